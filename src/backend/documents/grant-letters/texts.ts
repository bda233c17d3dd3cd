import { notRecused, requireSight } from '#backend/features/applications/index.ts'
import { ownLetterText } from '#backend/features/awards/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { LETTER_KINDS } from '#shared/contract/letters.ts'
import { MERGE_FIELDS, unknownMergeFields } from '#shared/domain/awards/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { LANGUAGES } from '#shared/locales/index.ts'
import { loadPaperCall } from '../basis/paper-call.ts'
import { translatorOf } from '../translate.ts'
import { letterBody } from './data.ts'

/** Applications to try a text on, at most. */
const MOST_SAMPLES = 50

async function requireCallCode(db: Reader, id: string): Promise<string> {
  const row = await db.selectFrom('grant_call').select('code').where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))
  return row.code
}

/** `letters.texts`: own and standard texts, the fields that may be inserted, and applications to try them on. Throws NotFound. */
export async function letterTexts(
  db: Reader,
  actor: Actor,
  { callId }: ParsedInputOf<'letters.texts'>,
): Promise<OutputOf<'letters.texts'>> {
  await requireCallCode(db, callId)
  const texts = []
  for (const kind of LETTER_KINDS)
    for (const language of LANGUAGES)
      texts.push({
        kind,
        language,
        own: await ownLetterText(db, { callId, kind, language }),
        standard: translatorOf(language)(`documents.grants.letter.${kind}`),
      })
  const samples = await db
    .selectFrom('application')
    .select(['id', 'reference_no as reference', 'applicant_name as applicant'])
    .where('call_id', '=', callId)
    .where('state', 'not in', ['draft', 'withdrawn'])
    .where(notRecused(actor.personId))
    .orderBy('reference_no')
    .limit(MOST_SAMPLES)
    .execute()
  return { texts, fields: [...MERGE_FIELDS], samples }
}

/** `letters.preview`: a text filled in for one application as its letter would be today. Throws NotFound, Rule.Recused. */
export async function previewLetter(
  db: Reader,
  actor: Actor,
  { applicationId, kind, language, text }: ParsedInputOf<'letters.preview'>,
  now: string,
): Promise<OutputOf<'letters.preview'>> {
  await requireSight(db, actor, applicationId)
  const row = await db
    .selectFrom('application')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .select('call.code')
    .where('application.id', '=', applicationId)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.application', { id: applicationId }))
  const paper = await loadPaperCall(db, row.code, language)
  const t = translatorOf(language)
  const body = await letterBody(db, paper, { applicationId, kind, text }, { t, datedOn: dayHere(now) })
  return { body, unknown: [...unknownMergeFields(text)] }
}
