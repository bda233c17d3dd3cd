import type { CommandContext } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { demoId } from '../deterministic.ts'
import { type PeriodFacts, periodFacts } from '../facts/periods.ts'
import { insertAll } from '../insert-all.ts'
import { periodId, projectId } from '../programme.ts'
import { costsByPeriod } from './sums.ts'

interface Balance {
  readonly period: PeriodFacts
  readonly closingMinor: number
  readonly advancesMinor: number
}

/** Sum of a project's rows up to a day. */
const upTo = (rows: readonly { date: string; minor: number }[], day: string): number =>
  sumMinor(rows.filter(row => row.date <= day).map(row => row.minor))

async function balancesOf({ trx }: CommandContext, project: string): Promise<readonly Balance[]> {
  const received = await trx
    .selectFrom('fund_movement')
    .select(['date', 'base_minor as minor'])
    .where('project_id', '=', projectId(project))
    .execute()
  const forwarded = await trx
    .selectFrom('forwarded_movement')
    .innerJoin('forwarded_agreement', 'forwarded_agreement.id', 'forwarded_movement.agreement_id')
    .select(['kind', 'date', 'base_minor'])
    .where('project_id', '=', projectId(project))
    .where('kind', 'in', ['paid', 'accepted', 'refunded'])
    .execute()
  const advances = forwarded.map(row => ({
    date: row.date,
    minor: row.kind === 'paid' ? row.base_minor : -row.base_minor,
  }))
  const costs = await costsByPeriod(trx)
  const periods = periodFacts.filter(period => period.project === project)
  return periods.map(period => {
    const spent = periods
      .filter(earlier => earlier.number <= period.number)
      .map(earlier => costs.get(periodId(project, earlier.number)) ?? 0)
    return {
      period,
      closingMinor: sumMinor([upTo(received, period.end), -sumMinor(spent)]),
      advancesMinor: upTo(advances, period.end),
    }
  })
}

/** Cash at hand and bills booked but not yet paid: invented; the bank holds the rest of the closing balance. */
function positionRow({ period, closingMinor, advancesMinor }: Balance) {
  const { project, number } = period
  const cash = 84_000 + number * 1_735
  const payables = number % 3 === 0 ? 0 : 126_500 + number * 3_210
  const outstanding = number % 2 === 0 ? 41_260 : 0
  const bank = sumMinor([closingMinor, -cash, -advancesMinor, payables])
  return {
    id: demoId('fund_position', `${project} ${number}`),
    project_id: projectId(project),
    period_id: periodId(project, number),
    bank_minor: bank,
    cash_minor: cash,
    advances_minor: advancesMinor,
    payables_minor: payables,
    statement_minor: sumMinor([bank, outstanding]),
    outstanding_minor: outstanding,
  }
}

/** Where the closing balance of each period lies; it adds up to what the ledger and the movements give. */
export async function insertPositions(context: CommandContext): Promise<void> {
  const balances = [...(await balancesOf(context, 'SOE-11')), ...(await balancesOf(context, 'EU-DEMO-1'))]
  await insertAll(context.trx, 'fund_position', balances.map(positionRow))
}
