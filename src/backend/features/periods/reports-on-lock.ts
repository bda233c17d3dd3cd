import type { PeriodScope } from '#backend/features/funds/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** An accepted report stands for good: its period stays locked (domain-rules.md rule 11). Throws Rule.ReportAccepted. */
export async function requireNoAcceptedReport({ trx }: CommandContext, period: PeriodScope): Promise<void> {
  const accepted = await trx
    .selectFrom('donor_report')
    .select(['number', 'answered_on as on'])
    .where('period_id', '=', period.id)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  if (accepted)
    throw new ProblemError(
      problem('Rule.ReportAccepted', 'problem.period.reportAccepted', {
        period: period.label,
        number: accepted.number,
        date: accepted.on ?? '',
      }),
    )
}

/** A report whose period opens again no longer stands on its figures. */
export async function withdrawReports({ trx }: CommandContext, periodId: string): Promise<void> {
  await trx
    .updateTable('donor_report')
    .set(eb => ({ state: 'withdrawn', version: eb('version', '+', 1) }))
    .where('period_id', '=', periodId)
    .where('state', '=', 'submitted')
    .execute()
}
