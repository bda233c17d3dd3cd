import type { Content, ContentText, TableCell } from 'pdfmake/interfaces'
import { shownValue } from '../../model/cells.ts'
import type { CellModel, RowKind, RowModel, SheetModel } from '../../model/document-model.ts'
import { alignmentOf } from '../alignment.ts'
import { displayText } from '../display-text.ts'
import { PALETTE } from '../palette.ts'
import { printableText } from '../safe-text.ts'
import type { ColumnPart } from './columns.ts'

const colour = (name: keyof typeof PALETTE): string => `#${PALETTE[name]}`
const EMPTY: CellModel = { kind: 'empty' }
/** A longer text could be taller than a page, and a row that must not break would lose its end. */
export const LONG_TEXT = 900

type RowStyle = { readonly bold?: true; readonly fillColor?: string; readonly color?: string }

const ROW_STYLES: Partial<Record<RowKind, RowStyle>> = {
  band: { bold: true, fillColor: colour('bandFill'), color: colour('bandInk') },
  header: { bold: true, fillColor: colour('headerFill') },
  heading: { bold: true, fillColor: colour('headingFill') },
  subtotal: { bold: true, fillColor: colour('subtotalFill') },
  total: { bold: true, fillColor: colour('totalFill') },
}

function checkStyle(cell: CellModel): RowStyle {
  if (cell.check === 'ok') return { fillColor: colour('okFill'), color: colour('okInk') }
  if (cell.check === 'difference')
    return { fillColor: colour('differenceFill'), color: colour('differenceInk') }
  return {}
}

const textOf = (cell: CellModel, locale: string): string =>
  printableText(displayText(shownValue(cell), locale))

/** A band spans the neighbouring columns that share it; every second one is lighter. */
function bandCells(sheet: SheetModel, part: ColumnPart): TableCell[] {
  const bands = part.columns.map(index => sheet.columns[index]?.band)
  let group = 0
  return bands.map((band, at) => {
    if (band === undefined) return { text: '', border: [false, false, false, false] }
    if (at > 0 && band === bands[at - 1]) return {}
    const end = bands.findIndex((other, later) => later > at && other !== band)
    group += 1
    return {
      text: printableText(band),
      colSpan: (end < 0 ? bands.length : end) - at,
      ...ROW_STYLES.band,
      ...(group % 2 === 0 && { fillColor: colour('bandFillAlternate') }),
    }
  })
}

type Run = { readonly text: string; readonly unit: number }

/** A text whose lines can be found again on the pages by their tag. */
const run = (text: string, unit: number): Run[] => [{ text, unit }]

/** One row of a printed table. */
export function tableCells(
  sheet: SheetModel,
  part: ColumnPart,
  row: RowModel,
  { locale, tag }: { readonly locale: string; readonly tag: number },
): TableCell[] {
  if (row.kind === 'band') return bandCells(sheet, part)
  const style = ROW_STYLES[row.kind] ?? {}
  return part.columns.map(index => {
    const cell = row.cells[index] ?? EMPTY
    const format = sheet.columns[index]?.format ?? 'text'
    const node: ContentText = {
      text: run(textOf(cell, locale), tag),
      alignment: alignmentOf(row.kind, cell, shownValue(cell), format),
      ...style,
      ...checkStyle(cell),
      ...(cell.bold !== undefined && { bold: cell.bold }),
    }
    return node
  })
}

export const isLong = (row: RowModel): boolean =>
  row.cells.some(cell => {
    const value = shownValue(cell)
    return value.kind === 'text' && value.text.length > LONG_TEXT
  })

const META_LABEL = 130

/** True for a label whose value is written by hand on the print. */
export const isRoomToWrite = ({ kind, cells }: RowModel): boolean =>
  kind === 'meta' &&
  cells.some(cell => cell.input === true) &&
  cells.filter(cell => cell.kind !== 'empty').length === 1

/** A label with a line to write on by hand, never on two pages: signatures, names, dates. */
const roomToWrite = (label: Run[]): Content => ({
  stack: [
    {
      columns: [
        { text: label, width: META_LABEL, color: colour('quiet') },
        {
          width: '*',
          canvas: [
            { type: 'line', x1: 0, y1: 10, x2: 220, y2: 10, lineWidth: 0.5, lineColor: colour('quiet') },
          ],
        },
      ],
      columnGap: 8,
    },
  ],
  unbreakable: true,
  margin: [0, 9, 0, 1.5],
})

/** A row outside tables: title, label with value, note, running text, or a gap. */
export function looseNode(row: RowModel, isFirstTitle: boolean, locale: string, tag: number): Content {
  const texts = row.cells.map(cell => textOf(cell, locale)).filter(text => text !== '')
  switch (row.kind) {
    case 'title':
      return {
        text: run(texts.join(' '), tag),
        bold: true,
        fontSize: isFirstTitle ? 13 : 10.5,
        color: colour('title'),
        margin: [0, isFirstTitle ? 0 : 6, 0, 4],
      }
    case 'meta':
      if (isRoomToWrite(row)) return roomToWrite(run(texts[0] ?? '', tag))
      return {
        columns: [
          { text: run(texts[0] ?? '', tag), width: META_LABEL, color: colour('quiet') },
          { text: run(texts.slice(1).join(' '), tag), width: '*' },
        ],
        columnGap: 8,
        margin: [0, 0, 0, 1.5],
      }
    case 'note':
      return {
        text: run(texts.join(' '), tag),
        italics: true,
        fontSize: 7.5,
        color: colour('quiet'),
        margin: [0, 3, 0, 2],
      }
    case 'paragraph':
      return { text: run(texts.join(' '), tag), fontSize: 10, lineHeight: 1.2, margin: [0, 4, 0, 4] }
    default:
      return { text: run(' ', tag), fontSize: 7 }
  }
}
