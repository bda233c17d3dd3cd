import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { type AnswerFault, cutoffFor, receiptOf, type Taking } from '#shared/domain/applications/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type IntakeCall, openForm, requireCall } from './form.ts'
import { requireTakesIn, typedInstant } from './guards.ts'
import { moveApplication, requireApplication } from './move.ts'
import { coApplicantsOf, oneApplication, takenAlready } from './parties.ts'
import { requireSight } from './sight.ts'
import { faultsOf, requireComplete } from './store-answers.ts'
import { answersOf } from './typing.ts'

type Stored = Awaited<ReturnType<typeof requireApplication>>
export type TypedReceipt = Pick<
  ParsedInputOf<'intake.receive'>,
  'receivedOn' | 'receivedTime' | 'how' | 'evidence' | 'acceptFaults'
>

const extensionsFor = (db: Reader, application: Stored) =>
  db
    .selectFrom('deadline_extension')
    .select('until_at as untilAt')
    .where('call_id', '=', application.call_id)
    .where(eb =>
      eb.or([
        eb('application_id', '=', application.id),
        ...(application.applicant_id === null
          ? []
          : [
              eb.and([
                eb('application_id', 'is', null),
                eb('organisation_id', '=', application.applicant_id),
              ]),
            ]),
      ]),
    )
    .execute()

/** The cut-off of a rolling call that an application is judged at: the first it still met, after the last one the last. */
async function cutoffOf(db: Reader, call: IntakeCall, receivedAt: string) {
  const cutoffs = await db
    .selectFrom('call_cutoff')
    .select(['id', 'deadline_at as deadlineAt'])
    .where('call_id', '=', call.id)
    .orderBy('number')
    .execute()
  return cutoffFor(cutoffs, receivedAt) ?? cutoffs.at(-1) ?? null
}

/** True when a late receipt is covered now. */
export async function isCovered(db: Reader, call: IntakeCall, application: Stored): Promise<boolean> {
  if (application.received_at === null) return false
  const extensions = await extensionsFor(db, application)
  return receiptOf(application.received_at, call.deadline_at, extensions) !== 'late'
}

/** What staff have to look at, by codes with messages `reviewNote.*`: broken rules, and other applications of the applicant. */
function reviewCodes(faults: readonly AnswerFault[], taken: readonly Taking[]): string {
  const others = [...new Set(taken.map(({ referenceNo }) => `OneApplication ${referenceNo}`))]
  return [...(faults.length > 0 ? ['BrokenRules'] : []), ...others].join('; ').slice(0, 1000)
}

function requirePast(receivedAt: string, now: string): void {
  if (receivedAt <= now) return
  throw new ProblemError(
    problem('Rule.ReceivedInFuture', 'problem.application.receivedInFuture', {
      field: 'receivedOn',
      receivedAt,
      now,
    }),
  )
}

async function faultsAgainst(context: CommandContext, call: IntakeCall, stored: Stored) {
  const form = await openForm(context.trx, stored.form_version_id)
  return faultsOf(context.trx, call, form, stored.lot_id, await answersOf(context.trx, stored.id, null))
}

/**
 * Records when, how and by what evidence an application came in: submitted, or late when no extension covers it
 * (domain-rules.md rule 2). With `acceptFaults` broken rules are taken in and marked for review. Throws NotFound,
 * Conflict, Rule.CallNotOpen, Rule.IllegalStep, Rule.AnswersIncomplete, Rule.OneApplication, Rule.ReceivedInFuture,
 * Rule.TimeSkipped, Rule.Recused.
 */
export async function receiveApplication(
  context: CommandContext,
  { id, version, ...receipt }: TypedReceipt & { readonly id: string; readonly version: number },
) {
  const { trx, actor } = context
  await requireSight(trx, actor, id)
  const stored = await requireApplication(trx, id)
  await requireVersion(trx, stored, version)
  const call = await requireCall(trx, stored.call_id)
  requireTakesIn(call)
  const receivedAt = typedInstant(receipt.receivedOn, receipt.receivedTime, call.zone)
  requirePast(receivedAt, context.now)
  const faults = await faultsAgainst(context, call, stored)
  const lead = { id: stored.id, applicantId: stored.applicant_id }
  const taken = await takenAlready(trx, call, lead, await coApplicantsOf(trx, stored.id))
  if (!receipt.acceptFaults) {
    requireComplete(faults)
    if (taken.length > 0) throw oneApplication(call, taken)
  }
  const cutoff = await cutoffOf(trx, call, receivedAt)
  const found = receiptOf(
    receivedAt,
    cutoff?.deadlineAt ?? call.deadline_at,
    await extensionsFor(trx, stored),
  )
  const note = reviewCodes(faults, taken)
  await trx
    .updateTable('application')
    .set({
      received_at: receivedAt,
      received_how: receipt.how,
      received_evidence: receipt.evidence,
      received_by: actor.personId,
      cutoff_id: cutoff?.id ?? null,
      ...(note === ''
        ? {}
        : {
            needs_review: 1 as const,
            review_note: [stored.review_note, note].filter(Boolean).join('; ').slice(0, 1000),
          }),
    })
    .where('id', '=', id)
    .execute()
  const to = found === 'late' ? 'late' : 'submitted'
  return { ...(await moveApplication(context, { id, version }, to)), state: to } as const
}
