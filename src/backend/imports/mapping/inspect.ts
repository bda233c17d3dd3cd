import type { Mapping, RowProblem } from '#shared/contract/imports.ts'
import { detectHeader, headerAt } from '../reading/header.ts'
import { headerOf, widthOf } from '../reading/header-columns.ts'
import { refuse } from '../reading/refuse.ts'
import { cellText, isBlank, type Row, type Sheet, type Warning, type Workbook } from '../reading/sheet.ts'
import { chooseSheet } from './locate.ts'
import { type Match, suggestMapping } from './suggest.ts'
import { type Target, vocabularyOf } from './target.ts'

/** What a person sees before confirming a mapping. */
export type Inspection = {
  readonly format: Workbook['format']
  readonly sheets: readonly {
    readonly name: string
    readonly hidden: boolean
    readonly rows: number
    readonly columns: number
  }[]
  readonly sheet: string
  readonly headerRow: number | null
  readonly columns: readonly {
    readonly letter: string
    readonly heading: string
    readonly samples: readonly string[]
  }[]
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly mapping: Mapping
  readonly matches: readonly Match[]
  readonly unused: readonly string[]
  readonly warnings: readonly RowProblem[]
}

const PREVIEW_ROWS = 30
const PREVIEW_COLUMNS = 60
const SAMPLES = 4
const SAMPLE_LENGTH = 80

const short = (text: string): string =>
  text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH - 1)}…` : text

function samplesOf(rows: readonly Row[], index: number): string[] {
  const samples: string[] = []
  for (const row of rows) {
    if (samples.length === SAMPLES) break
    const cell = row.cells[index]
    if (cell && !isBlank(cell)) samples.push(short(cellText(cell)))
  }
  return samples
}

/** A warning about the file as a whole, in the form of a row problem. */
const fileWarning = (sheet: string, { messageKey, details }: Warning): RowProblem => ({
  sheet,
  row: 1,
  column: '',
  value: '',
  severity: 'warning',
  messageKey,
  details: JSON.parse(JSON.stringify(details)),
  remedyKey: 'import.remedy.file',
})

function chosenHeader(sheet: Sheet, headerRow: number | null, target: Target) {
  if (headerRow === null) return detectHeader(sheet, vocabularyOf(target))
  if (headerRow > sheet.rowCount)
    throw refuse('import.headerRowMissing', { sheet: sheet.name, row: headerRow })
  return headerAt(sheet, headerRow) ?? headerOf(sheet, [])
}

/**
 * Looks at a workbook for a target: its sheets, a preview, the likely header and a suggested mapping. `sheet`
 * and `headerRow` are a person's choice; null lets the file decide.
 */
export function inspectWorkbook(
  workbook: Workbook,
  target: Target,
  choice: { readonly sheet: string | null; readonly headerRow: number | null },
): Inspection {
  const sheet = chooseSheet(workbook, choice.sheet)
  const header = chosenHeader(sheet, choice.headerRow, target)
  const { mapping, matches, unused } = suggestMapping(sheet, header, target)
  const last = header.rows.at(-1) ?? 0
  const body = sheet.rows.filter(row => row.number > last).slice(0, 200)
  return {
    format: workbook.format,
    sheets: workbook.sheets.map(each => ({
      name: each.name,
      hidden: each.hidden,
      rows: each.rows.length,
      columns: widthOf(each),
    })),
    sheet: sheet.name,
    headerRow: header.rows.at(-1) ?? null,
    columns: header.columns.map(({ letter, label, index }) => ({
      letter,
      heading: label,
      samples: samplesOf(body, index),
    })),
    preview: sheet.rows.slice(0, PREVIEW_ROWS).map(row => ({
      row: row.number,
      cells: row.cells.slice(0, PREVIEW_COLUMNS).map(cell => short(cellText(cell))),
    })),
    mapping,
    matches,
    unused,
    warnings: workbook.warnings.map(warning => fileWarning(sheet.name, warning)),
  }
}
