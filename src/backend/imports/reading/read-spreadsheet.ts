import { open } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#shared/kernel/result.ts'
import { tableKind, tooLarge } from './container.ts'
import { readCsv } from './csv/read-csv.ts'
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts'
import { NO_PROGRESS, type Progress } from './progress.ts'
import { attempt, refuse } from './refuse.ts'
import type { Warning, Workbook } from './sheet.ts'
import { readXlsx } from './xlsx/read-workbook.ts'

export type ReadingOptions = {
  readonly limits?: ReadingLimits
  readonly onProgress?: Progress
  /** Tells formulas apart from typed values. */
  readonly keepFormulas?: boolean
}

const nodeCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The bytes of a file, refused by size before they are read. Throws a refusal; see `attempt`. */
export async function readFileBytes(filePath: string, limits: ReadingLimits): Promise<Buffer> {
  const file = await open(filePath, 'r').catch((error: unknown) => {
    const code = nodeCode(error)
    if (code === '') throw error
    throw refuse('import.file.unreadable', { file: path.basename(filePath), reason: code })
  })
  try {
    const { size } = await file.stat()
    if (size > limits.fileBytes) throw tooLarge(size, limits)
    return await file.readFile()
  } catch (error) {
    if (nodeCode(error) === '') throw error
    throw refuse('import.file.unreadable', { file: path.basename(filePath), reason: nodeCode(error) })
  } finally {
    await file.close()
  }
}

/** A workbook named .csv, or text named .xls, is read by its content and said so. */
function nameWarnings(fileName: string, format: 'xlsx' | 'csv'): Warning[] {
  const ending = path.extname(fileName).toLowerCase()
  const usual = format === 'xlsx' ? ['.xlsx', '.xlsm', '.xltx', '.xltm'] : ['.csv', '.tsv', '.tab', '.txt']
  if (ending === '' || usual.includes(ending)) return []
  return [{ messageKey: 'import.warning.nameDiffers', details: { file: fileName, format } }]
}

/** As `readSpreadsheet`, but throws the refusal; for readers that build on it. */
export async function spreadsheetOf(
  bytes: Buffer,
  fileName: string,
  { limits = DEFAULT_LIMITS, onProgress = NO_PROGRESS, keepFormulas = false }: ReadingOptions = {},
): Promise<Workbook> {
  const zipped = tableKind(bytes, fileName, limits) === 'zip'
  const workbook = zipped
    ? await readXlsx(bytes, fileName, limits, onProgress, keepFormulas)
    : readCsv(bytes, fileName, limits, onProgress)
  if (workbook.sheets.every(sheet => sheet.rows.length === 0))
    throw refuse('import.noRows', { file: fileName })
  return { ...workbook, warnings: [...nameWarnings(fileName, workbook.format), ...workbook.warnings] }
}

/**
 * Reads a spreadsheet of any kind we know from its bytes; `fileName` is only for messages and warnings.
 * A file without sheets or rows is an error. Errors: `Import` problems whose text names the remedy.
 */
export function readSpreadsheet(
  bytes: Buffer,
  fileName: string,
  options?: ReadingOptions,
): Promise<Result<Workbook>> {
  return attempt(() => spreadsheetOf(bytes, fileName, options))
}
