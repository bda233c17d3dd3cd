import ExcelJS, { type Workbook, type Worksheet } from 'exceljs'
import { DECLARATION_COLUMNS, DECLARATIONS, SCORE_COLUMNS } from '#shared/domain/evaluation/index.ts'

export async function openScorePack(file: string | Buffer): Promise<Workbook> {
  const book = new ExcelJS.Workbook()
  if (typeof file === 'string') await book.xlsx.readFile(file)
  else await book.xlsx.load(new Uint8Array(file).buffer)
  return book
}

/** What the hidden sheet states. */
export function stated(book: Workbook): ReadonlyMap<string, string> {
  const rows: [string, string][] = []
  book.getWorksheet('_scores')?.eachRow(row => rows.push([row.getCell(1).text, row.getCell(2).text]))
  return new Map(rows)
}

/** The sheet of declarations, or the score sheet of an application by its reference. */
export function sheetNamed(book: Workbook, reference: string): Worksheet {
  const name = reference === DECLARATIONS ? (stated(book).get('sheet.declarations') ?? '') : reference
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`The pack has no sheet ${name}`)
  return sheet
}

/** The row of a hidden key. Throws when the sheet doesn't have it. */
export function rowOf(sheet: Worksheet, key: string): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).text === key) return row
  throw new Error(`${sheet.name} has no ${key}`)
}

export interface Filled {
  /** By criterion: points, or the words of a reason to give none. */
  readonly scores: Readonly<Record<string, number | string>>
  readonly comments?: Readonly<Record<string, string>>
  readonly recommendation?: string
  readonly comment?: string
  readonly finished?: string
}

/** Fills a score sheet as a person would: points as numbers, reasons from the list. */
export function fillScores(book: Workbook, reference: string, filled: Filled): void {
  const sheet = sheetNamed(book, reference)
  for (const [key, answer] of Object.entries(filled.scores)) {
    const row = rowOf(sheet, `criterion:${key}`)
    const column = typeof answer === 'number' ? SCORE_COLUMNS.points : SCORE_COLUMNS.without
    sheet.getCell(row, column).value = answer
  }
  for (const [key, text] of Object.entries(filled.comments ?? {}))
    sheet.getCell(rowOf(sheet, `criterion:${key}`), SCORE_COLUMNS.comment).value = text
  const whole = { recommendation: filled.recommendation, comment: filled.comment, finished: filled.finished }
  for (const [key, text] of Object.entries(whole))
    if (text !== undefined) sheet.getCell(rowOf(sheet, key), SCORE_COLUMNS.points).value = text
}

/** Declares for an application in the words of the pack, with a day and a name. */
export function declareIn(
  book: Workbook,
  applicationId: string,
  {
    kind,
    note = '',
    on = '2025-06-20',
    name,
  }: { kind: string; note?: string; on?: string | null; name: string },
): void {
  const sheet = sheetNamed(book, DECLARATIONS)
  const row = rowOf(sheet, `declare:${applicationId}`)
  sheet.getCell(row, DECLARATION_COLUMNS.kind).value = kind
  sheet.getCell(row, DECLARATION_COLUMNS.note).value = note
  sheet.getCell(row, DECLARATION_COLUMNS.on).value = on === null ? null : new Date(`${on}T00:00:00.000Z`)
  sheet.getCell(row, DECLARATION_COLUMNS.name).value = name
}
