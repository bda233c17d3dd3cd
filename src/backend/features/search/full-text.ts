import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

/** More words than anybody types; keeps a pasted page from becoming a query of hundreds of terms. */
const MOST_WORDS = 12
const WORD = /[\p{L}\p{N}]+/gu

/**
 * The words of a person's text as a full-text query: each a quoted prefix, all needed. Quoting keeps operators
 * (`OR`, `-`, `*`, quotes) from meaning anything. Null when there is no word in it.
 * @example matchExpression('Zürich "x OR') // '"Zürich"* "x"* "OR"*'
 */
export function matchExpression(text: string): string | null {
  const words = text.normalize('NFC').match(WORD)?.slice(0, MOST_WORDS) ?? []
  return words.length === 0 ? null : words.map(word => `"${word}"*`).join(' ')
}

/** What the index holds; a row's kind is also its rowid modulo 8 (see the foundation migration's triggers). */
const KIND_CODES = {
  ledger_entry: 1,
  project: 2,
  organisation: 3,
  person: 4,
  call: 5,
  application: 6,
} as const
/** Kinds that lists narrow by text. */
export type IndexedKind = keyof typeof KIND_CODES
/** Kinds that the one search finds. */
export type SearchKind = IndexedKind

/** Rows of one kind that match, without reading their text: for `where id in (…)` of a list. */
export const matchingIds = (kind: IndexedKind, expression: string) =>
  sql<string>`(select record_id from search_index
    where search_index match ${expression} and rowid % 8 = ${KIND_CODES[kind]})`

export interface SearchHit {
  readonly kind: SearchKind
  readonly id: string
  readonly projectId: string | null
  readonly title: string
  readonly snippet: string
}

/** A project's contract often has the project's code for its number: said once. */
const TITLE_OF_PROJECT = sql`(select p.code || ' ' || p.title || iif(p.contract_no in ('', p.code), '', ' ' || p.contract_no)
  from project as p where p.id = record_id)`

/**
 * Matches of one kind, newest first. Not ranked: ranking reads every match, and a common word matches a
 * hundred thousand entries.
 */
export async function findHits(
  db: Reader,
  kind: SearchKind,
  expression: string,
  limit: number,
): Promise<readonly SearchHit[]> {
  const found = await sql<SearchHit>`select kind, record_id as id, project_id as "projectId",
      ${kind === 'project' ? sql`coalesce(${TITLE_OF_PROJECT}, title)` : sql`title`} as title,
      snippet(search_index, 4, '', '', '…', 14) as snippet
    from search_index where search_index match ${expression} and rowid % 8 = ${KIND_CODES[kind]}
    order by rowid desc limit ${limit}`.execute(db)
  // Titles are put together from fields that may be empty.
  return found.rows.map(hit => ({
    ...hit,
    title: hit.title.replace(/\s+/g, ' ').trim(),
    snippet: hit.snippet.trim(),
  }))
}
