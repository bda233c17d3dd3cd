import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { shownValue } from '../model/cells.ts'
import type { CellModel, DocumentModel, RowModel, SheetModel } from '../model/document-model.ts'
import { hashModel } from '../model/index.ts'
import { totalRows, visitRows } from '../model/model-rows.ts'
import { stopIfCancelled } from '../model/pace.ts'
import { alignmentOf } from './alignment.ts'
import { displayText } from './display-text.ts'
import { PALETTE } from './palette.ts'
import { produceFile, type Rendered, type RenderJob } from './render-job.ts'
import { printableText } from './safe-text.ts'

/** Rows up to which a Word file is made: letters and minutes, never long lists. */
export const DOCX_ROW_LIMIT = 20_000

/** Every office has it, with Latin Extended and Cyrillic. */
const FONT = 'Arial'
/** Half points. */
const SIZE = { text: 20, small: 16 } as const
/** Twentieths of a point. */
const GAP = { paragraph: 120, title: 240 } as const
const MARGIN = 1134
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B0B7BD' } as const
const ROOM_TO_WRITE = '_'.repeat(40)

const TABLE_ROWS: ReadonlySet<RowModel['kind']> = new Set([
  'band',
  'header',
  'heading',
  'line',
  'subtotal',
  'total',
  'check',
])
const BOLD_ROWS: ReadonlySet<RowModel['kind']> = new Set(['band', 'header', 'heading', 'subtotal', 'total'])
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const

type Block = Paragraph | Table

const textOf = (cell: CellModel | undefined, locale: string): string =>
  cell ? printableText(displayText(shownValue(cell), locale)) : ''

/** A text with its own line breaks kept. */
const runs = (text: string, bold = false): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, bold, ...(index > 0 ? { break: 1 } : {}) }))

const paragraph = (text: string, bold = false): Paragraph =>
  new Paragraph({ spacing: { after: GAP.paragraph }, children: runs(text, bold) })

const remark = (text: string): Paragraph =>
  new Paragraph({
    spacing: { after: GAP.paragraph / 2 },
    children: [new TextRun({ text, italics: true, size: SIZE.small, color: PALETTE.quiet })],
  })

/** Builds the body of one sheet: paragraphs for what stands beside tables, one table for rows that follow each other. */
class Body {
  readonly blocks: Block[] = []
  readonly #sheet: SheetModel
  readonly #locale: string
  #rows: RowModel[] = []
  #titles = 0

  constructor(sheet: SheetModel, locale: string) {
    this.#sheet = sheet
    this.#locale = locale
  }

  add(row: RowModel): void {
    if (TABLE_ROWS.has(row.kind)) {
      this.#rows.push(row)
      return
    }
    this.close()
    if (row.kind === 'title') this.#title(textOf(row.cells[0], this.#locale))
    else if (row.kind === 'meta') this.#meta(row)
    else if (row.kind === 'paragraph') this.blocks.push(paragraph(textOf(row.cells[0], this.#locale)))
    else if (row.kind === 'note') this.blocks.push(remark(textOf(row.cells[0], this.#locale)))
    else this.blocks.push(new Paragraph({}))
  }

  /** Ends the table at hand. */
  close(): void {
    if (this.#rows.length === 0) return
    const columns = this.#columnsInUse()
    const table = new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: this.#rows.map(row => this.#tableRow(row, columns)),
    })
    this.blocks.push(table, new Paragraph({}))
    this.#rows = []
  }

  /** Places of the columns that the table at hand writes in: sheets hold tables of different widths below each other. */
  #columnsInUse(): readonly number[] {
    const places = this.#sheet.columns.map((_column, index) => index)
    const used = places.filter(index =>
      this.#rows.some(({ cells }) => {
        const cell = cells[index]
        return cell !== undefined && (cell.kind !== 'empty' || cell.input === true)
      }),
    )
    return used.length > 0 ? used : places
  }

  #title(text: string): void {
    this.#titles += 1
    this.blocks.push(
      new Paragraph({
        heading: this.#titles === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        keepNext: true,
        spacing: { before: GAP.title, after: GAP.paragraph },
        children: runs(text, true),
      }),
    )
  }

  #meta({ cells }: RowModel): void {
    const [label, ...rest] = cells
    const value = rest.find(cell => cell.kind !== 'empty' || cell.input === true)
    const shown = value?.input === true ? ROOM_TO_WRITE : textOf(value, this.#locale)
    this.blocks.push(
      new Paragraph({
        spacing: { after: GAP.paragraph / 2 },
        children: [new TextRun({ text: `${textOf(label, this.#locale)}: `, bold: true }), ...runs(shown)],
      }),
    )
  }

  #tableRow({ kind, cells }: RowModel, columns: readonly number[]): TableRow {
    const widths = columns.map(index => this.#sheet.columns[index]?.width ?? 0)
    const all = widths.reduce((sum, width) => sum + width, 0)
    return new TableRow({
      tableHeader: kind === 'header' || kind === 'band',
      cantSplit: true,
      children: columns.map((index, at) => {
        const cell = cells[index]
        const format = this.#sheet.columns[index]?.format ?? 'text'
        return new TableCell({
          width: { size: Math.round(((widths[at] ?? 0) * 100) / all), type: WidthType.PERCENTAGE },
          borders: { top: RULE, bottom: RULE, left: RULE, right: RULE },
          margins: { left: 60, right: 60, top: 30, bottom: 30 },
          children: [
            new Paragraph({
              alignment: cell ? ALIGN[alignmentOf(kind, cell, shownValue(cell), format)] : ALIGN.left,
              children: runs(textOf(cell, this.#locale), cell?.bold ?? BOLD_ROWS.has(kind)),
            }),
          ],
        })
      }),
    })
  }
}

async function sectionOf(model: DocumentModel, sheet: SheetModel, job: RenderJob): Promise<ISectionOptions> {
  const body = new Body(sheet, model.language)
  await visitRows(
    sheet,
    row => body.add(row),
    () => undefined,
  )
  body.close()
  stopIfCancelled(job.signal)
  return {
    properties: {
      page: {
        margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
        size: {
          orientation:
            sheet.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.small })],
          }),
        ],
      }),
    },
    children: body.blocks,
  }
}

/**
 * Writes a document for Word from the same model as workbook and PDF: each sheet begins a page, so that every letter
 * stands on its own. Throws `Export` for more rows than DOCX_ROW_LIMIT.
 */
export async function renderDocx(model: DocumentModel, job: RenderJob): Promise<Rendered> {
  const rows = totalRows(model.sheets)
  if (rows > DOCX_ROW_LIMIT)
    throw new ProblemError(
      problem('Export', 'documentsRender.problem.docxTooLong', {
        document: model.title,
        rows,
        limit: DOCX_ROW_LIMIT,
      }),
    )
  const sections: ISectionOptions[] = []
  for (const [index, sheet] of model.sheets.entries()) {
    sections.push(await sectionOf(model, sheet, job))
    job.onProgress?.(index + 1, model.sheets.length)
  }
  const dataHash = await hashModel(model)
  const document = new Document({
    title: printableText(model.title),
    creator: printableText(model.properties.creator),
    subject: printableText(model.properties.subject),
    description: dataHash,
    styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections,
  })
  const bytes = await Packer.toBuffer(document)
  await produceFile(job.path, temporary => writeFile(temporary, bytes, { flag: 'wx' }))
  return { path: job.path, dataHash }
}
