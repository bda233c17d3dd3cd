import type { OpenedImport } from '#backend/imports/kinds/kind.ts'
import type { RateReading } from '#backend/imports/rates/reading/reading.ts'
import { importKind } from '#backend/imports/registry.ts'
import type { SanctionReading } from '#backend/imports/sanctions/reading.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { TokenFile } from '#backend/rpc/file-tokens.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { incomingFile, readInWorker } from './reading.ts'
import { listMappings } from './repository.ts'

type Inspection = OutputOf<'imports.inspect'>

const PREVIEW_RATES = 30
const NO_MAPPING: Inspection['mapping'] = {
  sheet: null,
  headerRow: null,
  columns: {},
  constants: {},
  decimalSeparator: null,
  dateOrder: null,
  skipTotals: true,
}

/** Rates have no columns to choose: what was read is shown as a table of its own. */
function rateInspection(fileName: string, reading: RateReading): Inspection {
  const { rows, places, format, problems } = reading
  const sheet = places[0]?.sheet ?? ''
  return {
    fileName,
    format,
    sheets: [{ name: sheet, hidden: false, rows: rows.length, columns: 0 }],
    sheet,
    headerRow: null,
    columns: [],
    preview: rows.slice(0, PREVIEW_RATES).map((rate, index) => ({
      row: places[index]?.row ?? 0,
      cells: [rate.date, rate.kind, rate.currency, rate.rate, rate.base, rate.source],
    })),
    mapping: NO_MAPPING,
    mappingName: null,
    warnings: problems.slice(0, 500),
  }
}

/** Names of a list, as they were read. */
function listInspection(fileName: string, { list, names, problems }: SanctionReading): Inspection {
  return {
    fileName,
    format: list,
    sheets: [{ name: list, hidden: false, rows: names.length, columns: 0 }],
    sheet: list,
    headerRow: null,
    columns: [],
    preview: names
      .slice(0, PREVIEW_RATES)
      .map(({ row, reference, kind, name }) => ({ row, cells: [list, reference, kind, name] })),
    mapping: NO_MAPPING,
    mappingName: null,
    warnings: problems.slice(0, 500),
  }
}

async function inspectTable(
  context: JobContext,
  file: TokenFile,
  input: ParsedInputOf<'imports.inspect'>,
  target: Extract<OpenedImport['reading'], { kind: 'map' }>['target'],
): Promise<Inspection> {
  const { inspection, savedName } = await readInWorker(context, {
    kind: 'inspect',
    file: { path: file.path, name: file.fileName },
    target,
    sheet: input.sheet,
    headerRow: input.headerRow,
    saved: await listMappings(context.db, input.kind),
  })
  return {
    fileName: file.fileName,
    format: inspection.format,
    sheets: [...inspection.sheets],
    sheet: inspection.sheet,
    headerRow: inspection.headerRow,
    columns: inspection.columns.map(column => ({ ...column, samples: [...column.samples] })),
    preview: inspection.preview.map(({ row, cells }) => ({ row, cells: [...cells] })),
    mapping: inspection.mapping,
    mappingName: savedName,
    warnings: inspection.warnings.slice(0, 500),
  }
}

/** Opens a file under limits and says what is in it, with the mapping that fits. */
export async function inspectFile(
  context: JobContext,
  input: ParsedInputOf<'imports.inspect'>,
): Promise<Inspection> {
  const file = incomingFile(context, input.token)
  const { reading } = await importKind(input.kind).open(context.db, input.params)
  if (reading.kind === 'map') return inspectTable(context, file, input, reading.target)
  const source = { path: file.path, name: file.fileName }
  if (reading.kind === 'sanctions') {
    const { reading: names } = await readInWorker(context, { ...reading, file: source })
    return listInspection(file.fileName, names)
  }
  const { reading: rates } = await readInWorker(context, { ...reading, file: source })
  return rateInspection(file.fileName, rates)
}
