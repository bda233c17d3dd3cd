/** A value that survives JSON and structured clone unchanged: no Date, bigint, Map, NaN or undefined. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** The closed list of error codes every carrier understands (architecture section 6). */
export type ErrorCode =
  | 'Validation'
  | 'NotFound'
  | 'Conflict'
  | 'Forbidden'
  | `Rule.${string}`
  | 'Cancelled'
  | 'Unavailable'
  | 'Busy'
  | 'StorageFull'
  | 'StorageReadonly'
  | 'StorageCorrupt'
  | 'FromNewerVersion'
  | 'Import'
  | 'Export'
  | 'Internal'

/** Why something was refused: a code for programs, a message key with its details for people. */
export type Problem = {
  readonly code: ErrorCode
  readonly messageKey: string
  readonly details: { readonly [key: string]: JsonValue }
}

/**
 * Builds a problem.
 * @example problem('Rule.PeriodGap', 'problem.period.gap', { start: '2024-01-01' })
 */
export function problem(
  code: ErrorCode,
  messageKey: string,
  details: { readonly [key: string]: JsonValue } = {},
): Problem {
  return { code, messageKey, details }
}

/**
 * Thrown inside a command handler to abort its transaction; the dispatcher turns it into an envelope.
 * Also thrown by money arithmetic that would leave the safe integer range.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(cause: Problem) {
    super(`${cause.code}: ${cause.messageKey}`)
    this.problem = cause
  }
}
