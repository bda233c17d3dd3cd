import { listCorrigenda, listQuestions, readSetup, requireCall } from '#backend/features/calls/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type CallSetup, type CallTextField, spokenIn, type Texts } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

export interface GuidelineFigures {
  readonly call: CallSetup
  readonly invented: boolean
  readonly invited: readonly string[]
  /** Published questions only: the others are nobody's business but the office's. */
  readonly questions: OutputOf<'callQuestions.list'>['rows']
  readonly corrigenda: OutputOf<'corrigenda.list'>['rows']
}

/** What a call says, with what was published since. Throws NotFound for an unknown code. */
export async function readGuidelines(db: Reader, code: string): Promise<GuidelineFigures> {
  const row = await db.selectFrom('grant_call').select('id').where('code', '=', code).executeTakeFirst()
  if (!row)
    throw new ProblemError(problem('NotFound', 'documents.error.unknownCall', { field: 'call', call: code }))
  const { invented } = await requireCall(db, row.id)
  const invited = await db
    .selectFrom('call_invited as invited')
    .innerJoin('organisation', 'organisation.id', 'invited.organisation_id')
    .select('organisation.name')
    .where('invited.call_id', '=', row.id)
    .orderBy('organisation.name')
    .execute()
  const { rows: questions } = await listQuestions(db, row.id)
  const { rows: corrigenda } = await listCorrigenda(db, row.id)
  return {
    call: await readSetup(db, row.id),
    invented: invented === 1,
    invited: invited.map(({ name }) => name),
    questions: questions.filter(({ published }) => published),
    corrigenda: corrigenda.toReversed(),
  }
}

/** A text in the language of the paper, else in the first language of the call that has it. */
export const spoken = (texts: Texts | undefined, language: string, call: CallSetup): string =>
  spokenIn(texts, language, call.languages)

/** A text of the guidelines; blank when nobody wrote it. */
export const textOf = (call: CallSetup, field: CallTextField, language: string): string =>
  spoken(call.texts[field], language, call)
