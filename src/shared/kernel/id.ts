import type { Brand } from './brand.ts'

/**
 * Key of one kind of record: UUIDv7 text. Keys are made in the backend's platform room, since the kernel
 * has no source of time or randomness.
 * @example type ProjectId = Id<'Project'>
 */
export type Id<Name extends string> = Brand<string, Name>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * True for a lower-case RFC 9562 UUID of any version.
 * @example isUuid('01890a5d-ac96-774b-bcce-b302099a8057') // true
 */
export function isUuid<Name extends string>(text: string): text is Id<Name> {
  return UUID.test(text)
}
