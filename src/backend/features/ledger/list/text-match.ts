import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

/** Rows of the ledger in the search index have the row number `entry_no * 8 + 1` (migration 1). */
const entryNoOf = sql`(rowid - 1) / 8`
const isEntry = sql`rowid % 8 = 1`
/** Longest entry number that is still exact as a number. */
const ENTRY_NO = /^\d{1,15}$/

/**
 * The words of a search as a query of the full-text index: every word must begin one of the record's. Undefined
 * when the text has no word at all. Quotes keep words such as `NEAR` or `OR` from being read as operators.
 * @example searchQuery('Fat. 12/A') // '"fat"* "12"* "a"*'
 */
export function searchQuery(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu)
  return words?.map(word => `"${word}"*`).join(' ')
}

/** Numbers of the entries that a text finds: by words of document, payee and description, or by entry number. */
function matches(text: string): RawBuilder<number> {
  const query = searchQuery(text)
  const words =
    query === undefined
      ? sql<number>`select 0 where false`
      : sql<number>`select ${entryNoOf} from search_index where search_index match ${query} and ${isEntry}`
  const number = text.trim().replace(/^#/, '')
  return ENTRY_NO.test(number) ? sql`${words} union all select ${Number(number)}` : words
}

/** True for the entries that a text finds, in terms of an entry's number. */
export const isMatch = (entryNo: Expression<number>, text: string): RawBuilder<boolean> =>
  sql`${entryNo} in (${matches(text)})`

/** How many entries a text finds, counted up to `most`. */
export async function countMatches(db: Reader, text: string, most: number): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (select 1 from (${matches(text)}) limit ${most})`.execute(db)
  return rows[0]?.n ?? 0
}
