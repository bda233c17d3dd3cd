import { type Expression, sql } from 'kysely'
import { projectTerms, spentUntil } from '#backend/features/ledger/index.ts'
import { MONEY_IN } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { FUND_KINDS } from '#shared/contract/funds.ts'
import { closingBalance, type FundMovements } from '#shared/domain/reports/index.ts'
import type { Period } from '#shared/kernel/period.ts'

export type FundKind = (typeof FUND_KINDS)[number]
type Kind = FundKind

/** What counts as received: the donor's instalments, other donors and the own contribution. */
export const RECEIPTS: readonly Kind[] = MONEY_IN

/** Sums by kind before and within a period, in minor units of the project's currency. */
async function sumsOf(db: Reader, projectId: string, { start, end }: Period) {
  const sum = (condition: Expression<unknown>, amount: Expression<number>) =>
    sql<number>`coalesce(sum(case when ${condition} then ${amount} end), 0)`
  const rows = await db
    .selectFrom('fund_movement')
    .select(eb => {
      const before = eb('date', '<', start)
      return [
        'kind',
        sum(before, eb.ref('base_minor')).as('before'),
        sum(eb.not(before), eb.ref('base_minor')).as('within'),
      ]
    })
    .where('project_id', '=', projectId)
    .where('date', '<=', end)
    .groupBy('kind')
    .execute()
  return (when: 'before' | 'within', ...kinds: readonly Kind[]): number =>
    rows.filter(row => kinds.includes(row.kind)).reduce((minor, row) => minor + row[when], 0)
}

export interface FundBalance {
  readonly currency: string
  readonly movements: FundMovements
  readonly closingMinor: number
}

/**
 * The fund of a project in a period: opening (everything before its first day), what came in, posted
 * expenditure, and the closing balance (SW-04, Sida sheet 3). Throws NotFound for an unknown project.
 */
export async function fundBalance(db: Reader, projectId: string, period: Period): Promise<FundBalance> {
  const { currency } = await projectTerms(db, projectId)
  const sums = await sumsOf(db, projectId, period)
  const spent = await spentUntil(db, { projectId, ...period })
  const part = (when: 'before' | 'within', costsMinor: number): Omit<FundMovements, 'openingMinor'> => ({
    receivedMinor: sums(when, ...RECEIPTS),
    interestMinor: sums(when, 'interest'),
    exchangeDifferenceMinor: sums(when, 'exchange_difference'),
    refundedMinor: sums(when, 'refund'),
    costsMinor,
  })
  const openingMinor = closingBalance({ openingMinor: 0, ...part('before', spent.earlierMinor) })
  const movements = { openingMinor, ...part('within', spent.periodMinor) }
  return { currency, movements, closingMinor: closingBalance(movements) }
}
