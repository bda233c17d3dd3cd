import { CsvError, parse } from 'csv-parse/sync'
import type { ReadingLimits } from '../limits.ts'
import type { Progress } from '../progress.ts'
import { reasonOf, refuse } from '../refuse.ts'
import { type CellValue, EMPTY, type Row, rowOf, type Sheet, type Workbook } from '../sheet.ts'
import { type Dialect, detectDialect, TOLERANT } from './dialect.ts'
import { decodeText } from './encoding.ts'

const LONGEST_RECORD = 4 * 1024 * 1024

function parseRecords(text: string, { delimiter, spacedQuotes }: Dialect): string[][] {
  try {
    return parse(text, {
      ...TOLERANT,
      delimiter,
      ltrim: spacedQuotes,
      bom: true,
      max_record_size: LONGEST_RECORD,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 0
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    throw refuse(unclosed ? 'import.csv.quoteNotClosed' : 'import.csv.broken', {
      line,
      reason: reasonOf(error),
    })
  }
}

/** One cell value for all cells of one text, as tables repeat theirs. */
function cellMaker(): (text: string) => CellValue {
  const known = new Map<string, CellValue>()
  return text => {
    if (text === '') return EMPTY
    const found = known.get(text)
    if (found) return found
    const cell: CellValue = { kind: 'text', text }
    if (text.length <= 64 && known.size < 100_000) known.set(text, cell)
    return cell
  }
}

const leadingSpaces = (record: readonly string[]): number => {
  const first = record.find(field => field.trim() !== '') ?? ''
  return first.length - first.trimStart().length
}

function rowsOf(records: readonly string[][], limits: ReadingLimits): Row[] {
  const rows: Row[] = []
  const cellOf = cellMaker()
  let cells = 0
  for (const [index, record] of records.entries()) {
    const row = rowOf(index + 1, record.map(cellOf), false, leadingSpaces(record))
    if (!row) continue
    rows.push(row)
    cells += row.cells.length
    if (cells > limits.cells) throw refuse('import.xlsx.tooManyCells', { sheet: '', limit: limits.cells })
  }
  return rows
}

/** File name without folders and ending: the name of the only sheet. */
const sheetName = (fileName: string): string => fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '')

/**
 * Reads delimited text as one sheet; every cell is text, for only the column tells what 1.234 means. Row
 * numbers count records, as a spreadsheet program shows them; a `sep=` line counts as row 1.
 */
export function readCsv(
  bytes: Buffer,
  fileName: string,
  limits: ReadingLimits,
  onProgress: Progress,
): Workbook {
  onProgress({ phase: 'read', done: 0, total: 1 })
  const { text, warnings } = decodeText(bytes)
  const dialect = detectDialect(text)
  const rows = rowsOf(parseRecords(text, dialect), limits)
  const table = rows.filter(row => row.number > dialect.statedLines)
  onProgress({ phase: 'read', done: 1, total: 1 })
  const sheet: Sheet = {
    name: sheetName(fileName),
    hidden: false,
    rowCount: table.at(-1)?.number ?? 0,
    rows: table,
    merges: [],
  }
  return { format: 'csv', sheets: [sheet], warnings }
}
