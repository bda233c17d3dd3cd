import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { currentFormId, type IntakeCall, openForm, requireCall } from './form.ts'
import { requireInvited, requireTakesIn } from './guards.ts'
import { requireApplication } from './move.ts'
import { matchingBody } from './parties.ts'
import { checkApplicationPatron } from './patron.ts'
import { requireSight } from './sight.ts'
import { addRevision, areStored, columnsFrom, faultsOf, requireReadable } from './store-answers.ts'
import { isEditable } from './typing.ts'

/** What a new application begins with, however it came in. */
export interface NewApplication {
  readonly call: IntakeCall
  readonly formVersionId: string
  readonly lotId: string | null
  readonly language: string
  readonly answers: Answers
  readonly applicantId: string | null
  readonly patronId: string | null
  readonly intake: 'typed' | 'pack' | 'sheet' | 'register'
  readonly reviewNote?: string
  readonly fileHash?: string
  readonly source?: { readonly file: string; readonly sheet: string; readonly row: number }
  readonly importRunId?: string
  /** As the register numbers it; otherwise the next number of the call. */
  readonly referenceNo?: string
}

const DIGITS = 3

/** The next free reference number of a call: its code and a running number. */
export async function nextReference(db: Reader, call: Pick<IntakeCall, 'id' | 'code'>): Promise<string> {
  const prefix = `${call.code}-`
  const { last } = await db
    .selectFrom('application')
    .select(eb =>
      eb.fn
        .max<number | null>(
          eb.cast<number>(eb.fn('substr', ['reference_no', eb.lit(prefix.length + 1)]), 'integer'),
        )
        .as('last'),
    )
    .where('call_id', '=', call.id)
    .where('reference_no', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow()
  return `${prefix}${String((last ?? 0) + 1).padStart(DIGITS, '0')}`
}

/** Inserts a draft with its first revision; checks are the caller's. Returns its id and reference number. */
export async function insertDraft(
  context: CommandContext,
  fresh: NewApplication,
): Promise<{ readonly id: string; readonly version: number; readonly referenceNo: string }> {
  const { trx } = context
  const form = await openForm(trx, fresh.formVersionId)
  const id = context.newId()
  await checkApplicationPatron(trx, fresh.applicantId, fresh.patronId)
  const referenceNo = fresh.referenceNo ?? (await nextReference(trx, fresh.call))
  const note = fresh.reviewNote ?? ''
  await trx
    .insertInto('application')
    .values({
      id,
      call_id: fresh.call.id,
      lot_id: fresh.lotId,
      cutoff_id: null,
      form_version_id: fresh.formVersionId,
      reference_no: referenceNo,
      state: 'draft',
      applicant_id: fresh.applicantId ?? (await matchingBody(trx, form, fresh.answers)),
      patron_id: fresh.patronId,
      language: fresh.language,
      currency: fresh.call.currency,
      ...columnsFrom(form, fresh.answers),
      recommended_minor: null,
      awarded_minor: null,
      received_at: null,
      received_by: null,
      average_numerator: null,
      average_denominator: null,
      average_sort: null,
      rank: null,
      needs_review: note === '' ? 0 : 1,
      review_note: note,
      intake: fresh.intake,
      import_run_id: fresh.importRunId ?? null,
      source_file: fresh.source?.file ?? null,
      source_sheet: fresh.source?.sheet ?? null,
      source_row: fresh.source?.row ?? null,
      created_by: context.actor.personId,
      created_at: context.now,
    })
    .execute()
  await addRevision(context, {
    applicationId: id,
    number: 1,
    answers: fresh.answers,
    reason: '',
    ...(fresh.fileHash === undefined ? {} : { fileHash: fresh.fileHash }),
  })
  return { id, version: 1, referenceNo }
}

/** Starts an application that staff type in. Throws NotFound, Rule.CallNotOpen, Rule.NoForm, Rule.NotInvited, Rule.AnswersUnreadable. */
export async function startApplication(context: CommandContext, input: ParsedInputOf<'intake.start'>) {
  const { trx } = context
  const call = await requireCall(trx, input.callId)
  requireTakesIn(call)
  await requireInvited(trx, call, input.applicantId)
  const form = await openForm(trx, await currentFormId(trx, call.id))
  requireReadable(await faultsOf(trx, call, form, input.lotId, input.answers))
  return insertDraft(context, { ...input, call, formVersionId: form.id, intake: 'typed' })
}

const refuse = (code: 'Rule.ReasonNeeded' | 'Rule.AnswersFixed', messageKey: string, details = {}) =>
  new ProblemError(problem(code, messageKey, { field: 'reason', ...details }))

/**
 * Stores changed answers as the next revision; the same answers make none. Throws NotFound, Conflict, Rule.Recused,
 * Rule.AnswersFixed after the checks, Rule.ReasonNeeded after the receipt, Rule.AnswersUnreadable.
 */
export async function saveAnswers(context: CommandContext, input: ParsedInputOf<'intake.save'>) {
  const { trx, actor } = context
  await requireSight(trx, actor, input.id)
  const stored = await requireApplication(trx, input.id)
  await requireVersion(trx, stored, input.version)
  if (!isEditable(stored.state))
    throw refuse('Rule.AnswersFixed', 'problem.application.answersFixed', {
      stateKey: `applicationState.${stored.state}`,
    })
  if (input.patronId !== stored.patron_id || input.applicantId !== stored.applicant_id)
    await checkApplicationPatron(trx, input.applicantId, input.patronId)
  const call = await requireCall(trx, stored.call_id)
  const form = await openForm(trx, stored.form_version_id)
  requireReadable(await faultsOf(trx, call, form, input.lotId, input.answers))
  const isSame = await areStored(trx, stored.id, input.answers)
  const reason = input.reason.trim()
  if (!isSame && stored.state !== 'draft' && reason === '')
    throw refuse('Rule.ReasonNeeded', 'problem.application.revisionReason')
  if (reason !== '') context.setReason(reason)
  const revision = isSame ? stored.revision : stored.revision + 1
  if (!isSame)
    await addRevision(context, {
      applicationId: stored.id,
      number: revision,
      answers: input.answers,
      reason,
    })
  const version = stored.version + 1
  await trx
    .updateTable('application')
    .set({
      ...columnsFrom(form, input.answers),
      lot_id: input.lotId,
      language: input.language,
      applicant_id: input.applicantId ?? (await matchingBody(trx, form, input.answers)),
      patron_id: input.patronId,
      revision,
      version,
    })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Deletes a draft that was never received. Throws NotFound, Conflict, Rule.NotADraft, Rule.Recused. */
export async function discardDraft(
  { trx, actor }: CommandContext,
  { id, version }: ParsedInputOf<'intake.discard'>,
): Promise<void> {
  await requireSight(trx, actor, id)
  const stored = await requireApplication(trx, id)
  await requireVersion(trx, stored, version)
  if (stored.state !== 'draft')
    throw new ProblemError(
      problem('Rule.NotADraft', 'problem.application.notADraft', {
        stateKey: `applicationState.${stored.state}`,
      }),
    )
  for (const table of ['application_revision', 'application_party', 'deadline_extension'] as const)
    await trx.deleteFrom(table).where('application_id', '=', id).execute()
  await trx.deleteFrom('application').where('id', '=', id).execute()
}

/** Clears the mark for review, keeping what was found. Throws NotFound, Conflict, Rule.Recused. */
export async function markReviewed(
  { trx, actor }: CommandContext,
  { id, version, note }: ParsedInputOf<'intake.reviewed'>,
) {
  await requireSight(trx, actor, id)
  const stored = await requireApplication(trx, id)
  await requireVersion(trx, stored, version)
  await trx
    .updateTable('application')
    .set({ needs_review: 0, review_note: note, version: version + 1 })
    .where('id', '=', id)
    .execute()
  return { id, version: version + 1 }
}
