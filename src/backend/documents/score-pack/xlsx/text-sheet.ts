import type { Workbook, Worksheet } from 'exceljs'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { heightOf, linesOf, piecesOf } from '../../packs/xlsx/heights.ts'
import { fitToWidth } from '../../packs/xlsx/sheets.ts'
import { asLink, writeHead, writeSection, writeText, writeTitle } from '../../packs/xlsx/styles.ts'
import type { Opened, PackedReading } from '../data.ts'
import { linkTo, type ScorePen } from './pen.ts'

type Field = Opened['sections'][number]['fields'][number]
type Cell = Field['lines'][number]

/** Narrow columns of one width, so that tables of any form find their place on the page. */
const COLUMNS = 24
const WIDTH = 4.6
const LETTERS = COLUMNS * WIDTH
/** Columns that an amount, a number or a day needs. */
const FIGURE = 3
const FIRST_ROW = 6

/** Columns of a table by what stands in them; undefined when the page is too narrow. */
function spans(rows: readonly (readonly Cell[])[], columns: number): readonly number[] | undefined {
  const isFigure = Array.from({ length: columns }, (_, at) => {
    const kinds = rows.flatMap(row => row[at]?.kind ?? [])
    return kinds.length > 0 && kinds.every(kind => kind !== 'text')
  })
  const figures = isFigure.filter(Boolean).length
  const texts = columns - figures
  const each = texts === 0 ? 0 : Math.floor((COLUMNS - figures * FIGURE) / texts)
  if (figures * FIGURE > COLUMNS || (texts > 0 && each < FIGURE)) return undefined
  return isFigure.map(own => (own ? FIGURE : each))
}

/** Writes one application as its assessor reads it: every question with its answer, and nothing that their view hides. */
class TextWriter {
  readonly #sheet: Worksheet
  readonly #pen: ScorePen
  readonly #opened: Opened
  #row = FIRST_ROW

  constructor(sheet: Worksheet, pen: ScorePen, opened: Opened) {
    this.#sheet = sheet
    this.#pen = pen
    this.#opened = opened
  }

  write(): void {
    for (const section of this.#opened.sections) {
      writeSection(this.#sheet, this.#row, section.label, COLUMNS + 1)
      this.#row += 1
      for (const field of section.fields) this.#field(field)
      this.#row += 1
    }
  }

  #told({ kind, text }: Cell): string {
    const { language } = this.#pen.data.wish
    if (kind === 'money' && /^-?\d+$/.test(text))
      return formatAmount(Number(text), this.#opened.currency, language)
    return kind === 'date' && isPlainDate(text) ? formatDate(text, language) : text
  }

  /** Text over the whole width, in as many rows as it needs. */
  #lines(text: string, isLabel = false): void {
    for (const piece of piecesOf(text, LETTERS)) {
      this.#sheet.mergeCells(this.#row, 2, this.#row, COLUMNS + 1)
      const cell = this.#sheet.getCell(this.#row, 2)
      writeText(cell, piece, isLabel)
      // Room above a question keeps it with its answer.
      if (isLabel) cell.alignment = { wrapText: true, vertical: 'bottom' }
      this.#sheet.getRow(this.#row).height = heightOf(linesOf(piece, LETTERS)) + (isLabel ? 7 : 0)
      this.#row += 1
    }
  }

  #field(field: Field): void {
    const t = this.#pen.translate
    this.#lines(field.label, true)
    if (field.isHidden && field.lines.length > 0) this.#lines(t('assess.answerHidden'))
    else if (field.table) this.#table(field.table)
    else if (field.lines.length === 0) this.#lines(t('assess.notAnswered'))
    else for (const line of field.lines) this.#lines(this.#told(line))
  }

  #table({ columns, rows }: NonNullable<Field['table']>): void {
    const widths = spans(rows, columns.length)
    if (!widths) {
      for (const row of rows)
        this.#lines(row.map((cell, at) => `${columns[at] ?? ''}: ${this.#told(cell)}`).join('; '))
      return
    }
    this.#tableRow(columns, widths, () => 'left', true)
    for (const row of rows)
      this.#tableRow(
        row.map(cell => this.#told(cell)),
        widths,
        at => (row[at]?.kind === 'money' || row[at]?.kind === 'number' ? 'right' : 'left'),
        false,
      )
  }

  #tableRow(
    texts: readonly string[],
    widths: readonly number[],
    alignOf: (at: number) => 'left' | 'right',
    isHead: boolean,
  ): void {
    let column = 2
    let lines = 1
    for (const [at, text] of texts.entries()) {
      const width = widths[at] ?? FIGURE
      this.#sheet.mergeCells(this.#row, column, this.#row, column + width - 1)
      const cell = this.#sheet.getCell(this.#row, column)
      writeHead(cell, text)
      if (!isHead) {
        cell.fill = { type: 'pattern', pattern: 'none' }
        cell.font = { name: 'Calibri', size: 11 }
      }
      cell.alignment = { wrapText: true, vertical: 'top', horizontal: alignOf(at) }
      lines = Math.max(lines, linesOf(text, width * WIDTH * (isHead ? 0.95 : 1.05)))
      column += width
    }
    this.#sheet.getRow(this.#row).height = heightOf(lines)
    this.#row += 1
  }
}

/** Adds the sheet with what an application says. */
export function addTextSheet(
  workbook: Workbook,
  { opened, textSheet, scoreSheet }: PackedReading,
  pen: ScorePen,
) {
  if (!opened) return undefined
  const { translate: t, data } = pen
  const sheet = workbook.addWorksheet(textSheet, { views: [{ state: 'frozen', ySplit: 4 }] })
  sheet.getColumn(1).width = 2
  for (let column = 2; column <= COLUMNS + 1; column += 1) sheet.getColumn(column).width = WIDTH
  writeTitle(sheet.getCell(1, 2), `${opened.referenceNo} · ${opened.title}`)
  const { language } = data.wish
  const facts = [
    opened.applicantName === null ? t('scorePack.namesHidden') : opened.applicantName,
    opened.requested
      ? `${t('application.requested')}: ${formatAmount(opened.requested.minor, opened.requested.currency, language)} ${opened.requested.currency}`
      : '',
    opened.durationMonths === null ? '' : `${t('application.duration')}: ${opened.durationMonths}`,
    `${t('assess.revision')}: ${opened.revision.number}`,
  ]
  const factCell = sheet.getCell(2, 2)
  writeText(factCell, facts.filter(Boolean).join(' · '))
  factCell.alignment = { vertical: 'top' }
  const link = sheet.getCell(3, 2)
  link.value = linkTo(scoreSheet, t('scorePack.toScores'))
  asLink(link)
  new TextWriter(sheet, pen, opened).write()
  fitToWidth(sheet, 'portrait')
  sheet.pageSetup.printTitlesRow = '1:2'
  return sheet
}
