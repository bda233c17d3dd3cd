import type { Alignment, Border, Borders, Fill, Style } from 'exceljs'
import { minorDigits } from '#shared/kernel/currency.ts'
import type { Align, CellModel, ColumnFormat, RowKind, Value } from '../../model/document-model.ts'
import { PALETTE } from '../palette.ts'

const FONT = 'Arial'

/** Formats of donor-formats.md section 6 item 8; the spreadsheet puts the reader's own separators. */
const MONEY = (digits: number) => {
  const plain = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
  return `${plain};[Red]-${plain}`
}
const DATE = 'dd/mm/yyyy'
const PERCENT = '0.00%'
const RATE = '0.0000##'
const QUANTITY = '#,##0.00'

/** For cells without a value, what their column would hold: people type into some of them. */
const COLUMN_FORMATS = {
  text: 'General',
  money: MONEY(2),
  quantity: QUANTITY,
  percent: PERCENT,
  date: DATE,
  rate: RATE,
  check: 'General',
} satisfies Record<ColumnFormat, string>

/** Number format of a value. */
export function numberFormat(value: Value, column: ColumnFormat): string {
  switch (value.kind) {
    case 'empty':
      return COLUMN_FORMATS[column]
    case 'text':
      return 'General'
    case 'money':
      return MONEY(minorDigits(value.currency))
    case 'number':
      return value.decimals === 0 ? '0' : `#,##0.${'0'.repeat(value.decimals)}`
    case 'percent':
      return PERCENT
    case 'date':
      return DATE
    case 'rate':
      return RATE
  }
}

const argb = (colour: string) => ({ argb: `FF${colour}` })
const fill = (colour: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(colour) })
const edge = (style: Border['style'], colour: string): Partial<Border> => ({ style, color: argb(colour) })
const THIN = edge('thin', PALETTE.rule)
const STRONG = edge('thin', PALETTE.strongRule)
const GRID: Partial<Borders> = { top: THIN, bottom: THIN, left: THIN, right: THIN }

type RowLook = {
  readonly font: NonNullable<Style['font']> | Partial<Style['font']>
  readonly fill?: Fill
  readonly border?: Partial<Borders>
  readonly wrap: boolean
  readonly vertical: Alignment['vertical']
  readonly align?: Align
}

const font = (extra: Partial<Style['font']> = {}): Partial<Style['font']> => ({
  name: FONT,
  size: 10,
  family: 2,
  color: argb(PALETTE.ink),
  ...extra,
})

const LOOKS = {
  title: {
    font: font({ size: 14, bold: true, color: argb(PALETTE.title) }),
    wrap: false,
    vertical: 'middle',
  },
  meta: { font: font(), wrap: false, vertical: 'top' },
  band: {
    font: font({ bold: true, color: argb(PALETTE.bandInk) }),
    fill: fill(PALETTE.bandFill),
    wrap: false,
    vertical: 'middle',
    align: 'left',
  },
  header: {
    font: font({ bold: true }),
    fill: fill(PALETTE.headerFill),
    border: { ...GRID, bottom: STRONG },
    wrap: true,
    vertical: 'middle',
  },
  heading: {
    font: font({ bold: true }),
    fill: fill(PALETTE.headingFill),
    border: GRID,
    wrap: true,
    vertical: 'top',
  },
  line: { font: font(), border: GRID, wrap: true, vertical: 'top' },
  check: { font: font(), border: GRID, wrap: true, vertical: 'top' },
  subtotal: {
    font: font({ bold: true }),
    fill: fill(PALETTE.subtotalFill),
    border: { ...GRID, top: STRONG },
    wrap: true,
    vertical: 'top',
  },
  total: {
    font: font({ bold: true }),
    fill: fill(PALETTE.totalFill),
    border: { ...GRID, top: STRONG, bottom: edge('double', PALETTE.strongRule) },
    wrap: true,
    vertical: 'top',
  },
  note: { font: font({ size: 9, italic: true, color: argb(PALETTE.quiet) }), wrap: true, vertical: 'top' },
  blank: { font: font(), wrap: false, vertical: 'top' },
} satisfies Record<RowKind, RowLook>

/** Rows drawn as a table: all their cells have borders, also the empty ones. */
export const TABLE_ROWS: ReadonlySet<RowKind> = new Set([
  'band',
  'header',
  'heading',
  'line',
  'check',
  'subtotal',
  'total',
])

export const rowLook = (kind: RowKind): RowLook => LOOKS[kind]

const RIGHT_COLUMNS: ReadonlySet<ColumnFormat> = new Set(['money', 'quantity', 'percent', 'rate'])

/** Figures and their headings stand right, dates and checks in the middle, words left. */
export function alignmentOf(kind: RowKind, cell: CellModel, shown: Value, column: ColumnFormat): Align {
  const look: RowLook = LOOKS[kind]
  if (cell.align) return cell.align
  if (look.align) return look.align
  if (kind === 'header') {
    if (RIGHT_COLUMNS.has(column)) return 'right'
    return column === 'date' || column === 'check' ? 'center' : 'left'
  }
  if (shown.kind === 'date') return 'center'
  if (shown.kind === 'text' || shown.kind === 'empty') return column === 'check' ? 'center' : 'left'
  return 'right'
}

export type FrozenStyle = Readonly<Partial<Style>>

function makeStyle(kind: RowKind, cell: CellModel, shown: Value, column: ColumnFormat): FrozenStyle {
  const look: RowLook = LOOKS[kind]
  const cellFill = cell.input === true ? fill(PALETTE.inputFill) : look.fill
  const bold = cell.bold === undefined ? {} : { bold: cell.bold }
  return Object.freeze({
    numFmt: numberFormat(shown, column),
    font: { ...look.font, ...bold },
    alignment: {
      horizontal: alignmentOf(kind, cell, shown, column),
      vertical: look.vertical,
      wrapText: look.wrap,
    },
    ...(look.border && { border: look.border }),
    ...(cellFill && { fill: cellFill }),
    ...(cell.input === true && { protection: { locked: false } }),
  })
}

/** What of a value decides its number format. */
function formatKey(value: Value): string {
  if (value.kind === 'money') return `m${minorDigits(value.currency)}`
  return value.kind === 'number' ? `n${value.decimals}` : value.kind
}

/**
 * Styles made once per look and frozen: the spreadsheet library finds a style it has seen by identity, and
 * it lets a change to one cell's style show in other cells, which frozen ones can't.
 */
export class StyleBook {
  readonly #columns = new Map<ColumnFormat, Map<string, FrozenStyle>>()

  style(kind: RowKind, cell: CellModel, shown: Value, column: ColumnFormat): FrozenStyle {
    let known = this.#columns.get(column)
    if (!known) {
      known = new Map()
      this.#columns.set(column, known)
    }
    const key = `${kind} ${formatKey(shown)} ${cell.align ?? ''} ${cell.bold ?? ''} ${cell.input ?? ''}`
    const found = known.get(key)
    if (found) return found
    const made = makeStyle(kind, cell, shown, column)
    known.set(key, made)
    return made
  }
}
