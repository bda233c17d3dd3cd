import { add, compareDecimal, type Decimal, fromInteger, parseDecimal } from '#shared/kernel/decimal.ts'
import type { HeaderColumn } from '../reading/header-columns.ts'
import type { Row } from '../reading/sheet.ts'
import { readField } from './field-value.ts'
import type { Chosen } from './suggest.ts'
import type { Target } from './target.ts'

/** Rows of which the sum must hold before a column without a known heading counts as a part. */
const LEAST_ROWS = 2
const LEAST_SHARE = 0.8

const ZERO = fromInteger(0)

/** A cell as money; undefined for blank and for what is no amount. */
function amountAt(row: Row, index: number): Decimal | undefined {
  const read = readField(row.cells[index], { kind: 'amount', separator: undefined, order: undefined })
  return read.kind === 'value' && read.text !== null ? parseDecimal(read.text) : undefined
}

const sumOf = (row: Row, indexes: readonly number[]): Decimal =>
  indexes.map(index => amountAt(row, index) ?? ZERO).reduce(add, ZERO)

/** Whether the columns add up to the whole on nearly every row that states one. */
function addsUp(rows: readonly Row[], whole: number, parts: readonly number[]): boolean {
  const stated = rows.flatMap(row => {
    const amount = amountAt(row, whole)
    return amount === undefined || amount.digits === 0n ? [] : [{ row, amount }]
  })
  const right = stated.filter(({ row, amount }) => compareDecimal(sumOf(row, parts), amount) === 0)
  return right.length >= LEAST_ROWS && right.length >= stated.length * LEAST_SHARE
}

/** Free columns, those nearest to the known parts first: most files keep the funders together. */
function byNearness(known: readonly number[], free: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const distance = ({ index }: HeaderColumn) => Math.min(...known.map(other => Math.abs(other - index)))
  return free.toSorted((a, b) => distance(a) - distance(b) || a.index - b.index)
}

/**
 * Columns under a name of their own ("Municipality of Peja") that complete the known parts of a whole: taken only
 * when the parts without them fall short and with them add up, and never without a known part beside them, for the
 * years of a budget add up to its amount too.
 */
export function partColumns(
  chosen: Chosen,
  { parts }: Target,
  columns: readonly HeaderColumn[],
  rows: readonly Row[],
): readonly (readonly [key: string, column: HeaderColumn])[] {
  const whole = parts && chosen.get(parts.whole)?.column.index
  if (!parts || whole === undefined) return []
  const known = parts.known.flatMap(key => chosen.get(key)?.column.index ?? [])
  if (known.length === 0 || addsUp(rows, whole, known)) return []
  const taken = new Set([...chosen.values()].map(({ column }) => column.index))
  const free = columns.filter(
    column =>
      column.label !== '' && !taken.has(column.index) && rows.some(row => amountAt(row, column.index)),
  )
  const keys = parts.spare.filter(key => !chosen.has(key))
  const nearest = byNearness(known, free).slice(0, keys.length)
  const found = nearest
    .map((_, last) => nearest.slice(0, last + 1).toSorted((a, b) => a.index - b.index))
    .find(some => addsUp(rows, whole, [...known, ...some.map(column => column.index)]))
  return (found ?? []).flatMap((column, index) => {
    const key = keys[index]
    return key === undefined ? [] : [[key, column] as const]
  })
}
