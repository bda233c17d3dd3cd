import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { isFrozen } from '#shared/domain/calls/index.ts'
import { here, type Notice, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import { requireCall, type StoredCall } from './move.ts'
import { requireAllowed } from './save-scheme.ts'

type QuestionInput = ParsedInputOf<'callQuestions.save'>

/** Questions to a call with their answers, in the order of their numbers. Throws NotFound. */
export async function listQuestions(db: Reader, callId: string): Promise<OutputOf<'callQuestions.list'>> {
  await requireCall(db, callId)
  const rows = await db
    .selectFrom('call_question')
    .selectAll()
    .where('call_id', '=', callId)
    .orderBy('number')
    .execute()
  return {
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      number: row.number,
      askedOn: row.asked_on,
      askedBy: row.asked_by,
      question: row.question,
      answer: row.answer,
      answeredOn: row.answered_on,
      published: row.published === 1,
    })),
  }
}

async function requireQuestion(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('call_question').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.callQuestion', { id }))
  await requireVersion(db, row, version)
  return row
}

/** A published answer is there and dated, no earlier than the question; an unpublished call publishes nothing. */
function faultsOf(call: StoredCall, input: QuestionInput, now: string): readonly Notice[] {
  const { askedOn, answeredOn, answer, published } = input
  const found: Notice[] = []
  const today = wallTime(now, call.zone).date
  if (published && answer.trim() === '') found.push(notice('call', 'AnswerMissing', here('addAnswer')))
  if (published && !isFrozen(call.state)) found.push(notice('call', 'NotOpenYet', null))
  if ((answer.trim() !== '') !== (answeredOn !== null))
    found.push(notice('call', 'AnswerDateMissing', here('changeDate')))
  if (answeredOn !== null && answeredOn < askedOn)
    found.push(
      notice('call', 'AnswerBeforeQuestion', here('changeDate'), { asked: askedOn, answered: answeredOn }),
    )
  for (const day of [askedOn, answeredOn])
    if (day !== null && day > today)
      found.push(notice('call', 'QuestionInFuture', here('changeDate'), { day }))
  return found
}

/**
 * Enters a question under the call's next number, or changes it. Throws NotFound, Conflict, and Rule.Blocked when it is
 * published without an answer or its dates can't be. A question after the last day for questions is entered all the same:
 * it was asked.
 */
export async function saveQuestion(context: CommandContext, input: QuestionInput) {
  const { trx } = context
  const call = await requireCall(trx, input.callId)
  requireAllowed('problem.call.questionBlocked', {
    blockers: faultsOf(call, input, context.now),
    warnings: [],
  })
  const columns = {
    asked_on: input.askedOn,
    asked_by: input.askedBy.trim(),
    question: input.question,
    answer: input.answer.trim(),
    answered_on: input.answeredOn,
    published: input.published ? (1 as const) : (0 as const),
  }
  if (input.id === null) {
    const { last } = await trx
      .selectFrom('call_question')
      .select(eb => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
      .where('call_id', '=', call.id)
      .executeTakeFirstOrThrow()
    const id = context.newId()
    await trx
      .insertInto('call_question')
      .values({ ...columns, id, call_id: call.id, number: Number(last) + 1 })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requireQuestion(trx, input.id, input.version)
  if (stored.call_id !== call.id)
    throw new ProblemError(problem('NotFound', 'problem.notFound.callQuestion', { id: input.id }))
  const version = stored.version + 1
  await trx
    .updateTable('call_question')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Deletes a question that was not published; applicants keep what they were told. Throws NotFound, Conflict, Rule.Blocked. */
export async function deleteQuestion(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'callQuestions.delete'>,
): Promise<void> {
  const stored = await requireQuestion(trx, id, version)
  if (stored.published === 1)
    requireAllowed('problem.call.questionBlocked', {
      blockers: [notice('call', 'QuestionPublished', null)],
      warnings: [],
    })
  await trx.deleteFrom('call_question').where('id', '=', id).execute()
}
