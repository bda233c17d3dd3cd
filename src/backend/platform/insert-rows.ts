import { CompiledQuery, type Insertable, type Kysely } from 'kysely'
import type { Database } from '#backend/schema.ts'

/** Bound values of one statement, below the 32,766 that SQLite takes. */
const MOST_VALUES = 20_000

type Cells = Readonly<Record<string, unknown>>

const quoted = (names: readonly string[]) => names.map(name => `"${name.replaceAll('"', '""')}"`).join(', ')

const places = (count: number) => `(${Array.from({ length: count }, () => '?').join(', ')})`

/** Every row must have the columns of the first one. */
function requireColumns(table: string, columns: readonly string[], rows: readonly Cells[]): void {
  for (const row of rows)
    for (const column of columns)
      if (row[column] === undefined) throw new Error(`A row for ${table} lacks its column ${column}`)
}

const isSameInAll = (column: string, [first, ...others]: readonly Cells[]): boolean =>
  others.every(row => row[column] === first?.[column])

interface Shape {
  readonly table: string
  /** Columns whose cells differ from row to row; at least one. */
  readonly varying: readonly string[]
  /** Columns that hold the same in every row: bound once for the statement. */
  readonly common: readonly string[]
}

function shapeOf(table: string, columns: readonly string[], rows: readonly Cells[]): Shape {
  const common = columns.filter(column => isSameInAll(column, rows))
  if (common.length === columns.length) common.pop()
  return { table, common, varying: columns.filter(column => !common.includes(column)) }
}

function insertText({ table, varying, common }: Shape, rows: number): string {
  const row = places(varying.length)
  const values = Array.from({ length: rows }, () => row).join(', ')
  const into = `insert into ${quoted([table])} (${quoted([...varying, ...common])})`
  if (common.length === 0) return `${into} values ${values}`
  // CROSS JOIN keeps the rows in the order given, which numbers them.
  return `${into} select * from (values ${values}) cross join (values ${places(common.length)})`
}

/**
 * Adds many rows of one shape with a few long statements. Their text is the same for every full part, so that the
 * connection keeps the compiled statement; a query builder would spell and compile each part anew. Cells that are
 * the same in all rows are bound once: most columns of an import are, and binding costs as much as storing.
 */
export async function insertRows<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const cells = rows as readonly Cells[]
  const [first] = cells
  if (!first) return
  const columns = Object.keys(first)
  requireColumns(table, columns, cells)
  const shape = shapeOf(table, columns, cells)
  const { varying, common } = shape
  const atOnce = Math.max(1, Math.floor((MOST_VALUES - common.length) / varying.length))
  for (let start = 0; start < cells.length; start += atOnce) {
    const part = cells.slice(start, start + atOnce)
    const values = part.flatMap(row => varying.map(column => row[column]))
    for (const column of common) values.push(first[column])
    await db.executeQuery(CompiledQuery.raw(insertText(shape, part.length), values))
  }
}
