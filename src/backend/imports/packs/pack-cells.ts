import { type ReadingOptions, spreadsheetOf } from '../reading/read-spreadsheet.ts'
import { refuse } from '../reading/refuse.ts'
import type { PackSheetCells } from '../worker/task.ts'

/** What no sheet of a pack that was handed out has; more is another file, or one made to be slow. */
const MOST = { rows: 5000, columns: 60 }

/**
 * The cells of a filled pack, formulas apart from typed values. Throws a refusal for a file that is no workbook, or one
 * with more sheets, rows or columns than any pack has.
 */
export async function packCells(
  bytes: Buffer,
  fileName: string,
  mostSheets: number,
  options: ReadingOptions,
): Promise<{ readonly sheets: readonly PackSheetCells[] }> {
  const workbook = await spreadsheetOf(bytes, fileName, { ...options, keepFormulas: true })
  if (workbook.format !== 'xlsx') throw refuse('import.pack.notAWorkbook', { file: fileName })
  if (workbook.sheets.length > mostSheets) throw refuse('import.pack.tooLarge', { file: fileName })
  return {
    sheets: workbook.sheets.map(({ name, rows }) => {
      if (rows.length > MOST.rows) throw refuse('import.pack.tooLarge', { file: fileName })
      return {
        name,
        rows: rows.map(({ number, cells }) => ({ number, cells: cells.slice(0, MOST.columns) })),
      }
    }),
  }
}
