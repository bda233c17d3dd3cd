import { sql } from 'kysely'
import { periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { closingBalance, type FundMovements } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { contains } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type FundKind, fundBalance, RECEIPTS } from './balance.ts'
import type { PeriodScope } from './period-scope.ts'

type Chain = OutputOf<'funds.chain'>

/** Closing balances of a project's locked periods as they were locked, by period. */
async function lockedClosings(db: Reader, projectId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('fund_closing as closing')
    .innerJoin('reporting_period as period', 'period.id', 'closing.period_id')
    .select(['closing.period_id as periodId', 'closing.closing_minor as minor'])
    .where('period.project_id', '=', projectId)
    .execute()
  return new Map(rows.map(row => [row.periodId, row.minor]))
}

/** Posted expenditure by day, read once for all periods. */
const costsByDay = (db: Reader, projectId: string) =>
  db
    .selectFrom('ledger_entry')
    .select(eb => ['entry_date as date', sql<number>`sum(${eb.ref('base_minor')})`.as('minor')])
    .where('project_id', '=', projectId)
    .where('state', '=', 'posted')
    .groupBy('entry_date')
    .execute()

const movementsByDay = (db: Reader, projectId: string) =>
  db
    .selectFrom('fund_movement')
    .select(['date', 'kind', 'base_minor as minor'])
    .where('project_id', '=', projectId)
    .execute()

type Dated = { readonly date: PlainDate; readonly minor: number }

interface Books {
  readonly costs: readonly Dated[]
  readonly movements: readonly (Dated & { readonly kind: FundKind })[]
}

/** What a stretch of days brought and cost. */
function movementsOf(books: Books, holds: (date: PlainDate) => boolean): Omit<FundMovements, 'openingMinor'> {
  const own = books.movements.filter(({ date }) => holds(date))
  const sum = (...kinds: readonly FundKind[]) =>
    sumMinor(own.filter(({ kind }) => kinds.includes(kind)).map(({ minor }) => minor))
  return {
    receivedMinor: sum(...RECEIPTS),
    interestMinor: sum('interest'),
    exchangeDifferenceMinor: sum('exchange_difference'),
    refundedMinor: sum('refund'),
    costsMinor: sumMinor(books.costs.filter(({ date }) => holds(date)).map(({ minor }) => minor)),
  }
}

/**
 * The fund of every period in order (SW-04). The opening of each must equal the closing of the one before: as it was
 * locked, else as the books say (SW-05). Throws NotFound.
 */
export async function fundChain(db: Reader, projectId: string): Promise<Chain> {
  const { currency } = await projectTerms(db, projectId)
  const closings = await lockedClosings(db, projectId)
  const books = { costs: await costsByDay(db, projectId), movements: await movementsByDay(db, projectId) }
  const rows: Chain['rows'] = []
  for (const period of await periodsOfProject(db, projectId)) {
    const earlier = movementsOf(books, date => date < period.start)
    const opening = closingBalance({ openingMinor: 0, ...earlier })
    const own = movementsOf(books, date => contains(period, date))
    const last = rows.at(-1)
    const before = last ? (last.lockedClosing ?? last.closing) : null
    rows.push({
      periodId: period.id,
      number: period.number,
      label: period.label,
      state: period.state,
      start: period.start,
      end: period.end,
      opening,
      received: own.receivedMinor,
      interest: own.interestMinor,
      exchangeDifference: own.exchangeDifferenceMinor,
      costs: own.costsMinor,
      refunded: own.refundedMinor ?? 0,
      closing: closingBalance({ openingMinor: opening, ...own }),
      before,
      difference: before === null ? null : sumMinor([opening, -before]),
      lockedClosing: closings.get(period.id) ?? null,
    })
  }
  return { currency, rows }
}

/** Opening of a period against the closing before it, in minor units; null for the first period. */
export async function openingBreak(db: Reader, period: PeriodScope) {
  const { currency, rows } = await fundChain(db, period.projectId)
  const row = rows.find(found => found.periodId === period.id)
  return {
    currency,
    openingMinor: row?.opening ?? 0,
    beforeMinor: row?.before ?? null,
    minor: row?.difference ?? null,
  }
}

/** Keeps the fund of a period as it is locked, so that a later change of what was reported is seen. */
export async function keepClosing({ trx, newId }: CommandContext, period: PeriodScope): Promise<void> {
  const { movements, closingMinor } = await fundBalance(trx, period.projectId, period)
  await trx
    .insertInto('fund_closing')
    .values({
      id: newId(),
      period_id: period.id,
      opening_minor: movements.openingMinor,
      closing_minor: closingMinor,
    })
    .execute()
}

/** Forgets the kept fund of a period that is opened again. */
export async function forgetClosing({ trx }: CommandContext, period: PeriodScope): Promise<void> {
  await trx.deleteFrom('fund_closing').where('period_id', '=', period.id).execute()
}
