import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** A new UUIDv7: sortable by creation, unique without a server. */
export const newId = (): string => uuidv7()

/** Lower-case hexadecimal SHA-256 of a text or bytes. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')
