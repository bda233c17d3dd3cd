import type { Connection } from './connection.ts'

/** Values of one row, in the order of its columns. */
export type HandedRow = readonly unknown[]

/** Columns that a statement can be handed; more than any table has that differ from row to row. */
export const MOST_COLUMNS = 64

/** Rows that a running statement reads, by their number. */
const handed = new Map<number, Iterable<HandedRow>>()
let lastNumber = 0

const columnsOf = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`)

/** Name of the table-valued function through which a statement reads rows of so many columns. */
export const handedTable = (columns: number): string => `handed_${columns}`

/** The names of its columns, in order. */
export const handedColumns = (columns: number): string => columnsOf(columns).join(', ')

/** Lets statements of this connection read rows of the program: `SELECT c0, c1 FROM handed_2(?)`. */
export function readHandedRows(connection: Connection): void {
  for (let count = 1; count <= MOST_COLUMNS; count += 1)
    connection.table(handedTable(count), {
      columns: columnsOf(count),
      parameters: ['number'],
      directOnly: true,
      *rows(number: unknown) {
        yield* (handed.get(Number(number)) ?? []) as Iterable<unknown[]>
      },
    })
}

/** Does the work with the number under which a statement reads these rows. */
export async function handing<T>(
  rows: Iterable<HandedRow>,
  work: (number: number) => Promise<T>,
): Promise<T> {
  lastNumber += 1
  const number = lastNumber
  handed.set(number, rows)
  try {
    return await work(number)
  } finally {
    handed.delete(number)
  }
}
