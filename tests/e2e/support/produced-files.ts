import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'

const run = promisify(execFile)

/** Text of a PDF in the order of its lines, by poppler. */
export async function pdfText(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

const shown = (value: ExcelJS.CellValue): string | number => {
  if (typeof value === 'object' && value !== null && 'result' in value) return shown(value.result ?? null)
  return typeof value === 'number' ? value : String(value ?? '')
}

export interface FigurePlace {
  readonly sheet: string
  /** Text in the row of column heads. */
  readonly column: string
  /** Text at the left of the row. */
  readonly row: string
}

/** A figure of a workbook by the words at its edges; formulas count with their stored result. */
export async function workbookFigure(file: string, place: FigurePlace): Promise<number> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const sheet = book.getWorksheet(place.sheet)
  if (!sheet)
    throw new Error(
      `There is no sheet ${place.sheet}, only ${book.worksheets.map(({ name }) => name).join(', ')}`,
    )
  let column = 0
  let found: string | number | undefined
  sheet.eachRow(row =>
    row.eachCell((cell, number) => {
      const text = shown(cell.value)
      if (text === place.column) column = number
      if (text === place.row && column > 0) found = shown(row.getCell(column).value)
    }),
  )
  if (typeof found !== 'number')
    throw new Error(`There is no figure at ${place.row} / ${place.column}: ${found}`)
  return found
}

/** Text of a Word file, paragraph by paragraph, without its runs. */
export async function wordText(file: string): Promise<string> {
  const { stdout } = await run('unzip', ['-p', file, 'word/document.xml'], { maxBuffer: 64 * 1024 * 1024 })
  return stdout.replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, '')
}
