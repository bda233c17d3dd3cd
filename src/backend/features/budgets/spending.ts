import { type Expression, sql } from 'kysely'
import { spendingByMonth } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export interface LineSpent {
  readonly lineId: string
  readonly code: string
  readonly spentMinor: number
  /** Of it what books money sent under an agreement of the project, by the entry's agreement number. */
  readonly spentUnderAgreementsMinor: number
}

/** Posted expenditure by line up to a day, in one grouped pass through the splits' own index. */
export async function spentByLine(
  db: Reader,
  projectId: string,
  until: PlainDate,
): Promise<readonly LineSpent[]> {
  return db
    .selectFrom('budget_line as line')
    .crossJoin('ledger_split as split')
    .crossJoin('ledger_entry as entry')
    .select(eb => {
      const underAgreement: Expression<unknown> = eb.and([
        eb('entry.sub_grant_no', '!=', ''),
        eb(
          'entry.sub_grant_no',
          'in',
          eb.selectFrom('forwarded_agreement').select('agreement_no').where('project_id', '=', projectId),
        ),
      ])
      return [
        'line.id as lineId',
        'line.code as code',
        sql<number>`sum(${eb.ref('split.base_minor')})`.as('spentMinor'),
        sql<number>`sum(case when ${underAgreement} then ${eb.ref('split.base_minor')} else 0 end)`.as(
          'spentUnderAgreementsMinor',
        ),
      ]
    })
    .where('line.project_id', '=', projectId)
    .whereRef('split.budget_line_id', '=', 'line.id')
    .whereRef('entry.id', '=', 'split.entry_id')
    .where('entry.state', '=', 'posted')
    .where('entry.entry_date', '<=', until)
    .groupBy('line.id')
    .execute()
}

/** Posted expenditure of a project, or of one of its lines, by month (`YYYY-MM`), in order. */
export async function spentByMonth(
  db: Reader,
  projectId: string,
  lineId: string | null,
): Promise<readonly { readonly month: string; readonly minor: number }[]> {
  if (lineId === null) return spendingByMonth(db, projectId)
  return db
    .selectFrom('ledger_split as split')
    .innerJoin('ledger_entry as entry', 'entry.id', 'split.entry_id')
    .select(eb => [
      sql<string>`substr(${eb.ref('entry.entry_date')}, 1, 7)`.as('month'),
      sql<number>`sum(${eb.ref('split.base_minor')})`.as('minor'),
    ])
    .where('split.budget_line_id', '=', lineId)
    .where('entry.state', '=', 'posted')
    .groupBy('month')
    .orderBy('month')
    .execute()
}
