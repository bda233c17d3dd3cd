import type { Mapping, RowProblem } from '#shared/contract/imports.ts'
import { foldText } from '../reading/fold.ts'
import { detectHeader, headerAt } from '../reading/header.ts'
import { type Header, type HeaderColumn, headerOf } from '../reading/header-columns.ts'
import { refuse } from '../reading/refuse.ts'
import { columnIndex, columnLetter, isBlank, type Row, type Sheet, type Workbook } from '../reading/sheet.ts'
import { type Target, type TargetField, vocabularyOf } from './target.ts'

/** A field and the column it is read from. */
export type MappedColumn = {
  readonly field: TargetField
  readonly index: number
  readonly letter: string
  readonly heading: string
}

export type LocatedTable = {
  readonly sheet: Sheet
  readonly header: Header
  readonly columns: readonly MappedColumn[]
  /** Rows below the header. */
  readonly rows: readonly Row[]
  /** Columns the mapping names and the file lacks. */
  readonly problems: readonly RowProblem[]
}

/** Letter and heading as problems name a column. @example columnName({letter:'D',heading:'Shuma'}) // 'D "Shuma"' */
export const columnName = ({ letter, heading }: { letter: string; heading: string }): string =>
  [letter, heading === '' ? '' : `"${heading}"`].filter(Boolean).join(' ')

/** The sheet a mapping names; in a workbook of one sheet its name (a file name, for text files) does not matter. */
export function chooseSheet(workbook: Workbook, name: string | null): Sheet {
  const filled = workbook.sheets.filter(sheet => sheet.rows.length > 0)
  const [only, second] = filled
  if (!only) throw refuse('import.noRows', { file: '' })
  if (!second && workbook.sheets.length === 1) return only
  if (name === null) return filled.find(sheet => !sheet.hidden && sheet.rows.length > 1) ?? only
  const wanted =
    workbook.sheets.find(sheet => sheet.name === name) ??
    workbook.sheets.find(sheet => foldText(sheet.name) === foldText(name))
  if (!wanted)
    throw refuse('import.sheetMissing', {
      sheet: name,
      sheets: workbook.sheets.map(sheet => sheet.name).join(', '),
    })
  if (wanted.rows.length === 0) throw refuse('import.sheetEmpty', { sheet: wanted.name })
  return wanted
}

const isHeadless = (mapping: Mapping): boolean =>
  Object.values(mapping.columns).every(column => column.heading === '')

function findColumn(header: Header, heading: string): HeaderColumn | undefined {
  const wanted = foldText(heading)
  return (
    header.columns.find(column => column.label === heading) ??
    header.columns.find(column => wanted !== '' && foldText(column.label) === wanted)
  )
}

const fits = (header: Header, mapping: Mapping): number =>
  Object.values(mapping.columns).filter(({ heading }) => heading !== '' && findColumn(header, heading)).length

/**
 * The header for a mapping: at the row it names when its headings are there, else wherever they are, for the
 * next file of the same shape may have one title row more or less.
 */
function headerFor(sheet: Sheet, mapping: Mapping, target: Target): Header {
  if (isHeadless(mapping) && Object.keys(mapping.columns).length > 0)
    return headerOf(sheet, headlessRows(mapping))
  const wanted = Object.keys(mapping.columns).length
  const stated = mapping.headerRow === null ? undefined : headerAt(sheet, mapping.headerRow)
  const candidates = [stated, detectHeader(sheet, vocabularyOf(target))].filter(
    header => header !== undefined,
  )
  const best = candidates.toSorted((a, b) => fits(b, mapping) - fits(a, mapping))[0]
  if (best && (fits(best, mapping) === wanted || wanted === 0)) return best
  for (const row of sheet.rows.slice(0, 60)) {
    const header = headerOf(sheet, [row.number])
    if (fits(header, mapping) === wanted) return header
  }
  return best ?? headerOf(sheet, [])
}

const headlessRows = (mapping: Mapping): number[] => (mapping.headerRow === null ? [] : [mapping.headerRow])

function missingColumn(sheet: Sheet, header: Header, heading: string, letter: string): RowProblem {
  const there = header.columns.find(column => column.letter === letter)?.heading ?? ''
  return {
    sheet: sheet.name,
    row: header.rows.at(-1) ?? 1,
    column: columnName({ letter, heading }),
    value: there.slice(0, 200),
    severity: 'error',
    messageKey: 'import.problem.columnMissing',
    details: { heading, letter, there },
    // Of a column named by its heading alone nobody can say what stands in its place now.
    remedyKey: letter === '' ? 'import.remedy.headingMissing' : 'import.remedy.columnMissing',
  }
}

/** Finds sheet, header and columns of a mapping; a column that is not there is an error, never guessed. */
export function locateTable(workbook: Workbook, mapping: Mapping, target: Target): LocatedTable {
  const sheet = chooseSheet(workbook, mapping.sheet)
  const header = headerFor(sheet, mapping, target)
  const columns: MappedColumn[] = []
  const problems: RowProblem[] = []
  for (const field of target.fields) {
    const wanted = Object.hasOwn(mapping.columns, field.key) ? mapping.columns[field.key] : undefined
    if (!wanted) continue
    const byLetter = columnIndex(wanted.letter)
    const found = wanted.heading === '' ? undefined : findColumn(header, wanted.heading)
    if (found) columns.push({ field, index: found.index, letter: found.letter, heading: found.heading })
    else if (wanted.heading === '' && byLetter >= 0)
      columns.push({ field, index: byLetter, letter: columnLetter(byLetter), heading: '' })
    else problems.push(missingColumn(sheet, header, wanted.heading, wanted.letter))
  }
  const last = header.rows.at(-1) ?? 0
  const rows = sheet.rows.filter(row => row.number > last && row.cells.some(cell => !isBlank(cell)))
  if (rows.length === 0) throw refuse('import.sheetEmpty', { sheet: sheet.name })
  return { sheet, header, columns, rows, problems }
}
