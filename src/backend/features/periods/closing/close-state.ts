import type { PeriodScope } from '#backend/features/funds/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { here, type Notice, notice, type Verdict } from '#shared/domain/notices/index.ts'
import {
  type CloseCheck,
  type CloseStep,
  closeSteps,
  mayLock,
  stopsLock,
} from '#shared/domain/periods/index.ts'
import { lockCheck } from '../lock-check.ts'
import { datesCheck, perDiemsCheck, recalculatedCheck, salariesCheck } from './checks-of-entries.ts'
import {
  budgetCheck,
  cumulativeCheck,
  fundBalanceCheck,
  headingMovesCheck,
  signedBudgetCheck,
} from './checks-of-figures.ts'
import { agreementsCheck, assetsCheck } from './checks-of-registers.ts'
import { type CloseScope, closeScope } from './scope.ts'

/** In the order of donor-formats.md section 10. */
const CHECKS: readonly ((scope: CloseScope) => Promise<CloseCheck>)[] = [
  budgetCheck,
  signedBudgetCheck,
  cumulativeCheck,
  fundBalanceCheck,
  recalculatedCheck,
  headingMovesCheck,
  agreementsCheck,
  salariesCheck,
  perDiemsCheck,
  datesCheck,
  assetsCheck,
]

/** Where a period stands on its way to the lock. */
export interface CloseState {
  readonly currency: string
  readonly steps: readonly CloseStep[]
  readonly checks: readonly CloseCheck[]
  readonly mayLock: boolean
}

/** Everything a finance officer looks at before a period is locked, step by step (domain-rules.md rule 11). */
export async function closeState(db: Reader, period: PeriodScope, today: string): Promise<CloseState> {
  const scope = await closeScope(db, period)
  const verdict = await lockCheck(db, period, today)
  const checks: CloseCheck[] = []
  for (const check of CHECKS) checks.push(await check(scope))
  const steps = closeSteps(verdict, checks)
  return { currency: scope.terms.currency, steps, checks, mayLock: mayLock(steps) }
}

const asNotice = (check: CloseCheck, currency: string): Notice =>
  notice('close', check.key, here('lookAtChecks'), {
    count: check.differing,
    examples: [...check.examples],
    expected: check.expectedMinor === null ? null : { minor: check.expectedMinor, currency },
    actual: check.actualMinor === null ? null : { minor: check.actualMinor, currency },
  })

/** The same as a verdict, for the lock itself and for its dialog. */
export function closeVerdict({ steps, checks, currency }: CloseState): Verdict {
  const differing = checks.filter(check => check.state === 'differs')
  return {
    blockers: [
      ...steps.flatMap(step => step.blockers),
      ...differing.filter(stopsLock).map(check => asNotice(check, currency)),
    ],
    warnings: [
      ...steps.flatMap(step => step.warnings),
      ...differing.filter(check => !stopsLock(check)).map(check => asNotice(check, currency)),
    ],
  }
}
