import type { HeaderColumn } from '../reading/header-columns.ts'
import { cellText, isBlank, type Row } from '../reading/sheet.ts'
import type { Chosen } from './suggest.ts'
import type { Target } from './target.ts'

/** Below this share of different values a column sorts the rows into classes; a code names one row, now and then two. */
const LEAST_DIFFERENT = 0.5

/** An outline is taken from its values alone only when most rows have one, and it is no decimal number by chance. */
const LEAST_FILLED = 0.8
const LEAST_NESTED = 2

/** 1, 1.1, 1.1.2, A.2, 3.4.: what budgets number their rows with. */
const OUTLINE = /^[A-Z]?\.?\d{1,3}(?:\.\d{1,3})*\.?$/i

function valuesOf(rows: readonly Row[], index: number): readonly string[] {
  return rows.flatMap(row => {
    const cell = row.cells[index]
    return cell === undefined || isBlank(cell) ? [] : [cellText(cell).trim()]
  })
}

/** Whether a column repeats its values so often that it can't be what tells the rows apart. */
export function repeats(rows: readonly Row[], index: number): boolean {
  const values = valuesOf(rows, index)
  return new Set(values).size < values.length * LEAST_DIFFERENT
}

const bare = (code: string): string => code.replace(/\.$/, '').toUpperCase()

/** Whether values count the rows like an outline: each one once, and each below one that stands above it. */
function isOutline(values: readonly string[]): boolean {
  if (!values.every(value => OUTLINE.test(value))) return false
  const above = new Set<string>()
  let nested = 0
  for (const code of values.map(bare)) {
    if (above.has(code)) return false
    if (code.includes('.')) {
      if (!above.has(code.slice(0, code.lastIndexOf('.')))) return false
      nested += 1
    }
    above.add(code)
  }
  return nested >= LEAST_NESTED
}

/** The only free column whose values count the rows like an outline, for a code that no heading names. */
export function outlineColumn(
  chosen: Chosen,
  { rowCode }: Target,
  columns: readonly HeaderColumn[],
  rows: readonly Row[],
): HeaderColumn | undefined {
  if (rowCode === undefined || chosen.has(rowCode)) return undefined
  const taken = new Set([...chosen.values()].map(({ column }) => column.index))
  const found = columns.filter(column => {
    if (taken.has(column.index)) return false
    const values = valuesOf(rows, column.index)
    return values.length >= rows.length * LEAST_FILLED && isOutline(values)
  })
  const [only, second] = found
  return second === undefined ? only : undefined
}
