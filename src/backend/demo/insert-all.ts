import type { InsertObject } from 'kysely'
import type { Writer } from '#backend/rpc/context.ts'
import type { Database } from '#backend/schema.ts'

/** Bound values of one statement; SQLite's own limit is 32,766. */
const MOST_VALUES = 16_000

/** The driver is synchronous: without a pause no cancel and no signal would be heard before the end. */
const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Inserts any number of rows of one shape in statements of a size the driver takes. */
export async function insertAll<T extends keyof Database>(
  trx: Writer,
  table: T,
  rows: readonly InsertObject<Database, T>[],
): Promise<void> {
  const columns = Math.max(1, Object.keys(rows[0] ?? {}).length)
  const size = Math.max(1, Math.floor(MOST_VALUES / columns))
  for (let start = 0; start < rows.length; start += size) {
    await breathe()
    await trx
      .insertInto(table)
      .values(rows.slice(start, start + size))
      .execute()
  }
}
