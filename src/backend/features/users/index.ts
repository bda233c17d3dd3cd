export { commands, createPerson } from './commands.ts'
export { queries } from './queries.ts'
export {
  type ConfirmedPerson,
  confirmSecondPerson,
  proveInside,
  type SecondPersonRules,
} from './second-person.ts'
export {
  FAILED_PASSPHRASE,
  type PassphraseAttempt,
  type PassphraseStore,
  recordFailedAttempt,
  type StoredPassphrase,
  verifyPassphrase,
} from './verify-passphrase.ts'
