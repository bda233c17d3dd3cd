import type { JsonValue } from '#shared/kernel/errors.ts'

/** The act that mends a blocker or answers a warning: its label, and the screen it happens on when it is another. */
export type Fix = { readonly labelKey: string; readonly route: string | null }

/**
 * Why something may not happen (blocker) or what to mind (warning): a code for programs, a message key with
 * its details for people, and the act that mends it (domain-rules.md rule 9).
 */
export type Notice = {
  readonly code: string
  readonly messageKey: string
  readonly details: { readonly [key: string]: JsonValue }
  readonly fix: Fix | null
}

/** What stands against an act. It may happen when `blockers` is empty. */
export type Verdict = { readonly blockers: readonly Notice[]; readonly warnings: readonly Notice[] }

type Details = { readonly [key: string]: JsonValue }

/**
 * Builds a notice of one area: the code `PeriodLocked` in `ledger` has the message key
 * `notice.ledger.PeriodLocked`.
 */
export function notice(area: string, code: string, fix: Fix | null, details: Details = {}): Notice {
  return { code, messageKey: `notice.${area}.${code}`, details, fix }
}

/** A fix on the screen where the notice appears. */
export const here = (act: string): Fix => ({ labelKey: `fix.${act}`, route: null })

/** A fix on another screen. */
export const at = (act: string, route: string): Fix => ({ labelKey: `fix.${act}`, route })

/** True when nothing blocks. */
export const isAllowed = (verdict: Verdict): boolean => verdict.blockers.length === 0
