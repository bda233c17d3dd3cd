import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireCall } from './form.ts'
import { typedInstant } from './guards.ts'
import { moveApplication, requireApplication } from './move.ts'
import { isCovered } from './receive.ts'
import { notRecused, requireSight } from './sight.ts'

const refuse = (code: 'Rule.ExtensionForNobody' | 'Rule.ExtensionTooEarly', name: string, details = {}) =>
  new ProblemError(problem(code, `problem.application.${name}`, details))

/** Late applications that the new extension is about: the named one, or those of the named applicant. */
async function lateOnes(db: Reader, input: ParsedInputOf<'intake.extend'>) {
  return db
    .selectFrom('application')
    .select('id')
    .where('call_id', '=', input.callId)
    .where('state', '=', 'late')
    .$if(input.applicationId !== null, query => query.where('id', '=', input.applicationId ?? ''))
    .$if(input.applicationId === null, query => query.where('applicant_id', '=', input.organisationId))
    .execute()
}

/** The application that an extension names. Throws NotFound, Rule.ExtensionForNobody, Rule.Recused. */
async function ofCall({ trx, actor }: CommandContext, callId: string, applicationId: string) {
  await requireSight(trx, actor, applicationId)
  const application = await requireApplication(trx, applicationId)
  if (application.call_id !== callId) throw refuse('Rule.ExtensionForNobody', 'extensionForNobody')
  return application
}

/**
 * Records who extended the deadline for whom, until when and why; late applications that it covers go into the
 * administrative check. Throws NotFound, Rule.ExtensionForNobody, Rule.ExtensionTooEarly, Rule.TimeSkipped, Rule.Recused.
 */
export async function extendDeadline(context: CommandContext, input: ParsedInputOf<'intake.extend'>) {
  const { trx, actor } = context
  const call = await requireCall(trx, input.callId)
  if (input.applicationId === null && input.organisationId === null)
    throw refuse('Rule.ExtensionForNobody', 'extensionForNobody')
  const one = input.applicationId === null ? null : await ofCall(context, call.id, input.applicationId)
  const untilAt = typedInstant(input.untilOn, input.untilTime, call.zone)
  if (call.deadline_at !== null && untilAt <= call.deadline_at)
    throw refuse('Rule.ExtensionTooEarly', 'extensionTooEarly', {
      field: 'untilOn',
      untilAt,
      deadlineAt: call.deadline_at,
    })
  // One that ends before the receipt would leave the application late without a word.
  if (one?.state === 'late' && one.received_at !== null && untilAt < one.received_at)
    throw refuse('Rule.ExtensionTooEarly', 'extensionBeforeReceipt', {
      field: 'untilOn',
      untilAt,
      receivedAt: one.received_at,
    })
  context.setReason(input.reason)
  const id = context.newId()
  await trx
    .insertInto('deadline_extension')
    .values({
      id,
      call_id: call.id,
      application_id: input.applicationId,
      organisation_id: input.organisationId,
      until_at: untilAt,
      reason: input.reason,
      granted_by: actor.personId,
      granted_at: context.now,
    })
    .execute()
  for (const late of await lateOnes(trx, input)) {
    const application = await requireApplication(trx, late.id)
    if (await isCovered(trx, call, application))
      await moveApplication(context, application, 'admin_check', { reason: input.reason })
  }
  return { id, version: 1 }
}

/** Extensions of a call, or of one application and its applicant. Throws NotFound. */
export async function listExtensions(
  db: Reader,
  personId: string,
  { callId, applicationId }: ParsedInputOf<'intake.extensions'>,
): Promise<OutputOf<'intake.extensions'>> {
  const call = await requireCall(db, callId)
  const one = applicationId === null ? null : await requireApplication(db, applicationId)
  const rows = await db
    .selectFrom('deadline_extension as extension')
    .innerJoin('person', 'person.id', 'extension.granted_by')
    .leftJoin('application', 'application.id', 'extension.application_id')
    .leftJoin('organisation', 'organisation.id', 'extension.organisation_id')
    .select([
      'extension.id',
      'extension.application_id as applicationId',
      'application.reference_no as referenceNo',
      'extension.organisation_id',
      'organisation.name',
      'extension.until_at as untilAt',
      'extension.reason',
      'person.name as grantedBy',
      'extension.granted_at as grantedAt',
    ])
    .where('extension.call_id', '=', callId)
    .where(notRecused(personId))
    .$if(one !== null, query =>
      query.where(eb =>
        eb.or([
          eb('extension.application_id', '=', applicationId),
          eb.and([
            eb('extension.application_id', 'is', null),
            eb('extension.organisation_id', '=', one?.applicant_id ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('extension.granted_at')
    .execute()
  return {
    rows: rows.map(({ organisation_id, name, ...row }) => ({
      ...row,
      organisation: organisation_id === null ? null : { id: organisation_id, name: name ?? '' },
      zone: call.zone,
    })),
  }
}
