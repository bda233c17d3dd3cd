import type { JsonValue } from '#shared/kernel/errors.ts'

/** Where an answer stands: a field, and in a table the row (from 1) and the column. */
export type AnswerPlace = {
  readonly field: string
  readonly row: number | null
  readonly column: string | null
}

/**
 * What is wrong with an answer. `unreadable` faults are no value of their field at all and are never stored; the others
 * are readable answers that break a rule of the form, the lot or the call, and may be taken in to be reviewed.
 */
export type AnswerFault = AnswerPlace & {
  readonly code: string
  readonly severity: 'unreadable' | 'rule'
  readonly messageKey: string
  readonly remedyKey: string
  readonly details: { readonly [key: string]: JsonValue }
}

/** Builds a fault: the code `TooLong` has the messages `answerFault.TooLong` and `answerRemedy.TooLong`. */
export const fault = (
  place: AnswerPlace,
  code: string,
  severity: AnswerFault['severity'],
  details: { readonly [key: string]: JsonValue } = {},
): AnswerFault => ({
  ...place,
  code,
  severity,
  messageKey: `answerFault.${code}`,
  remedyKey: `answerRemedy.${code}`,
  details,
})
