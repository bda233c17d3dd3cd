import type { Alignment, Border, Borders, Fill, Style } from 'exceljs'
import { minorDigits } from '#shared/kernel/currency.ts'
import type { Align, CellModel, ColumnFormat, RowKind, Value } from '../../model/document-model.ts'
import { alignmentOf, TABLE_ROWS } from '../alignment.ts'
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
const BAND_EDGE = edge('medium', PALETTE.bandInk)
const GRID: Partial<Borders> = { top: THIN, bottom: THIN, left: THIN, right: THIN }

type RowLook = {
  readonly font: NonNullable<Style['font']> | Partial<Style['font']>
  readonly fill?: Fill
  readonly border?: Partial<Borders>
  readonly wrap: boolean
  readonly vertical: Alignment['vertical']
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
  paragraph: { font: font(), wrap: true, vertical: 'top' },
  blank: { font: font(), wrap: false, vertical: 'top' },
} satisfies Record<RowKind, RowLook>

export type FrozenStyle = Readonly<Partial<Style>>

function makeStyle(kind: RowKind, cell: CellModel, shown: Value, column: ColumnFormat): FrozenStyle {
  const look: RowLook = LOOKS[kind]
  const cellFill = cell.input === true ? fill(PALETTE.inputFill) : look.fill
  const bold = cell.bold === undefined ? {} : { bold: cell.bold }
  const border = kind === 'band' && shown.kind === 'text' ? { left: BAND_EDGE } : look.border
  const horizontal = alignmentOf(kind, cell, shown, column)
  // Keeps words off the figures of the column before.
  const indent = horizontal === 'left' && TABLE_ROWS.has(kind) ? { indent: 1 } : {}
  return Object.freeze({
    numFmt: numberFormat(shown, column),
    font: { ...look.font, ...bold },
    alignment: {
      horizontal,
      ...indent,
      vertical: look.vertical,
      wrapText: look.wrap,
    },
    ...(border && { border }),
    ...(cellFill && { fill: cellFill }),
    ...(cell.input === true && { protection: { locked: false } }),
  })
}

/** Small numbers for what of a cell decides its style; the number format of a value comes first. */
const PLAIN_FORMATS = { empty: 0, text: 1, percent: 2, date: 3, rate: 4 } as const
const ALIGNS = { left: 1, right: 2, center: 3 } satisfies Record<Align, number>
const FORMAT_STEP = 16

function formatCode(value: Value): number {
  if (value.kind === 'money') return FORMAT_STEP + minorDigits(value.currency)
  if (value.kind === 'number') return 2 * FORMAT_STEP + value.decimals
  return PLAIN_FORMATS[value.kind]
}

function markCode(cell: CellModel): number {
  const bold = cell.bold === undefined ? 0 : cell.bold ? 1 : 2
  const align = cell.align ? ALIGNS[cell.align] : 0
  return (align * 3 + bold) * 2 + (cell.input === true ? 1 : 0)
}

/**
 * Styles of one column, made once per look and frozen: the spreadsheet library finds a style it has seen by
 * identity, and it lets a change to one cell's style show in other cells, which frozen ones can't.
 */
export class ColumnStyles {
  readonly #format: ColumnFormat
  readonly #known = new Map<RowKind, Map<number, FrozenStyle>>()

  constructor(format: ColumnFormat) {
    this.#format = format
  }

  of(kind: RowKind, cell: CellModel, shown: Value): FrozenStyle {
    let known = this.#known.get(kind)
    if (!known) {
      known = new Map()
      this.#known.set(kind, known)
    }
    const code = formatCode(shown) * 24 + markCode(cell)
    const found = known.get(code)
    if (found) return found
    const made = makeStyle(kind, cell, shown, this.#format)
    known.set(code, made)
    return made
  }
}
