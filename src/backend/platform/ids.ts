import { hash } from 'node:crypto'
import { V7Generator } from 'uuidv7'

/** Random words drawn at once: an import needs tens of thousands of ids, and each drawing costs more than its words. */
const WORDS = 1024
const words = new Uint32Array(WORDS)
let next = WORDS

function nextUint32(): number {
  if (next >= WORDS) {
    crypto.getRandomValues(words)
    next = 0
  }
  const word = words[next] ?? 0
  next += 1
  return word
}

const generator = new V7Generator({ nextUint32 })

/** A new UUIDv7: sortable by creation, unique without a server. */
export const newId = (): string => generator.generate().toString()

/** Lower-case hexadecimal SHA-256 of a text or bytes. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content)
