import { spendingByLine } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { ReportPeriod } from './periods.ts'
import type { ReportProject } from './project.ts'

export interface LineSpending {
  readonly periodMinor: number
  readonly earlierMinor: number
  /** Sum of the entries' quantities in the period; null where none was given. */
  readonly quantity: string | null
}

export interface Spending {
  readonly byLine: ReadonlyMap<string, LineSpending>
  readonly periodMinor: number
  readonly earlierMinor: number
}

/** Posted expenditure per budget line in a period and before it, in one pass over the ledger. */
export async function loadSpending(
  db: Reader,
  project: ReportProject,
  period: ReportPeriod,
): Promise<Spending> {
  const byLine = await spendingByLine(db, { projectId: project.id, start: period.start, end: period.end })
  const lines = [...byLine.values()]
  return {
    byLine,
    periodMinor: sumMinor(lines.map(line => line.periodMinor)),
    earlierMinor: sumMinor(lines.map(line => line.earlierMinor)),
  }
}

/** Explanations of deviations in a period, by budget line. */
export async function loadNotes(db: Reader, period: ReportPeriod): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('deviation_note')
    .select(['budget_line_id', 'text'])
    .where('period_id', '=', period.id)
    .execute()
  return new Map(rows.map(row => [row.budget_line_id, row.text]))
}
