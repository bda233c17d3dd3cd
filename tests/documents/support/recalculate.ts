import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import ExcelJS, { type Cell, type CellValue, type Workbook } from 'exceljs'
import { rewritePart } from './archive.ts'
import { convertAllWithOffice } from './office.ts'

export type RecalculatedCell = {
  readonly sheet: string
  readonly cell: string
  readonly cached: string
  readonly recomputed: string
}

export type Recalculation = {
  /** Cells with a value that were compared. */
  readonly compared: number
  readonly formulas: number
  readonly differences: readonly RecalculatedCell[]
  /** Cells that show an error such as #NAME? after recomputing, or already in the file. */
  readonly errors: readonly RecalculatedCell[]
}

const TOLERANCE = 1e-6

export async function readWorkbook(file: string): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  return workbook
}

type Shown = string | number | boolean | null

const isErrorText = (value: Shown): boolean =>
  typeof value === 'string' && /^#(?:[A-Z/0]+[!?]?|N\/A)$/.test(value)

/** What a cell shows: of a formula, its result. */
function shown(value: CellValue | undefined): Shown {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return value.getTime()
  if (typeof value !== 'object') return value
  if ('error' in value) return String(value.error)
  if ('richText' in value) return value.richText.map(part => part.text).join('')
  if ('hyperlink' in value) return value.text
  if ('result' in value) return shown(value.result)
  return 'formula' in value || 'sharedFormula' in value ? null : JSON.stringify(value)
}

const agrees = (cached: Shown, recomputed: Shown): boolean =>
  typeof cached === 'number' && typeof recomputed === 'number'
    ? Math.abs(cached - recomputed) <= TOLERANCE
    : cached === recomputed

const isFormula = (cell: Cell): boolean => cell.type === ExcelJS.ValueType.Formula

type Pair = { readonly cell: Cell; readonly before: Shown; readonly after: Shown }

/** Every cell with a value in either workbook. */
function pairsOf(original: Workbook, recomputed: Workbook): Pair[] {
  const pairs: Pair[] = []
  for (const sheet of original.worksheets) {
    const other = recomputed.getWorksheet(sheet.name)
    if (!other) throw new Error(`The recomputed workbook has no sheet "${sheet.name}"`)
    sheet.eachRow((row, rowNumber) => {
      row.eachCell((cell, column) => {
        const before = shown(cell.value)
        const after = shown(other.getCell(rowNumber, column).value)
        if (before !== null || after !== null) pairs.push({ cell, before, after })
      })
    })
  }
  return pairs
}

const named = ({ cell, before, after }: Pair): RecalculatedCell => ({
  sheet: cell.worksheet.name,
  cell: cell.address,
  cached: String(before),
  recomputed: String(after),
})

function compare(original: Workbook, recomputed: Workbook): Recalculation {
  const pairs = pairsOf(original, recomputed)
  return {
    compared: pairs.length,
    formulas: pairs.filter(({ cell }) => isFormula(cell)).length,
    differences: pairs.filter(({ before, after }) => !agrees(before, after)).map(named),
    errors: pairs.filter(({ before, after }) => isErrorText(before) || isErrorText(after)).map(named),
  }
}

/**
 * Recomputes a workbook with LibreOffice and compares every cell with the result the file brought along:
 * numbers within 1e-6, text exactly.
 */
export async function recalculate(file: string): Promise<Recalculation> {
  const [answer] = await recalculateAll([file])
  if (!answer) throw new Error(`${file} was not recomputed`)
  return answer
}

/** As `recalculate`, for workbooks of different names, in the same order. */
export async function recalculateAll(files: readonly string[]): Promise<readonly Recalculation[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'recalculated-'))
  try {
    const converted = await convertAllWithOffice(files, 'xlsx', folder)
    const answers: Recalculation[] = []
    for (const [index, file] of files.entries())
      answers.push(compare(await readWorkbook(file), await readWorkbook(converted[index] ?? '')))
    return answers
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Copies a workbook with a wrong cached result in one formula cell. A recalculation that does not name that
 * cell proves nothing about any other.
 */
export async function plantWrongResult(
  file: string,
  target: string,
  sheet: string,
  cell: string,
  wrong: number | string,
): Promise<void> {
  const index = (await readWorkbook(file)).worksheets.findIndex(({ name }) => name === sheet)
  const result = new RegExp(`(<c r="${cell}"[^>]*><f>[^<]*</f><v>)[^<]*(?=</v>)`)
  await rewritePart(file, target, `xl/worksheets/sheet${index + 1}.xml`, xml => {
    if (!result.test(xml)) throw new Error(`${sheet}!${cell} is no formula cell with a result`)
    return xml.replace(result, `$1${wrong}`)
  })
}
