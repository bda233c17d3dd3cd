import { decidedLetters, recordLetters } from '#backend/features/awards/index.ts'
import type { JobContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { LANGUAGES } from '#shared/locales/index.ts'
import { loadPaperCall } from '../basis/paper-call.ts'
import { requireDecided } from './definition.ts'

/** Makes one document and records it, as `documents.make` does; given by the handlers so that there is one way to make one. */
export type MakeDocument = (
  context: JobContext,
  parameters: Readonly<Record<string, string | null>>,
  format: 'pdf' | 'docx',
) => Promise<OutputOf<'documents.make'>>

async function callCode(db: Reader, id: string): Promise<string> {
  const row = await db.selectFrom('grant_call').select('code').where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))
  return row.code
}

/**
 * `letters.make`: one file a language with the letters of every decided application, each recorded with its file.
 * Throws NotFound, and Rule.Blocked before the call is decided or where nobody has an outcome.
 */
export async function makeLetters(
  context: JobContext,
  { callId, format, datedOn }: ParsedInputOf<'letters.make'>,
  make: MakeDocument,
): Promise<OutputOf<'letters.make'>> {
  const { db, actor } = context
  const call = await callCode(db, callId)
  requireDecided(await loadPaperCall(db, call, 'en'))
  const letters = await decidedLetters(db, actor.personId, callId)
  if (letters.length === 0)
    throw new ProblemError(problem('Rule.Blocked', 'problem.awards.noLetters', { call }))
  const files: OutputOf<'letters.make'>['files'] = []
  for (const language of LANGUAGES) {
    const own = letters.filter(letter => letter.language === language)
    if (own.length === 0) continue
    const made = await make(context, { call, kind: null, application: null, datedOn, language }, format)
    await context.write(command => recordLetters(command, own, { runId: made.run.id, datedOn }))
    files.push({ token: made.token, fileName: made.run.fileName, language, runId: made.run.id })
  }
  return { letters: letters.length, files }
}
