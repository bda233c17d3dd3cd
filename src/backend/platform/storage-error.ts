import { type Problem, problem } from '#shared/kernel/errors.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const BY_CODE: readonly (readonly [RegExp, () => Problem])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, () => problem('StorageFull', 'error.storageFull')],
  [
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EROFS|EACCES|EPERM)/,
    () => problem('StorageReadonly', 'error.storageReadonly'),
  ],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_FORMAT)/, () => problem('StorageCorrupt', 'error.storageCorrupt')],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/, () => problem('Busy', 'error.busy')],
  [/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/, () => problem('Conflict', 'error.duplicate')],
  [/^(SQLITE_IOERR|EIO)/, () => problem('Unavailable', 'error.storageUnavailable')],
]

/** The problem that a database or file system error means, by its code and never by its text; undefined for others. */
export function storageProblem(error: unknown): Problem | undefined {
  const code = codeOf(error)
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1]()
}
