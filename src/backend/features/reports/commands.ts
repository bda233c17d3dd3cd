import { requireVersion } from '#backend/features/audit/index.ts'
import { requirePeriod } from '#backend/features/funds/index.ts'
import type { CommandContext, HandlersOf } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { DONOR_REPORT_TRANSITIONS } from '#shared/domain/reports/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { type ErrorCode, type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { reportsOfPeriod, requireReport } from './repository.ts'

const refuse = (code: ErrorCode, key: string, details: { readonly [name: string]: JsonValue }) =>
  new ProblemError(problem(code, `problem.report.${key}`, details))

function requirePast(date: string, { now }: CommandContext): void {
  const today = dayHere(now)
  if (date > today) throw refuse('Rule.DateInFuture', 'dateInFuture', { date, today })
}

async function requireRun({ trx }: CommandContext, id: string | null): Promise<void> {
  if (id === null) return
  const run = await trx.selectFrom('document_run').select('id').where('id', '=', id).executeTakeFirst()
  if (!run) throw new ProblemError(problem('NotFound', 'problem.notFound.documentRun', { id }))
}

/**
 * Notes a submission. A report stands on a locked period; a new one is sent only after the donor returned the last
 * (domain-rules.md rule 11: one open report). Throws NotFound, Rule.PeriodOpen, Rule.ReportPending,
 * Rule.ReportAccepted, Rule.DateInFuture.
 */
async function submitReport(context: CommandContext, input: ParsedInputOf<'reports.submit'>) {
  const { trx, newId } = context
  const period = await requirePeriod(trx, input.periodId)
  if (period.state === 'open') throw refuse('Rule.PeriodOpen', 'periodOpen', { period: period.label })
  requirePast(input.submittedOn, context)
  await requireRun(context, input.documentRunId)
  const earlier = await reportsOfPeriod(trx, period.id)
  const standing = earlier.find(report => report.state === 'submitted' || report.state === 'accepted')
  if (standing)
    throw refuse(
      standing.state === 'accepted' ? 'Rule.ReportAccepted' : 'Rule.ReportPending',
      standing.state,
      {
        period: period.label,
        number: standing.number,
        date: standing.answered_on ?? standing.submitted_on,
      },
    )
  const id = newId()
  await trx
    .insertInto('donor_report')
    .values({
      id,
      project_id: period.projectId,
      period_id: period.id,
      number: (earlier.at(-1)?.number ?? 0) + 1,
      state: 'submitted',
      submitted_on: input.submittedOn,
      answered_on: null,
      document_run_id: input.documentRunId,
      reference: input.reference.trim(),
      note: input.note.trim(),
    })
    .execute()
  return { id, version: 1 }
}

/**
 * Notes the donor's answer. Throws NotFound, Conflict, Rule.ReportAnswered, Rule.DateInFuture, and Rule.ReasonNeeded
 * for a return that does not say what to mend.
 */
async function answerReport(context: CommandContext, input: ParsedInputOf<'reports.answer'>) {
  const { trx } = context
  const report = await requireReport(trx, input.id)
  await requireVersion(trx, report, input.version)
  if (!mayMove(DONOR_REPORT_TRANSITIONS, report.state, input.state))
    throw refuse('Rule.ReportAnswered', 'answered', { number: report.number, state: report.state })
  requirePast(input.answeredOn, context)
  if (input.state === 'returned' && input.note.trim() === '')
    throw refuse('Rule.ReasonNeeded', 'reasonNeeded', { number: report.number })
  const version = report.version + 1
  await trx
    .updateTable('donor_report')
    .set({
      state: input.state,
      answered_on: input.answeredOn,
      reference: input.reference.trim() || report.reference,
      note: input.note.trim() || report.note,
      version,
    })
    .where('id', '=', report.id)
    .execute()
  return { id: report.id, version }
}

export const commands = {
  'reports.submit': submitReport,
  'reports.answer': answerReport,
} satisfies HandlersOf<'reports.submit' | 'reports.answer'>
