import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { Texts } from '#shared/domain/calls/index.ts'

/** Texts of a call's records, by record and field. */
export type TextsOf = (recordId: string, field: string) => Texts

/** All texts of a call. */
export async function textsOfCall(db: Reader, callId: string): Promise<TextsOf> {
  const rows = await db
    .selectFrom('call_text')
    .select(['record_id', 'field', 'language', 'text'])
    .where('call_id', '=', callId)
    .orderBy('language')
    .execute()
  const found = Map.groupBy(rows, row => `${row.record_id} ${row.field}`)
  return (recordId, field) =>
    Object.fromEntries((found.get(`${recordId} ${field}`) ?? []).map(row => [row.language, row.text]))
}

/** One text of a record in one language. */
export type TextRow = {
  readonly record: string
  readonly field: string
  readonly language: string
  readonly text: string
}

/** A text in all its languages as single rows. */
export const rowsOfText = (record: string, field: string, texts: Texts | undefined): readonly TextRow[] =>
  Object.entries(texts ?? {}).map(([language, text]) => ({ record, field, language, text }))

const byKey = (rows: readonly TextRow[]): ReadonlyMap<string, TextRow> =>
  new Map(rows.map(row => [`${row.record} ${row.field} ${row.language}`, row]))

/** Writes what differs between the texts as they were and as they are to be; the others stay untouched. */
export async function writeTexts(
  { trx, newId }: Pick<CommandContext, 'trx' | 'newId'>,
  callId: string,
  before: readonly TextRow[],
  after: readonly TextRow[],
): Promise<void> {
  const old = byKey(before)
  const now = byKey(after)
  for (const [key, { record, field, language, text }] of now) {
    const was = old.get(key)
    if (was?.text === text) continue
    if (was)
      await trx
        .updateTable('call_text')
        .set({ text })
        .where('record_id', '=', record)
        .where('field', '=', field)
        .where('language', '=', language)
        .execute()
    else
      await trx
        .insertInto('call_text')
        .values({ id: newId(), call_id: callId, record_id: record, field, language, text })
        .execute()
  }
  for (const [key, { record, field, language }] of old)
    if (!now.has(key))
      await trx
        .deleteFrom('call_text')
        .where('record_id', '=', record)
        .where('field', '=', field)
        .where('language', '=', language)
        .execute()
}
