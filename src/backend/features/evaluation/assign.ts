import { moveApplication, requireApplication, requireSight } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { balance } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { assessorsOf, isMentor, storeAssignment, workOf } from './candidates.ts'
import { requireGrid, requireInEvaluation, termsOf } from './terms.ts'

const refusal = (code: string, key: string, details: Record<string, string | number>) =>
  new ProblemError(problem(`Rule.${code}`, `problem.evaluation.${key}`, details))

/** The member who is to read, if the committee has them, they signed, and nothing forbids it. */
async function requireAssessor({ trx }: CommandContext, callId: string, personId: string) {
  const member = await trx
    .selectFrom('committee_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name', 'person.email', 'member.function', 'member.impartiality_signed_on'])
    .where('member.call_id', '=', callId)
    .where('member.committee', '=', 'evaluation')
    .where('person.id', '=', personId)
    .executeTakeFirst()
  if (!member || member.function === 'observer' || member.function === 'secretary')
    throw refusal('NotAMember', member ? 'doesNotScore' : 'notAMember', { name: member?.name ?? '' })
  if (member.impartiality_signed_on === null)
    throw refusal('ImpartialityMissing', 'impartialityMissing', { name: member.name })
  return member
}

/** Asks a member to read an application. Throws as the contract says. */
export async function assign(context: CommandContext, input: ParsedInputOf<'committees.assign'>) {
  const { trx, actor } = context
  const { applicationId, personId } = input
  const application = await requireApplication(trx, applicationId)
  await requireSight(trx, actor, applicationId)
  const terms = await termsOf(trx, application.call_id)
  requireInEvaluation(terms.call, application)
  const person = await requireAssessor(context, terms.call.id, personId)
  const before = await trx
    .selectFrom('assignment')
    .select('state')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const named = { name: person.name, reference: application.reference_no }
  if (before?.state === 'recused') throw refusal('Conflict', 'recusedBefore', named)
  if (before?.state === 'assigned') throw refusal('AlreadyAssigned', 'alreadyAssigned', named)
  if (await isMentor(trx, applicationId, person)) throw refusal('Conflict', 'mentors', named)
  return storeAssignment(context, { applicationId, personId, by: actor.personId })
}

/** Takes an application back from somebody who hasn't submitted; a draft of theirs is void and kept. */
export async function takeBack(context: CommandContext, input: ParsedInputOf<'committees.takeBack'>) {
  const { trx, actor } = context
  const stored = await trx
    .selectFrom('assignment')
    .selectAll()
    .where('id', '=', input.assignmentId)
    .executeTakeFirst()
  if (!stored)
    throw new ProblemError(problem('NotFound', 'problem.notFound.assignment', { id: input.assignmentId }))
  await requireVersion(trx, stored, input.version)
  await requireSight(trx, actor, stored.application_id)
  const application = await requireApplication(trx, stored.application_id)
  const { call } = await termsOf(trx, application.call_id)
  requireInEvaluation(call, application)
  const sheet = await trx
    .selectFrom('assessment')
    .select(['id', 'state', 'version'])
    .where('application_id', '=', application.id)
    .where('person_id', '=', stored.person_id)
    .where('state', '<>', 'void')
    .executeTakeFirst()
  if (sheet?.state === 'submitted' || stored.state !== 'assigned')
    throw refusal('InUse', stored.state === 'assigned' ? 'submittedStays' : 'notAssigned', {
      reference: application.reference_no,
    })
  if (sheet)
    await trx
      .updateTable('assessment')
      .set({ state: 'void', void_reason: input.reason, version: sheet.version + 1 })
      .where('id', '=', sheet.id)
      .execute()
  const version = stored.version + 1
  await trx
    .updateTable('assignment')
    .set({ state: 'withdrawn', version })
    .where('id', '=', stored.id)
    .execute()
  context.setReason(input.reason)
  return { id: stored.id, version }
}

/** Fills every application up to the readers the call asks for. Throws as the contract says. */
export async function assignEvenly(
  context: CommandContext,
  callId: string,
): Promise<OutputOf<'committees.assignEvenly'>> {
  const { trx, actor } = context
  const terms = await termsOf(trx, callId)
  if (terms.call.state !== 'in_evaluation')
    throw refusal('NotInEvaluation', 'callNotInEvaluation', {
      code: terms.call.code,
      stateKey: `callState.${terms.call.state}`,
    })
  if ((await assessorsOf(trx, callId)).length === 0) throw refusal('NoAssessors', 'noAssessors', {})
  const work = await workOf(trx, terms)
  if (work.applications.length === 0)
    throw refusal('NothingToAssign', 'nothingToAssign', { code: terms.call.code })
  const { assigned, short } = balance(work.applications, work.assessors, terms.call.assessors_needed)
  for (const { application, person } of assigned)
    await storeAssignment(context, { applicationId: application, personId: person, by: actor.personId })
  const references = await trx
    .selectFrom('application')
    .select(['id', 'reference_no as referenceNo'])
    .where('id', 'in', [...short.map(row => row.application), ''])
    .execute()
  const nameOf = new Map(references.map(row => [row.id, row.referenceNo]))
  return {
    applications: work.applications.length,
    assigned: assigned.length,
    short: short.map(({ application, missing }) => ({
      applicationId: application,
      referenceNo: nameOf.get(application) ?? '',
      missing,
    })),
  }
}

/** Opens the evaluation of all eligible applications of a call. Throws as the contract says. */
export async function begin(context: CommandContext, callId: string): Promise<{ moved: number }> {
  const { trx } = context
  const terms = await termsOf(trx, callId)
  if (terms.call.state !== 'in_evaluation')
    throw refusal('NotInEvaluation', 'callNotInEvaluation', {
      code: terms.call.code,
      stateKey: `callState.${terms.call.state}`,
    })
  requireGrid(terms)
  const eligible = await trx
    .selectFrom('application')
    .select(['id', 'version'])
    .where('call_id', '=', callId)
    .where('state', '=', 'eligible')
    .execute()
  if (eligible.length === 0) throw refusal('NothingToAssign', 'nothingEligible', { code: terms.call.code })
  for (const application of eligible) await moveApplication(context, application, 'in_evaluation')
  return { moved: eligible.length }
}
