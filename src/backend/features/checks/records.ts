import { requireApplication, requireSight } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { requireCall } from '#backend/features/calls/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { stageOf } from '#shared/domain/checks/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import { requireInCheck } from './conclude.ts'
import { hitsOf } from './hits.ts'
import { partiesOf } from './parties.ts'

const notOnList = (key: string) => new ProblemError(problem('Rule.NotOnList', `problem.checks.${key}`))

async function requireItem(db: Reader, callId: string, itemId: string) {
  const item = await db
    .selectFrom('call_item')
    .select(['id', 'kind', 'stage'])
    .where('id', '=', itemId)
    .where('call_id', '=', callId)
    .executeTakeFirst()
  if (!item) throw notOnList('itemOfOtherCall')
  return item
}

/** Answers one item of a checklist, with evidence, by whom and when. Throws as the contract says. */
export async function answerItem(
  context: CommandContext,
  input: ParsedInputOf<'checks.answer'>,
): Promise<void> {
  const { trx, actor, now } = context
  const application = await requireInCheck(context, input.applicationId)
  const item = await requireItem(trx, application.call_id, input.itemId)
  const stage = stageOf(item)
  if (!stage) throw notOnList('notChecked')
  const before = await trx
    .selectFrom('application_check')
    .select(['id', 'version'])
    .where('application_id', '=', application.id)
    .where('item_id', '=', item.id)
    .where('stage', '=', stage)
    .executeTakeFirst()
  if (input.answer === null) {
    if (before) await trx.deleteFrom('application_check').where('id', '=', before.id).execute()
    return
  }
  const columns = {
    answer: input.answer,
    evidence: input.evidence.trim(),
    note: input.note.trim(),
    checked_by: actor.personId,
    checked_at: now,
  }
  if (before)
    await trx
      .updateTable('application_check')
      .set({ ...columns, version: before.version + 1 })
      .where('id', '=', before.id)
      .execute()
  else
    await trx
      .insertInto('application_check')
      .values({ ...columns, id: context.newId(), application_id: application.id, item_id: item.id, stage })
      .execute()
}

/** Records a paper of an applicant with its dates. Throws as the contract says. */
export async function savePaper(context: CommandContext, input: ParsedInputOf<'checks.savePaper'>) {
  const { trx, actor } = context
  await requireSight(trx, actor, input.applicationId)
  const application = await requireApplication(trx, input.applicationId)
  if (input.itemId !== null) await requireItem(trx, application.call_id, input.itemId)
  if (input.issuedOn !== null && input.expiresOn !== null && input.expiresOn < input.issuedOn)
    throw new ProblemError(
      problem('Rule.Dates', 'problem.checks.expiresBeforeIssued', { field: 'expiresOn' }),
    )
  const columns = {
    item_id: input.itemId,
    title: input.title.trim(),
    number: input.number.trim(),
    issued_on: input.issuedOn,
    expires_on: input.expiresOn,
    note: input.note.trim(),
  }
  if (input.id === null) {
    const id = context.newId()
    await trx
      .insertInto('applicant_document')
      .values({ ...columns, id, application_id: application.id, organisation_id: null })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requirePaper(context, input.id, input.version)
  const version = stored.version + 1
  await trx
    .updateTable('applicant_document')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

async function requirePaper({ trx, actor }: CommandContext, id: string, version: number | null) {
  const stored = await trx
    .selectFrom('applicant_document')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.paper', { id }))
  if (stored.application_id !== null) await requireSight(trx, actor, stored.application_id)
  await requireVersion(trx, stored, version)
  return stored
}

export async function deletePaper(
  context: CommandContext,
  { id, version }: ParsedInputOf<'checks.deletePaper'>,
): Promise<void> {
  const stored = await requirePaper(context, id, version)
  await context.trx.deleteFrom('applicant_document').where('id', '=', stored.id).execute()
}

/** Raises a flag on a body; a red one blocks until it is lifted. Throws NotFound. */
export async function raiseFlag(context: CommandContext, input: ParsedInputOf<'checks.raiseFlag'>) {
  const { trx, actor, now } = context
  const organisation = await trx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', input.organisationId)
    .executeTakeFirst()
  if (!organisation)
    throw new ProblemError(problem('NotFound', 'problem.notFound.organisation', { id: input.organisationId }))
  const id = context.newId()
  await trx
    .insertInto('organisation_flag')
    .values({
      id,
      organisation_id: organisation.id,
      severity: input.severity,
      reason: input.reason,
      raised_on: dayHere(now),
      raised_by: actor.personId,
      cleared_on: null,
      cleared_by: null,
    })
    .execute()
  context.setReason(input.reason)
  return { id, version: 1 }
}

/** Lifts a flag with a reason; it stays on record. Throws as the contract says. */
export async function liftFlag(context: CommandContext, input: ParsedInputOf<'checks.liftFlag'>) {
  const { trx, actor, now } = context
  const stored = await trx
    .selectFrom('organisation_flag')
    .selectAll()
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.flag', { id: input.id }))
  await requireVersion(trx, stored, input.version)
  if (stored.cleared_on !== null)
    throw new ProblemError(problem('Rule.FlagLifted', 'problem.checks.flagLifted', { on: stored.cleared_on }))
  const version = stored.version + 1
  await trx
    .updateTable('organisation_flag')
    .set({ cleared_on: dayHere(now), cleared_by: actor.personId, clear_reason: input.reason, version })
    .where('id', '=', stored.id)
    .execute()
  context.setReason(input.reason)
  return { id: stored.id, version }
}

/** Decides whether a hit is the same person, body or application; a later decision takes the place of an earlier one. Throws as the contract says. */
export async function decideHit(context: CommandContext, input: ParsedInputOf<'checks.decideHit'>) {
  const { trx, actor, now } = context
  await requireSight(trx, actor, input.applicationId)
  const application = await requireApplication(trx, input.applicationId)
  const call = await requireCall(trx, application.call_id)
  const today = wallTime(now, call.zone).date
  const hits = await hitsOf(trx, application, await partiesOf(trx, application), today)
  const hit = hits.find(
    ({ kind, subject, reference, name }) =>
      kind === input.kind &&
      subject === input.subject &&
      reference === input.reference &&
      name === input.name,
  )
  if (!hit) throw notOnList('noSuchHit')
  const columns = {
    decision: input.decision,
    reason: input.reason,
    decided_by: actor.personId,
    decided_on: today,
  }
  context.setReason(input.reason)
  const before = await trx
    .selectFrom('match_decision')
    .select(['id', 'version'])
    .where('application_id', '=', application.id)
    .where('kind', '=', hit.kind)
    .where('subject', '=', hit.subject)
    .where('matched_reference', '=', hit.reference)
    .where('matched_name', '=', hit.name)
    .executeTakeFirst()
  if (before) {
    const version = before.version + 1
    await trx
      .updateTable('match_decision')
      .set({ ...columns, version })
      .where('id', '=', before.id)
      .execute()
    return { id: before.id, version }
  }
  const id = context.newId()
  await trx
    .insertInto('match_decision')
    .values({
      ...columns,
      id,
      application_id: application.id,
      organisation_id: application.applicant_id,
      kind: hit.kind,
      subject: hit.subject,
      matched_reference: hit.reference,
      matched_name: hit.name,
      matched_from: hit.from,
    })
    .execute()
  return { id, version: 1 }
}
