import { fromExcelSerial } from '#shared/kernel/excel-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { refuse } from '../refuse.ts'
import { type CellValue, EMPTY } from '../sheet.ts'
import { numberText } from './number-text.ts'
import { textCell } from './shared-strings.ts'
import { type CellStyle, PLAIN_STYLE } from './styles.ts'

/** A cell as the sheet's XML has it, before its type and format are applied. */
export type RawCell = {
  readonly reference: string
  readonly type: string
  readonly style: number
  /** Text of `v`; undefined when the element is missing, which for a formula means: no cached result. */
  readonly value: string | undefined
  readonly inlineText: string
  /** Text of `f`; undefined when the cell has no formula. */
  readonly formula: string | undefined
}

export type CellContext = {
  readonly sharedStrings: readonly CellValue[]
  readonly styles: readonly CellStyle[]
  readonly date1904: boolean
  /** Formulas stay formulas, with what their program worked out last, for readers that work them out anew. */
  readonly keepFormulas?: boolean
}

const HALF_SECOND = 0.5 / 86_400

/** Serial numbers carry binary noise; half a second decides on which side of midnight a moment lies. */
function dateCell(text: string, date1904: boolean): CellValue {
  const date = fromExcelSerial(Number(text) + HALF_SECOND, date1904)
  return date === undefined ? { kind: 'number', text } : { kind: 'date', date }
}

/** A time of day or length of time as Excel shows it: 0.5 is 12:00, 1.5 is 36:00. */
function timeCell(text: string): CellValue {
  const minutes = Math.round(Number(text) * 24 * 60)
  if (minutes < 0) return { kind: 'number', text }
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { kind: 'text', text: clock }
}

function numberCell(stored: string, style: CellStyle, date1904: boolean): CellValue {
  const text = numberText(stored)
  if (text === undefined) return { kind: 'error', code: stored.slice(0, 40) }
  if (style.meaning === 'date') return dateCell(text, date1904)
  if (style.meaning === 'time') return timeCell(text)
  const shown = withZeros(text, style)
  return shown === undefined || shown === text ? { kind: 'number', text } : { kind: 'number', text, shown }
}

/** The number as a format of zeros shows it; undefined for other formats and where digits would be lost. */
function withZeros(text: string, { zeros }: CellStyle): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!zeros || !match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > zeros.decimals) return undefined
  const decimals = zeros.decimals === 0 ? '' : `.${fraction.padEnd(zeros.decimals, '0')}`
  return `${sign}${whole.padStart(zeros.whole, '0')}${decimals}`
}

function sharedCell(cell: RawCell, context: CellContext): CellValue {
  const shared = context.sharedStrings[Number(cell.value)]
  if (!shared) throw refuse('import.xlsx.missingText', { cell: cell.reference })
  return shared
}

/** ISO 8601 dates, which strict workbooks store as such. */
function isoCell(value: string): CellValue {
  const day = value.slice(0, 10)
  return isPlainDate(day) ? { kind: 'date', date: day } : textCell(value)
}

/** Gives a raw cell its meaning (ECMA-376 part 1, 18.18.11 and the number format of its style). */
export function cellValue(cell: RawCell, context: CellContext): CellValue {
  if (!context.keepFormulas || cell.formula === undefined) return plainValue(cell, context)
  return { kind: 'formula', formula: cell.formula, cached: plainValue(cell, context) }
}

function plainValue(cell: RawCell, context: CellContext): CellValue {
  if (cell.type === 'inlineStr') return textCell(cell.inlineText)
  const { value } = cell
  const missing = value === undefined || (value === '' && cell.type !== 'str')
  if (missing) return cell.formula === undefined ? EMPTY : { kind: 'formula', formula: cell.formula }
  switch (cell.type) {
    case 's':
      return sharedCell(cell, context)
    case 'str':
      return textCell(value)
    case 'b':
      return { kind: 'boolean', value: value.trim() === '1' || value.trim() === 'true' }
    case 'e':
      return { kind: 'error', code: value }
    case 'd':
      return isoCell(value)
    default:
      return numberCell(value, context.styles[cell.style] ?? PLAIN_STYLE, context.date1904)
  }
}
