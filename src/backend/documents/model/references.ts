import { absoluteAddress, address, columnLetters, quoteSheet, rowRuns } from './cell-address.ts'

/** How formulas of a layout name other cells: by row and column keys, never by counted letters. */
export interface References<K extends string> {
  /** Row number of the formula. */
  readonly row: number
  /** A cell of the formula's own row. @example here('units') // 'C12' */
  here(column: K): string
  /** A cell of the named row; without column, of the formula's own column. */
  cell(row: string, column?: K): string
  absolute(row: string, column?: K): string
  /** @example range('1.1.1', '1.1.3') // 'E5:E7' */
  range(first: string, last: string, column?: K): string
  /** Cells of the named rows, drawn together where they touch. @example list(['a', 'b', 'd']) // ['E5:E6', 'E8'] */
  list(rows: readonly string[], column?: K): readonly string[]
  /** All rows of a streamed list. @example list 'entries' -> '$E$10:$E$50009' */
  column(list: string, column?: K): string
  /** The same for another sheet; columns must be named there. */
  sheet(key: string): References<string>
}

/** Where the rows, lists and columns of one sheet stand. */
export type SheetPlan = {
  readonly key: string
  readonly name: string
  readonly columns: ReadonlyMap<string, number>
  readonly rows: ReadonlyMap<string, number>
  readonly lists: ReadonlyMap<string, { readonly from: number; readonly to: number }>
  /** Columns of values that stand alone, as in meta rows, by row key. */
  readonly homes: ReadonlyMap<string, number>
}

export type SheetPlans = ReadonlyMap<string, SheetPlan>

function found<T>(value: T | undefined, what: string, key: string, plan: SheetPlan): T {
  if (value === undefined) throw new Error(`Sheet "${plan.key}" has no ${what} "${key}"`)
  return value
}

const columnOf = (plan: SheetPlan, key: string): number => found(plan.columns.get(key), 'column', key, plan)
const rowOf = (plan: SheetPlan, key: string): number => found(plan.rows.get(key), 'row', key, plan)

export function planOf(plans: SheetPlans, key: string): SheetPlan {
  const plan = plans.get(key)
  if (!plan) throw new Error(`The document has no sheet "${key}"`)
  return plan
}

/** Place of the formula being written; `column` counts from 1, 0 when there is none (other sheets). */
export type Place = { row: number; column: number }

/**
 * References as seen from `place`, which may move: a streamed list uses one object for all its rows.
 * A key that does not exist throws, because it is a mistake of the layout.
 */
export function createReferences(
  plans: SheetPlans,
  plan: SheetPlan,
  place: Place,
  prefix = '',
): References<string> {
  const index = (column: string | undefined, row?: string): number => {
    if (column !== undefined) return columnOf(plan, column)
    const home = row === undefined ? undefined : plan.homes.get(row)
    if (home !== undefined) return home
    if (place.column === 0) throw new Error(`A reference to sheet "${plan.key}" must name its column`)
    return place.column
  }
  const span = (from: number, to: number, column: number): string =>
    from === to
      ? prefix + address(from, column)
      : `${prefix}${address(from, column)}:${columnLetters(column)}${to}`
  return {
    get row() {
      return place.row
    },
    here: column => prefix + address(place.row, columnOf(plan, column)),
    cell: (row, column) => prefix + address(rowOf(plan, row), index(column, row)),
    absolute: (row, column) => prefix + absoluteAddress(rowOf(plan, row), index(column, row)),
    range: (first, last, column) => span(rowOf(plan, first), rowOf(plan, last), index(column)),
    list: (rows, column) =>
      rowRuns(rows.map(row => rowOf(plan, row))).map(([from, to]) => span(from, to, index(column))),
    column: (list, column) => {
      const { from, to } = found(plan.lists.get(list), 'list', list, plan)
      return `${prefix}${absoluteAddress(from, index(column))}:${absoluteAddress(to, index(column))}`
    },
    sheet: key => {
      const other = planOf(plans, key)
      return createReferences(plans, other, { row: place.row, column: 0 }, `${quoteSheet(other.name)}!`)
    },
  }
}
