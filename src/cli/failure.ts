import type { WireError } from '#shared/contract/frames.ts'
import { type ErrorCode, type JsonValue, ProblemError } from '#shared/kernel/errors.ts'

/** Why a command failed, in the form every carrier uses. */
export type Failure = WireError

/** Thrown to end a command; the error of an envelope, or one of the command line's own. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.messageKey}`)
    this.failure = failure
  }
}

/** A failure of the command line itself. */
export const failure = (
  code: ErrorCode,
  messageKey: string,
  details: Readonly<Record<string, JsonValue>> = {},
): Failure => ({ code, messageKey, details, incidentId: null })

export const fail = (...parts: Parameters<typeof failure>): CommandFailed =>
  new CommandFailed(failure(...parts))

/** A wrong use of the command line; names the argument and says how the command is used. */
export const misuse = (
  messageKey: string,
  usage: string,
  details: Readonly<Record<string, JsonValue>> = {},
): CommandFailed => fail('Validation', `cli.usage.${messageKey}`, { ...details, usage })

const storageCodes: ReadonlyMap<string, readonly [ErrorCode, string]> = new Map([
  ['ENOSPC', ['StorageFull', 'error.storageFull']],
  ['EDQUOT', ['StorageFull', 'error.storageFull']],
  ['EACCES', ['StorageReadonly', 'cli.noPermission']],
  ['EPERM', ['StorageReadonly', 'cli.noPermission']],
  ['EROFS', ['StorageReadonly', 'cli.noPermission']],
  ['ENOENT', ['NotFound', 'cli.fileMissing']],
  ['ENOTDIR', ['NotFound', 'cli.fileMissing']],
  ['EISDIR', ['Validation', 'cli.notAFile']],
])

/** The failure that an error of the file system means for a file named on the command line; others are bugs. */
export function fileFailure(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = storageCodes.get(code)
  return known ? fail(known[0], known[1], { file }) : error
}

/** What anything thrown means; undefined for a bug. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof CommandFailed) return error.failure
  if (!(error instanceof ProblemError)) return undefined
  const { code, messageKey, details } = error.problem
  return failure(code, messageKey, details)
}
