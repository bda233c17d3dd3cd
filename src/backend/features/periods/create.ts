import { periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { checkNewPeriod } from '#shared/domain/periods/index.ts'
import { ProblemError } from '#shared/kernel/errors.ts'

/**
 * Adds a reporting period after the last one. Throws NotFound, Rule.PeriodOrder, Rule.PeriodOverlap,
 * Rule.PeriodGap (it must start on the day after the last one's end), Rule.PeriodOutsideProject.
 */
export async function createPeriod(
  { trx, newId }: CommandContext,
  { projectId, label, kind, startDate, endDate }: ParsedInputOf<'periods.create'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { span } = await projectTerms(trx, projectId)
  const existing = await periodsOfProject(trx, projectId)
  const checked = checkNewPeriod({ start: startDate, end: endDate }, existing, span)
  if (!checked.ok) throw new ProblemError(checked.error)
  const id = newId()
  await trx
    .insertInto('reporting_period')
    .values({
      id,
      project_id: projectId,
      number: Math.max(0, ...existing.map(period => period.number)) + 1,
      label: label.trim(),
      kind,
      start_date: startDate,
      end_date: endDate,
      state: 'open',
      locked_at: null,
      locked_by: null,
      lock_second_person: null,
    })
    .execute()
  return { id, version: 1 }
}
