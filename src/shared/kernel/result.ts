import type { Problem } from './errors.ts'

/**
 * Outcome of a rule that can refuse: domain functions return it instead of throwing (only bugs throw).
 * It survives JSON and structured clone.
 * @example const found = lookUp(code); if (!found.ok) return found
 */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** A success carrying `value`. @example ok(3) // { ok: true, value: 3 } */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

/** A refusal carrying `error`. @example err(problem('Rule.ReasonNeeded', 'problem.reversal.reasonNeeded')) */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })
