import type { Notice } from '#shared/contract/common.ts'
import { type Fix, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** What stands against an act on an account, with its numbers and the act that helps. */
export const blocker = (code: string, details: Notice['details'], fix: Fix | null): Notice => ({
  ...notice('account', code, fix),
  details,
  fix: fix && { ...fix },
})

/** Throws Rule.Blocked under `problem.account.<key>` when anything stands against the act. */
export function refuseIf(key: string, blockers: readonly Notice[]): void {
  if (blockers.length > 0)
    throw new ProblemError(
      problem('Rule.Blocked', `problem.account.${key}`, {
        count: blockers.length,
        blockers: blockers.slice(0, 100),
        warnings: [],
      }),
    )
}
