import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { questionFaults, type Texts } from '#shared/domain/calls/index.ts'
import { notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireCall } from './move.ts'
import { requireAllowed } from './save-scheme.ts'
import { rowsOfText, type TextRow, textsOfCall, writeTexts } from './texts.ts'

/** Questions to a call with their answers, in the order of their numbers. Throws NotFound. */
export async function listQuestions(db: Reader, callId: string): Promise<OutputOf<'callQuestions.list'>> {
  await requireCall(db, callId)
  const texts = await textsOfCall(db, callId)
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
      question: texts(row.id, 'question'),
      answer: texts(row.id, 'answer'),
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

/** A text without its blank languages. */
const written = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) =>
      text.trim() === '' ? [] : [[language, text.trim()]],
    ),
  )

const rowsOf = (id: string, question: Texts, answer: Texts): readonly TextRow[] => [
  ...rowsOfText(id, 'question', question),
  ...rowsOfText(id, 'answer', answer),
]

async function storedTexts(
  db: Reader,
  { id, call_id }: { readonly id: string; readonly call_id: string },
): Promise<readonly TextRow[]> {
  const texts = await textsOfCall(db, call_id)
  return rowsOf(id, texts(id, 'question'), texts(id, 'answer'))
}

/**
 * Enters a question under the call's next number, or changes it. Throws NotFound, Conflict, and Rule.Blocked when it is
 * published without an answer in every language of the call or its dates can't be. A question after the last day for questions is entered all the same:
 * it was asked.
 */
export async function saveQuestion(context: CommandContext, input: ParsedInputOf<'callQuestions.save'>) {
  const { trx } = context
  const call = await requireCall(trx, input.callId)
  requireAllowed('problem.call.questionBlocked', {
    blockers: questionFaults({ ...call, languages: JSON.parse(call.languages) }, input, context.now),
    warnings: [],
  })
  const said = (id: string) => rowsOf(id, written(input.question), written(input.answer))
  const columns = {
    asked_on: input.askedOn,
    asked_by: input.askedBy.trim(),
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
    await writeTexts(context, call.id, [], said(id))
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
  await writeTexts(context, call.id, await storedTexts(trx, stored), said(stored.id))
  return { id: stored.id, version }
}

/** Deletes a question that was not published; applicants keep what they were told. Throws NotFound, Conflict, Rule.Blocked. */
export async function deleteQuestion(
  context: CommandContext,
  { id, version }: ParsedInputOf<'callQuestions.delete'>,
): Promise<void> {
  const { trx } = context
  const stored = await requireQuestion(trx, id, version)
  if (stored.published === 1)
    requireAllowed('problem.call.questionBlocked', {
      blockers: [notice('call', 'QuestionPublished', null)],
      warnings: [],
    })
  await writeTexts(context, stored.call_id, await storedTexts(trx, stored), [])
  await trx.deleteFrom('call_question').where('id', '=', id).execute()
}
