import { sql } from 'kysely'
import { periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import { rateLayers } from '#backend/features/rates/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type DaySpending, differencesByPeriod } from '#shared/domain/rates/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { contains, type Period } from '#shared/kernel/period.ts'
import { saveMovement } from './movements.ts'
import { requireOpenPeriod } from './period-scope.ts'

type Differences = OutputOf<'funds.exchangeDifferences'>

/**
 * Posted spending in other currencies by currency and day of payment. Entries that were paid out of the money
 * received itself (first in, first out) cost what it cost: they leave no difference.
 */
async function spendingByDay(db: Reader, projectId: string, base: string) {
  const rows = await db
    .selectFrom('ledger_entry as entry')
    .select(eb => [
      'entry.currency',
      'entry.entry_date as date',
      sql<number>`sum(${eb.ref('entry.amount_minor')})`.as('localMinor'),
      sql<number>`sum(${eb.ref('entry.base_minor')})`.as('reportedMinor'),
    ])
    .where('entry.project_id', '=', projectId)
    .where('entry.state', '=', 'posted')
    .where('entry.currency', '!=', base)
    .where('entry.rate_source', '!=', 'fifo')
    .groupBy(['entry.currency', 'entry.entry_date'])
    .execute()
  return Map.groupBy<string, DaySpending & { readonly currency: string }>(rows, row => row.currency)
}

/** Exchange differences booked so far, by day. */
const bookedDifferences = (db: Reader, projectId: string) =>
  db
    .selectFrom('fund_movement')
    .select(['date', 'base_minor as minor'])
    .where('project_id', '=', projectId)
    .where('kind', '=', 'exchange_difference')
    .execute()

async function byCurrency(db: Reader, projectId: string, base: string, periods: readonly Period[]) {
  const layers = Map.groupBy(await rateLayers(db, projectId, base), layer => layer.currency)
  const spending = await spendingByDay(db, projectId, base)
  return [...spending]
    .filter(([currency]) => layers.has(currency))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, days]) => ({
      currency,
      periods: differencesByPeriod(days, layers.get(currency) ?? [], { base, local: currency }, periods),
    }))
}

/**
 * Exchange difference of every period (FX-07, statement 29): what costs were reported at, less what the money spent
 * was worth when it came; never an eligible cost, a line of its own in the fund. Throws NotFound.
 */
export async function exchangeDifferences(db: Reader, projectId: string): Promise<Differences> {
  const { currency: base } = await projectTerms(db, projectId)
  const periods = await periodsOfProject(db, projectId)
  const found = await byCurrency(db, projectId, base, periods)
  const booked = await bookedDifferences(db, projectId)
  const rows = periods.map((period, place) => {
    const currencies = found.flatMap(({ currency, periods: own }) => {
      const part = own[place]
      if (!part || (part.localMinor === 0 && part.uncoveredMinor === 0)) return []
      return [
        {
          currency,
          spent: money(part.localMinor, currency),
          uncovered: money(part.uncoveredMinor, currency),
          worth: money(part.worthMinor, base),
          reported: money(part.reportedMinor, base),
          difference: money(part.differenceMinor, base),
        },
      ]
    })
    const difference = sumMinor(currencies.map(part => part.difference.minor))
    const bookedMinor = sumMinor(
      booked.filter(({ date }) => contains(period, date)).map(({ minor }) => minor),
    )
    return {
      periodId: period.id,
      number: period.number,
      label: period.label,
      state: period.state,
      start: period.start,
      end: period.end,
      currencies,
      difference,
      booked: bookedMinor,
      open: sumMinor([difference, -bookedMinor]),
    }
  })
  return { currency: base, rows }
}

/**
 * Books what is left of a period's exchange difference on its last day, as a line of its own. Throws NotFound,
 * Rule.PeriodLocked, Rule.NothingToBook, and Conflict when the figure is no longer the one the caller saw.
 */
export async function bookExchangeDifference(
  context: CommandContext,
  { periodId, minor }: ParsedInputOf<'funds.bookExchangeDifference'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const period = await requireOpenPeriod(context.trx, periodId)
  const { currency, rows } = await exchangeDifferences(context.trx, period.projectId)
  const open = rows.find(row => row.periodId === periodId)?.open ?? 0
  if (open === 0)
    throw new ProblemError(
      problem('Rule.NothingToBook', 'problem.funds.nothingToBook', { period: period.label }),
    )
  if (open !== minor)
    throw new ProblemError(
      problem('Conflict', 'problem.funds.differenceMoved', {
        period: period.label,
        seen: { minor, currency },
        now: { minor: open, currency },
      }),
    )
  return saveMovement(
    context,
    { id: null, version: null },
    {
      projectId: period.projectId,
      kind: 'exchange_difference',
      date: period.end,
      organisationId: null,
      currency,
      amountMinor: open,
      baseMinor: open,
      reference: period.label,
      note: '',
    },
  )
}
