import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { LETTER_KINDS } from '#shared/contract/letters.ts'
import { MERGE_FIELDS, unknownMergeFields } from '#shared/domain/awards/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { callTerms } from './terms.ts'

type Kind = (typeof LETTER_KINDS)[number]
interface Which {
  readonly callId: string
  readonly kind: Kind
  readonly language: string
}

const fieldOf = (kind: Kind): string => `letter_${kind}`

/** The text that a call has of its own for a letter in a language; null where the standard text serves. */
export async function ownLetterText(db: Reader, { callId, kind, language }: Which): Promise<string | null> {
  const row = await db
    .selectFrom('call_text')
    .select('text')
    .where('record_id', '=', callId)
    .where('field', '=', fieldOf(kind))
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.text ?? null
}

/** Refuses a text with fields that no letter knows: it would reach applicants as it stands. Throws Rule.MergeField. */
export function requireKnownFields(text: string, which: Pick<Which, 'kind' | 'language'>): void {
  const unknown = unknownMergeFields(text)
  if (unknown.length === 0) return
  throw new ProblemError(
    problem('Rule.MergeField', 'problem.awards.unknownMergeFields', {
      field: 'text',
      count: unknown.length,
      fields: unknown.map(name => `{{${name}}}`),
      possible: MERGE_FIELDS.join(', '),
      kindKey: `letterKind.${which.kind}`,
      languageKey: `callLanguage.${which.language}`,
    }),
  )
}

/**
 * `letters.saveText`: a call's own text of a letter in one language; a blank one goes back to the standard text. Throws
 * NotFound, Rule.MergeField, and Conflict when somebody changed the text since it was read.
 */
export async function saveLetterText(
  { trx, newId }: CommandContext,
  { before, text, ...which }: ParsedInputOf<'letters.saveText'>,
): Promise<Record<never, never>> {
  await callTerms(trx, which.callId)
  requireKnownFields(text, which)
  const stored = await ownLetterText(trx, which)
  if (stored !== before)
    throw new ProblemError(problem('Conflict', 'problem.changedMeanwhile', { field: 'text' }))
  const field = fieldOf(which.kind)
  if (text.trim() === '')
    await trx
      .deleteFrom('call_text')
      .where('record_id', '=', which.callId)
      .where('field', '=', field)
      .where('language', '=', which.language)
      .execute()
  else if (stored === null)
    await trx
      .insertInto('call_text')
      .values({
        id: newId(),
        call_id: which.callId,
        record_id: which.callId,
        field,
        language: which.language,
        text: text.trim(),
      })
      .execute()
  else
    await trx
      .updateTable('call_text')
      .set({ text: text.trim() })
      .where('record_id', '=', which.callId)
      .where('field', '=', field)
      .where('language', '=', which.language)
      .execute()
  return {}
}
