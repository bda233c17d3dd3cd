import { tooLarge } from '../reading/container.ts'
import { fileKind } from '../reading/file-kind.ts'
import { DEFAULT_LIMITS } from '../reading/limits.ts'
import { type ReadingOptions, spreadsheetOf } from '../reading/read-spreadsheet.ts'
import { refuse } from '../reading/refuse.ts'
import type { SanctionReading } from './reading.ts'
import { readUnXml } from './un-xml.ts'
import { readUsCsv } from './us-csv.ts'

/** Reads a sanctions list, told by its content: the UN's XML, or csv of the US lists. Throws refusals. */
export async function sanctionsOf(
  bytes: Buffer,
  fileName: string,
  options: ReadingOptions = {},
): Promise<SanctionReading> {
  const limits = options.limits ?? DEFAULT_LIMITS
  if (bytes.length > limits.fileBytes) throw tooLarge(bytes.length, limits)
  if (fileKind(bytes) === 'xml') return finished(await readUnXml(bytes, fileName), fileName)
  const workbook = await spreadsheetOf(bytes, fileName, options)
  const sheet = workbook.sheets.find(({ rows }) => rows.length > 0)
  if (!sheet) throw refuse('import.noSheets')
  return finished(readUsCsv(sheet, fileName), fileName)
}

function finished(reading: SanctionReading, fileName: string): SanctionReading {
  if (reading.names.length === 0 && reading.errors === 0)
    throw refuse('import.sanctions.noNames', { file: fileName })
  return reading
}
