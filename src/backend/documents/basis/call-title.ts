import type { Reader } from '#backend/rpc/context.ts'

/** The title of a call in a language, else as it was entered. */
export async function callTitle(
  db: Reader,
  call: { readonly id: string; readonly title: string },
  language: string,
): Promise<string> {
  const row = await db
    .selectFrom('call_text')
    .select('text')
    .where('record_id', '=', call.id)
    .where('field', '=', 'title')
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.text || call.title
}
