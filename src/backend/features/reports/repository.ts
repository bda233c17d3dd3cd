import { periodLabel } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { DonorReportRow } from '#shared/contract/closing.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** Reports of a project, the newest submission first. */
export async function listReports(db: Reader, projectId: string): Promise<DonorReportRow[]> {
  const rows = await db
    .selectFrom('donor_report as report')
    .innerJoin('reporting_period as period', 'period.id', 'report.period_id')
    .leftJoin('document_run as run', 'run.id', 'report.document_run_id')
    .selectAll('report')
    .select(['period.number as periodNumber', 'period.label as label', 'run.file_name as documentName'])
    .where('report.project_id', '=', projectId)
    .orderBy('period.number', 'desc')
    .orderBy('report.number', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    periodId: row.period_id,
    periodLabel: periodLabel({ number: row.periodNumber, label: row.label }),
    number: row.number,
    state: row.state,
    submittedOn: row.submitted_on,
    answeredOn: row.answered_on,
    documentRunId: row.document_run_id,
    documentName: row.documentName,
    reference: row.reference,
    note: row.note,
  }))
}

/** Submissions of one period. */
export const reportsOfPeriod = (db: Reader, periodId: string) =>
  db.selectFrom('donor_report').selectAll().where('period_id', '=', periodId).orderBy('number').execute()

/** A stored report; throws NotFound. */
export async function requireReport(db: Reader, id: string) {
  const row = await db.selectFrom('donor_report').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.report', { id }))
  return row
}
