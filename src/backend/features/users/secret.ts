import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB, 2 passes, 1 thread: the OWASP password storage cheat sheet's first choice. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same letters typed on another keyboard can arrive composed otherwise. */
const normal = (passphrase: string): string => passphrase.normalize('NFKC')

/** A salted hash in PHC form; the salt is new every time. */
export const hashSecret = (passphrase: string): Promise<string> => hash(normal(passphrase), PARAMETERS)

export const verifySecret = (stored: string, passphrase: string): Promise<boolean> =>
  verify(stored, normal(passphrase))
