import { notRecused } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { Actor, CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { LETTER_KINDS } from '#shared/contract/letters.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { isLanguage, type Language } from '#shared/locales/index.ts'
import { callTerms } from './terms.ts'

type Kind = (typeof LETTER_KINDS)[number]

const KIND_OF: Readonly<Record<string, Kind>> = {
  awarded: 'award',
  reserve: 'reserve',
  rejected: 'rejection',
  ineligible: 'rejection',
  expired: 'rejection',
}

/** An application that its applicant is to hear about. */
export interface Letter {
  readonly applicationId: string
  readonly reference: string
  readonly applicant: string
  readonly kind: Kind
  readonly language: Language
}

/** Applications of a call with an outcome, in the order of their references; nothing the reader is recused from. */
export async function decidedLetters(db: Reader, personId: string, callId: string): Promise<Letter[]> {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'reference_no as reference', 'applicant_name as applicant', 'state', 'language'])
    .where('call_id', '=', callId)
    .where('state', 'in', Object.keys(KIND_OF) as never[])
    .where(notRecused(personId))
    .orderBy('reference_no')
    .execute()
  return rows.flatMap(({ id, reference, applicant, state, language }) => {
    const kind = KIND_OF[state]
    return kind
      ? [{ applicationId: id, reference, applicant, kind, language: isLanguage(language) ? language : 'en' }]
      : []
  })
}

async function newestLetters(db: Reader, callId: string) {
  const rows = await db
    .selectFrom('grant_letter as letter')
    .innerJoin('application', 'application.id', 'letter.application_id')
    .leftJoin('document_run as run', 'run.id', 'letter.document_run_id')
    .select([
      'letter.application_id as applicationId',
      'letter.id',
      'letter.version',
      'letter.kind',
      'letter.dated_on as datedOn',
      'letter.sent_on as sentOn',
      'letter.document_run_id as runId',
      'run.file_name as fileName',
    ])
    .where('application.call_id', '=', callId)
    .orderBy('letter.id')
    .execute()
  return new Map(rows.map(row => [`${row.applicationId} ${row.kind}`, row]))
}

/** `letters.list`. Throws NotFound. */
export async function listLetters(
  db: Reader,
  actor: Actor,
  callId: string,
): Promise<OutputOf<'letters.list'>> {
  await callTerms(db, callId)
  const made = await newestLetters(db, callId)
  const letters = await decidedLetters(db, actor.personId, callId)
  return {
    rows: letters.map(letter => {
      const found = made.get(`${letter.applicationId} ${letter.kind}`)
      return {
        ...letter,
        letter: found
          ? {
              id: found.id,
              version: found.version,
              datedOn: found.datedOn,
              sentOn: found.sentOn,
              runId: found.runId,
              fileName: found.fileName ?? '',
            }
          : null,
      }
    }),
  }
}

/** Records letters that a produced file holds. */
export async function recordLetters(
  { trx, newId }: CommandContext,
  letters: readonly Letter[],
  { runId, datedOn }: { readonly runId: string; readonly datedOn: string },
): Promise<void> {
  for (const { applicationId, kind, language } of letters)
    await trx
      .insertInto('grant_letter')
      .values({
        id: newId(),
        application_id: applicationId,
        kind,
        language,
        document_run_id: runId,
        dated_on: datedOn,
        sent_on: null,
      })
      .execute()
}

/** `letters.markSent`. Throws NotFound, Conflict, and Rule.Blocked for a day before the letter's own or in the future. */
export async function markSent(
  { trx, now }: CommandContext,
  { letters, sentOn }: ParsedInputOf<'letters.markSent'>,
): Promise<Record<never, never>> {
  for (const { id, version } of letters) {
    const stored = await trx.selectFrom('grant_letter').selectAll().where('id', '=', id).executeTakeFirst()
    if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.letter', { id }))
    await requireVersion(trx, stored, version)
    const today = dayHere(now)
    if (sentOn < stored.dated_on || sentOn > today)
      throw new ProblemError(
        problem('Rule.Blocked', 'problem.awards.letterDay', {
          field: 'sentOn',
          datedOn: stored.dated_on,
          today,
        }),
      )
    await trx
      .updateTable('grant_letter')
      .set({ sent_on: sentOn, version: stored.version + 1 })
      .where('id', '=', id)
      .execute()
  }
  return {}
}
