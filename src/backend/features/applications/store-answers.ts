import { isDeepStrictEqual } from 'node:util'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import { type AnswerFault, answerColumns, answerFaults } from '#shared/domain/applications/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type IntakeCall, type OpenedForm, termsFor } from './form.ts'
import { answersOf } from './typing.ts'

/** Faults named in a refusal; more would not be read. */
const NAMED = 20

const inProblem = (faults: readonly AnswerFault[]) =>
  faults.slice(0, NAMED).map(({ field, row, column, code, messageKey, remedyKey, details }) => ({
    field,
    row,
    column,
    code,
    messageKey,
    remedyKey,
    details,
  }))

/** Refuses answers that are no values of their fields at all (`Rule.AnswersUnreadable`). */
export function requireReadable(faults: readonly AnswerFault[]): void {
  const unreadable = faults.filter(({ severity }) => severity === 'unreadable')
  if (unreadable.length === 0) return
  throw new ProblemError(
    problem('Rule.AnswersUnreadable', 'problem.application.unreadable', {
      count: unreadable.length,
      fields: [...new Set(unreadable.map(({ field }) => field))],
      faults: inProblem(unreadable),
    }),
  )
}

/** Refuses answers that break a rule of the form, the lot or the call (`Rule.AnswersIncomplete`). */
export function requireComplete(faults: readonly AnswerFault[]): void {
  if (faults.length === 0) return
  throw new ProblemError(
    problem('Rule.AnswersIncomplete', 'problem.application.incomplete', {
      count: faults.length,
      fields: [...new Set(faults.map(({ field }) => field))],
      faults: inProblem(faults),
    }),
  )
}

/** Columns of an application that follow from its answers. */
export function columnsFrom(form: OpenedForm, answers: Answers) {
  const columns = answerColumns(form.definition, answers)
  return {
    applicant_name: columns.applicantName,
    title: columns.title,
    location: columns.location,
    requested_minor: columns.requestedMinor,
    total_minor: columns.totalMinor,
    duration_months: columns.durationMonths,
  }
}

/** Everything wrong with answers on this form for this lot. */
export async function faultsOf(
  db: Reader,
  call: IntakeCall,
  form: OpenedForm,
  lotId: string | null,
  answers: Answers,
): Promise<AnswerFault[]> {
  return answerFaults(form.definition, answers, await termsFor(db, call, lotId))
}

/** True when these are the answers of the newest revision, so that storing them again would say nothing new. */
export const areStored = async (db: Reader, applicationId: string, answers: Answers): Promise<boolean> =>
  isDeepStrictEqual(await answersOf(db, applicationId, null), answers)

/** Writes the next revision; revisions never change once written. */
export async function addRevision(
  context: CommandContext,
  revision: {
    readonly applicationId: string
    readonly number: number
    readonly answers: Answers
    readonly reason: string
    readonly fileHash?: string
  },
): Promise<void> {
  await context.trx
    .insertInto('application_revision')
    .values({
      id: context.newId(),
      application_id: revision.applicationId,
      number: revision.number,
      answers: JSON.stringify(revision.answers),
      reason: revision.reason,
      file_hash: revision.fileHash ?? '',
      created_by: context.actor.personId,
      created_at: context.now,
    })
    .execute()
}
