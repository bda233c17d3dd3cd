import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { closingBalance, type FundMovements, type FundPosition } from '#shared/domain/reports/index.ts'
import type { ReportPeriod } from './periods.ts'
import type { ReportProject } from './project.ts'

export type FundKind =
  | 'instalment'
  | 'other_donor'
  | 'own_contribution'
  | 'interest'
  | 'exchange_difference'
  | 'refund'

export interface FundMovement {
  readonly id: string
  readonly kind: FundKind
  readonly date: string
  readonly organisation: string
  readonly currency: string
  readonly amountMinor: number
  readonly rate: string
  readonly baseMinor: number
  readonly reference: string
}

export async function loadMovements(
  db: Reader,
  project: ReportProject,
  until: string,
): Promise<readonly FundMovement[]> {
  const rows = await db
    .selectFrom('fund_movement')
    .leftJoin('organisation', 'organisation.id', 'fund_movement.organisation_id')
    .selectAll('fund_movement')
    .select('organisation.name as organisation_name')
    .where('fund_movement.project_id', '=', project.id)
    .where('date', '<=', until)
    .orderBy('date')
    .orderBy('fund_movement.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    date: row.date,
    organisation: row.organisation_name ?? '',
    currency: row.currency,
    amountMinor: row.amount_minor,
    rate: row.rate,
    baseMinor: row.base_minor,
    reference: row.reference,
  }))
}

/** Sum of the movements of some kinds, in the report's currency. */
export const sumOf = (movements: readonly FundMovement[], ...kinds: readonly FundKind[]): number =>
  movements
    .filter(movement => kinds.includes(movement.kind))
    .reduce((sum, movement) => sum + movement.baseMinor, 0)

export const within = (
  movements: readonly FundMovement[],
  from: string,
  to: string,
): readonly FundMovement[] => movements.filter(movement => movement.date >= from && movement.date <= to)

/** Posted expenditure of a project between two days, both included. */
async function spent(db: Reader, project: ReportProject, from: string | null, to: string): Promise<number> {
  let query = db
    .selectFrom('ledger_entry')
    .select(sql<number>`coalesce(sum(base_minor), 0)`.as('minor'))
    .where('project_id', '=', project.id)
    .where('state', '=', 'posted')
    .where('entry_date', '<=', to)
  if (from !== null) query = query.where('entry_date', '>=', from)
  return (await query.executeTakeFirstOrThrow()).minor
}

function movementsOf(
  movements: readonly FundMovement[],
  openingMinor: number,
  costsMinor: number,
): FundMovements {
  return {
    openingMinor,
    receivedMinor: sumOf(movements, 'instalment', 'other_donor', 'own_contribution'),
    interestMinor: sumOf(movements, 'interest'),
    exchangeDifferenceMinor: sumOf(movements, 'exchange_difference'),
    costsMinor,
    refundedMinor: sumOf(movements, 'refund'),
  }
}

const dayBefore = (movements: readonly FundMovement[], day: string) =>
  movements.filter(movement => movement.date < day)

export interface FundStatement {
  readonly movements: FundMovements
  readonly closingMinor: number
  /** As counted by people at the period's end; undefined while nobody entered it. */
  readonly position:
    | (FundPosition & { readonly statementMinor: number; readonly outstandingMinor: number })
    | undefined
  /** Closing of the period before, as counted then; undefined for the first or when nobody entered it. */
  readonly previousPosition: FundPosition | undefined
}

async function loadPosition(db: Reader, periodId: string): Promise<FundStatement['position']> {
  const row = await db
    .selectFrom('fund_position')
    .selectAll()
    .where('period_id', '=', periodId)
    .executeTakeFirst()
  return (
    row && {
      bankMinor: row.bank_minor,
      cashMinor: row.cash_minor,
      advancesMinor: row.advances_minor,
      payablesMinor: row.payables_minor,
      statementMinor: row.statement_minor,
      outstandingMinor: row.outstanding_minor,
    }
  )
}

/** Opening, movements and closing of the fund in a period; opening is everything before its first day. */
export async function loadFundStatement(
  db: Reader,
  project: ReportProject,
  period: ReportPeriod,
  previous: ReportPeriod | undefined,
  movements: readonly FundMovement[],
): Promise<FundStatement> {
  const untilStart = await spent(db, project, null, period.end)
  const inPeriod = await spent(db, project, period.start, period.end)
  const opening = closingBalance(movementsOf(dayBefore(movements, period.start), 0, untilStart - inPeriod))
  const own = movementsOf(within(movements, period.start, period.end), opening, inPeriod)
  return {
    movements: own,
    closingMinor: closingBalance(own),
    position: await loadPosition(db, period.id),
    previousPosition: previous && (await loadPosition(db, previous.id)),
  }
}
