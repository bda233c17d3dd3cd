import type { Reader } from '#backend/rpc/context.ts'
import type { ReportPeriod } from './periods.ts'
import type { ReportProject } from './project.ts'

/** Notified moves and use of the reserve by budget line, as decided until a day, on the signed budget: an addendum starts anew. */
export async function loadReallocations(
  db: Reader,
  project: ReportProject,
  until: string,
  kinds: readonly ('reallocation' | 'contingency')[] = ['reallocation', 'contingency'],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('reallocation')
    .select(['budget_line_id', eb => eb.fn.sum<number>('amount_minor').as('minor')])
    .where('project_id', '=', project.id)
    .where('version_id', '=', eb =>
      eb
        .selectFrom('budget_version')
        .select('id')
        .where('project_id', '=', project.id)
        .where('state', '=', 'signed'),
    )
    .where('decided_on', '<=', until)
    .where('kind', 'in', [...kinds])
    .groupBy('budget_line_id')
    .execute()
  return new Map(rows.map(row => [row.budget_line_id, row.minor]))
}

export interface ForecastLine {
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  readonly amountMinor: number
}

const FORECAST = ['budget_line_id', 'unit', 'quantity', 'unit_value', 'amount_minor'] as const

/** True when a forecast was kept with the report; workspaces of older formats have locked periods without one. */
async function hasFrozen(db: Reader, madeWith: ReportPeriod): Promise<boolean> {
  const row = await db
    .selectFrom('forecast_frozen')
    .select('id')
    .where('made_with_period_id', '=', madeWith.id)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * What was forecast for a period, by budget line, as the report of `madeWith` showed it while that is locked, else as it
 * stands now; a line without a row is blank, not zero.
 */
export async function loadForecast(
  db: Reader,
  period: ReportPeriod | undefined,
  madeWith: ReportPeriod | undefined,
): Promise<ReadonlyMap<string, ForecastLine>> {
  if (!period) return new Map()
  const frozen = madeWith?.locked === true && (await hasFrozen(db, madeWith))
  const rows = frozen
    ? await db
        .selectFrom('forecast_frozen')
        .select([...FORECAST])
        .where('made_with_period_id', '=', madeWith.id)
        .where('period_id', '=', period.id)
        .execute()
    : await db
        .selectFrom('forecast')
        .select([...FORECAST])
        .where('period_id', '=', period.id)
        .execute()
  return new Map(
    rows.map(row => [
      row.budget_line_id,
      { unit: row.unit, quantity: row.quantity, unitValue: row.unit_value, amountMinor: row.amount_minor },
    ]),
  )
}

export interface PendingPayment {
  readonly id: string
  readonly line: string
  readonly lineId: string
  readonly supplier: string
  readonly amountMinor: number
  readonly expectedOn: string | null
  readonly note: string
}

/** Payments booked or committed, but not made by a day. */
export async function loadPending(
  db: Reader,
  project: ReportProject,
  until: string,
): Promise<readonly PendingPayment[]> {
  const rows = await db
    .selectFrom('pending_payment')
    .innerJoin('budget_line', 'budget_line.id', 'pending_payment.budget_line_id')
    .selectAll('pending_payment')
    .select('budget_line.code as line')
    .where('pending_payment.project_id', '=', project.id)
    .where(eb => eb.or([eb('settled_on', 'is', null), eb('settled_on', '>', until)]))
    .orderBy('budget_line.code')
    .orderBy('pending_payment.supplier')
    .execute()
  return rows.map(row => ({
    id: row.id,
    line: row.line,
    lineId: row.budget_line_id,
    supplier: row.supplier,
    amountMinor: row.amount_minor,
    expectedOn: row.expected_on,
    note: row.note,
  }))
}
