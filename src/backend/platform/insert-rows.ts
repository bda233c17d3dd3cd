import { CompiledQuery, type Insertable, type Kysely } from 'kysely'
import type { Database } from '#backend/schema.ts'

/** Bound values of one statement, below the 32,766 that SQLite takes. */
const MOST_VALUES = 20_000

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Cells row by row, as the statement binds them; a column that a row lacks is a mistake of the caller. */
function valuesOf(table: string, columns: readonly string[], rows: readonly object[]): unknown[] {
  const values: unknown[] = []
  for (const row of rows as readonly Readonly<Record<string, unknown>>[])
    for (const column of columns) {
      const value = row[column]
      if (value === undefined) throw new Error(`A row for ${table} lacks its column ${column}`)
      values.push(value)
    }
  return values
}

/**
 * Adds many rows of one shape with a few long statements. Their text is the same for every full part, so that the
 * connection keeps the compiled statement; a query builder would spell and compile each part anew.
 * Every row must have the columns of the first one.
 */
export async function insertRows<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const atOnce = Math.max(1, Math.floor(MOST_VALUES / columns.length))
  const place = `(${columns.map(() => '?').join(', ')})`
  for (let start = 0; start < rows.length; start += atOnce) {
    const part = rows.slice(start, start + atOnce)
    const places = part.map(() => place).join(', ')
    const text = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values ${places}`
    await db.executeQuery(CompiledQuery.raw(text, valuesOf(table, columns, part)))
  }
}
