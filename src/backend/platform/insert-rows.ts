import { CompiledQuery, type Insertable, type Kysely } from 'kysely'
import type { Database } from '#backend/schema.ts'
import { type HandedRow, handedColumns, handedTable, handing, MOST_COLUMNS } from './handed-rows.ts'

type Cells = Readonly<Record<string, unknown>>

const quoted = (names: readonly string[]) => names.map(name => `"${name.replaceAll('"', '""')}"`).join(', ')

const isSameInAll = (column: string, rows: readonly Cells[]): boolean => {
  const value = rows[0]?.[column]
  return value !== undefined && rows.every(row => row[column] === value)
}

interface Shape {
  readonly table: string
  /** Columns whose cells differ from row to row; at least one. */
  readonly varying: readonly string[]
  /** Columns that hold the same in every row: bound once for the statement. */
  readonly common: readonly string[]
}

function shapeOf(table: string, first: Cells, rows: readonly Cells[]): Shape {
  const columns = Object.keys(first)
  const common = columns.filter(column => isSameInAll(column, rows))
  if (common.length === columns.length) common.pop()
  return { table, common, varying: columns.filter(column => !common.includes(column)) }
}

function insertText({ table, varying, common }: Shape): string {
  const values = [handedColumns(varying.length), ...common.map(() => '?')].join(', ')
  return `insert into ${quoted([table])} (${quoted([...varying, ...common])}) select ${values} from ${handedTable(varying.length)}(?)`
}

/** The cells of each row, one after the other into the same list; every row must have the columns of the first one. */
function* cellsOf({ table, varying }: Shape, rows: readonly Cells[]): Generator<HandedRow> {
  const cells: unknown[] = varying.map(() => null)
  for (const row of rows) {
    for (const [place, column] of varying.entries()) {
      const cell = row[column]
      if (cell === undefined) throw new Error(`A row for ${table} lacks its column ${column}`)
      cells[place] = cell
    }
    yield cells
  }
}

/**
 * Adds rows of one shape, in the order given, with one statement that reads them as it goes. One statement touches
 * each page of the file once for all rows, where a statement per row would keep a copy of the page each time; and its
 * text does not depend on their number. Cells that are the same in all rows are bound once: most columns of an
 * import are.
 */
export async function insertRows<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const cells = rows as readonly Cells[]
  const [first] = cells
  if (!first) return
  const shape = shapeOf(table, first, cells)
  if (shape.varying.length > MOST_COLUMNS)
    throw new Error(
      `Rows for ${table} differ in ${shape.varying.length} columns; ${MOST_COLUMNS} can be handed`,
    )
  await handing(cellsOf(shape, cells), number =>
    db.executeQuery(
      CompiledQuery.raw(insertText(shape), [...shape.common.map(column => first[column]), number]),
    ),
  )
}
