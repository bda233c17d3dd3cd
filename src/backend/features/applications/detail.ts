import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { APPLICATION_STATES, isStepByName, stepFault } from '#shared/domain/applications/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { isLanguage } from '#shared/locales/index.ts'
import { rowOf, withCall } from './rows.ts'
import { requireSight } from './sight.ts'

const stepsOf = (db: Reader, applicationId: string) =>
  db
    .selectFrom('application_step as step')
    .innerJoin('person', 'person.id', 'step.person_id')
    .select([
      'step.id',
      'step.from_state as from',
      'step.to_state as to',
      'step.reason_code as reasonCode',
      'step.reason',
      'person.name as by',
      'step.at',
    ])
    .where('step.application_id', '=', applicationId)
    .orderBy('step.at')
    .orderBy('step.id')
    .execute()

/** One application with its steps and what may come next. Throws NotFound, Rule.Recused. */
export async function applicationDetail(
  db: Reader,
  actor: Actor,
  id: string,
): Promise<OutputOf<'applications.get'>> {
  await requireSight(db, actor, id)
  const row = await withCall(db)
    .innerJoin('form_version as form', 'form.id', 'application.form_version_id')
    .leftJoin('organisation as patron', 'patron.id', 'application.patron_id')
    .leftJoin('person as receiver', 'receiver.id', 'application.received_by')
    .leftJoin('call_cutoff as cutoff', 'cutoff.id', 'application.cutoff_id')
    .select([
      'form.number as formNumber',
      'patron.name as patronName',
      'receiver.name as receiverName',
      'cutoff.deadline_at as cutoffDeadline',
    ])
    .where('application.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.application', { id }))
  return {
    ...rowOf(row),
    callState: row.callState,
    language: isLanguage(row.language) ? row.language : 'en',
    formVersion: { id: row.form_version_id, number: row.formNumber },
    deadlineAt: row.cutoffDeadline ?? row.callDeadline,
    patron: row.patron_id === null ? null : { id: row.patron_id, name: row.patronName ?? '' },
    receivedEvidence: row.received_evidence,
    receivedBy: row.receiverName,
    revision: row.revision,
    reviewNote: row.review_note,
    withdrawalReason: row.withdrawal_reason,
    possible: APPLICATION_STATES.filter(
      state => isStepByName(row.state, state) && stepFault(row.state, state) === undefined,
    ),
    steps: await stepsOf(db, id),
  }
}
