import type { Reader } from '#backend/rpc/context.ts'
import { callBy, proofOfUseFor } from '#shared/domain/payments/index.ts'
import { fundRequest } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { loadForecast } from '../basis/adjustments.ts'
import { type BankAccount, loadBankAccount } from '../basis/bank-account.ts'
import { loadFundStatement, loadMovements, sumOf } from '../basis/funds.ts'
import { loadPeriods, type PeriodSeries } from '../basis/periods.ts'
import { loadProject, type ReportProject, requiredRule } from '../basis/project.ts'

/** A payment whose use a call must prove. */
export interface ProofOwed {
  readonly number: number
  readonly date: PlainDate
  /** All payments up to that one, and what was spent before the period that is called for. */
  readonly receivedMinor: number
  readonly spentMinor: number
}

export interface CallFigures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  /** Running number: one more than the payments received before the period. */
  readonly number: number
  /** Latest day on which the call is sent, so that it is checked when the period begins. */
  readonly sendBy: PlainDate
  /** Forecast of the period; null where nobody forecast anything. */
  readonly neededMinor: number | null
  /** On hand when the period begins. */
  readonly onHandMinor: number
  readonly calledMinor: number
  readonly receivedMinor: number
  readonly specialAccountRequired: boolean
  readonly account: BankAccount | null
  readonly proof: ProofOwed | null
}

/**
 * Figures of a call for the money of one reporting period (GIZ Annex 3, form 3c; donor-formats.md section 4). Throws
 * NotFound for an unknown project or period, Export where the contract doesn't say how long a check takes.
 */
export async function loadCall(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<CallFigures> {
  const project = await loadProject(db, parameters.project)
  const checkDays = Number(requiredRule(project, 'call_check_days'))
  const periods = await loadPeriods(db, project, parameters.period)
  const { start, end } = periods.current
  const movements = await loadMovements(db, project, end)
  const before = movements.filter(movement => movement.date < start)
  const payments = before.filter(movement => movement.kind === 'instalment')
  const { movements: fund } = await loadFundStatement(
    db,
    project,
    periods.current,
    periods.earlier.at(-1),
    movements,
  )
  const forecast = await loadForecast(db, periods.current, undefined)
  const neededMinor =
    forecast.size === 0 ? null : sumMinor([...forecast.values()].map(line => line.amountMinor))
  const number = payments.length + 1
  const fromCall = project.rule('proof_of_use_from_call')
  const owed = proofOfUseFor(number, fromCall === null ? null : Number(fromCall))
  const owedPayment = owed === null ? undefined : payments[owed - 1]
  const allBefore = sumOf(
    before,
    'instalment',
    'other_donor',
    'own_contribution',
    'interest',
    'exchange_difference',
  )
  return {
    project,
    periods,
    number,
    sendBy: callBy(start, checkDays),
    neededMinor,
    onHandMinor: fund.openingMinor,
    calledMinor: fundRequest({
      forecastMinor: neededMinor ?? 0,
      commitmentsMinor: 0,
      closingMinor: fund.openingMinor,
    }),
    receivedMinor: sumOf(before, 'instalment') - sumOf(before, 'refund'),
    specialAccountRequired: project.rule('special_account_required') === 'true',
    account: await loadBankAccount(db, project.id),
    proof:
      owed === null || !owedPayment
        ? null
        : {
            number: owed,
            date: owedPayment.date,
            receivedMinor: sumOf(payments.slice(0, owed), 'instalment'),
            spentMinor: sumMinor([allBefore, -sumOf(before, 'refund'), -fund.openingMinor]),
          },
  }
}
