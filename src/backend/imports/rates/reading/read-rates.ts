import type { Result } from '#shared/kernel/result.ts'
import { tooLarge } from '../../reading/container.ts'
import { fileKind } from '../../reading/file-kind.ts'
import { DEFAULT_LIMITS } from '../../reading/limits.ts'
import { type ReadingOptions, spreadsheetOf } from '../../reading/read-spreadsheet.ts'
import { attempt, refuse } from '../../reading/refuse.ts'
import { readEcbXml } from './ecb-xml.ts'
import { readJsonRates } from './json-rates.ts'
import { readRateTable } from './rate-table.ts'
import type { RateParams, RateReading } from './reading.ts'

async function readTable(
  bytes: Buffer,
  fileName: string,
  params: RateParams,
  options: ReadingOptions,
): Promise<RateReading> {
  const workbook = await spreadsheetOf(bytes, fileName, options)
  const sheet =
    workbook.sheets.find(candidate => !candidate.hidden && candidate.rows.length > 1) ?? workbook.sheets[0]
  if (!sheet) throw refuse('import.noSheets')
  return readRateTable(sheet, fileName, params)
}

/** As `readRates`, but throws the refusal. */
export async function ratesOf(
  bytes: Buffer,
  fileName: string,
  params: RateParams = {},
  options: ReadingOptions = {},
): Promise<RateReading> {
  const limits = options.limits ?? DEFAULT_LIMITS
  if (bytes.length > limits.fileBytes) throw tooLarge(bytes.length, limits)
  const kind = fileKind(bytes)
  if (kind === 'json') return readJsonRates(bytes, fileName, params)
  if (kind === 'text' && /\.json$/i.test(fileName)) return readJsonRates(bytes, fileName, params)
  const reading =
    kind === 'xml' ? readEcbXml(bytes, fileName, params) : readTable(bytes, fileName, params, options)
  const read = await reading
  if (read.rows.length === 0 && read.errors === 0) throw refuse('import.rates.noRates', { file: fileName })
  return read
}

/**
 * Reads exchange rates from a file of any known format, told by its content: ECB csv and xml, InforEuro JSON,
 * tables of months or days by currencies (csv, xlsx). Rates are units of the currency per one target (EUR).
 * Errors: `Import` problems; problems of single cells are listed in the reading.
 */
export const readRates = (
  bytes: Buffer,
  fileName: string,
  params?: RateParams,
  options?: ReadingOptions,
): Promise<Result<RateReading>> => attempt(() => ratesOf(bytes, fileName, params, options))
