import { foldText } from './fold.ts'
import { type Header, headerOf } from './header-columns.ts'
import { type CellValue, cellText, isBlank, type MergedRange, type Row, type Sheet } from './sheet.ts'

/** Rows looked at for a header; nobody writes a longer letterhead. */
const SEARCHED_ROWS = 60
/** Rows below a candidate that tell what its columns hold. */
const BODY_ROWS = 25
const LONGEST_HEADING = 200
const THRESHOLD = 1.6
/** Of two equal rows the upper one names the columns. */
const LATER_COSTS = 0.01

const VALUE_TEXT = /^[\s\d.,:'’%€$£+()/-]*\d[\s\d.,:'’%€$£+()/-]*$/
const YEAR = /^(19|20)\d\d$/
/** Answers and gaps, which fill columns but never name them. */
const ANSWER = /^(true|false|yes|no|po|jo|da|ne|да|не|n\/?a|nan|null|-+)$/i

/** A value rather than a heading: numbers, dates, amounts with signs; empty cells are neither. */
function isValue(cell: CellValue): boolean {
  if (cell.kind !== 'text') return cell.kind !== 'empty'
  const text = cell.text.trim()
  return (VALUE_TEXT.test(text) && !YEAR.test(text)) || ANSWER.test(text)
}

const isYear = (cell: CellValue): boolean => YEAR.test(cellText(cell).trim())

function isHeading(cell: CellValue): boolean {
  if (isBlank(cell)) return false
  if (isYear(cell)) return true
  return cell.kind === 'text' && !isValue(cell) && cell.text.trim().length <= LONGEST_HEADING
}

/** Share of the columns below that are filled and have a heading in this row. */
function coverage(row: Row, body: readonly Row[]): number {
  const width = Math.max(row.cells.length, ...body.map(other => other.cells.length))
  let used = 0
  let headed = 0
  for (let column = 0; column < width; column += 1) {
    const filled = body.filter(other => !isBlank(other.cells[column])).length
    if (filled < Math.max(1, body.length * 0.25)) continue
    used += 1
    if (!isBlank(row.cells[column])) headed += 1
  }
  return used === 0 ? 0 : headed / used
}

type Below = { readonly filled: number; readonly values: number; readonly recurs: boolean }

function columnBelow(body: readonly Row[], column: number, text: string): Below {
  const cells = body.map(row => row.cells[column]).filter(cell => cell !== undefined && !isBlank(cell))
  return {
    filled: cells.length,
    values: cells.filter(cell => cell !== undefined && isValue(cell)).length,
    recurs: cells.some(cell => cellText(cell).trim() === text),
  }
}

type Evidence = {
  /** Share of headed columns whose cells below are mostly values: words over numbers are a heading. */
  readonly contrast: number
  /** Share of filled cells that look like the cells below: values over values, or a text that comes again. */
  readonly sameness: number
}

function evidenceOf(row: Row, body: readonly Row[]): Evidence {
  let filled = 0
  let headed = 0
  let contrasting = 0
  let same = 0
  for (const [column, cell] of row.cells.entries()) {
    if (isBlank(cell)) continue
    filled += 1
    const below = columnBelow(body, column, cellText(cell).trim())
    const overValues = below.filled > 0 && below.values / below.filled >= 0.6
    if (isHeading(cell)) headed += 1
    if (isHeading(cell) && overValues) contrasting += 1
    if (below.recurs || (overValues && isValue(cell))) same += 1
  }
  return { contrast: headed === 0 ? 0 : contrasting / headed, sameness: filled === 0 ? 0 : same / filled }
}

/** Share of headings that the caller's vocabulary knows; one hit alone may be chance. */
function familiarity(row: Row, vocabulary: ReadonlySet<string>): number {
  const headings = row.cells.filter(isHeading).map(cell => foldText(cellText(cell)))
  const hits = headings.filter(heading => vocabulary.has(heading)).length
  return hits < 2 ? 0 : hits / headings.length
}

type Score = { readonly points: number; readonly coversAll: boolean }

/** A row of headings has mostly words; many words over columns of values may stand among numbers. */
function isCandidate(headings: number, filled: number, narrow: boolean, contrast: number): boolean {
  if (headings < (narrow ? 1 : 2)) return false
  return headings / filled >= 0.6 || (headings >= 5 && contrast >= 0.9)
}

function score(row: Row, body: readonly Row[], vocabulary: ReadonlySet<string>): Score {
  const filled = row.cells.filter(cell => !isBlank(cell))
  const headings = filled.filter(isHeading)
  const known = familiarity(row, vocabulary)
  const narrow = Math.max(...body.map(other => other.cells.length), 1) === 1
  const { contrast, sameness } = evidenceOf(row, body)
  if (!isCandidate(headings.length, filled.length, narrow, contrast) && known === 0)
    return { points: 0, coversAll: false }
  const years = headings.filter(isYear).length
  const distinct = new Set(headings.map(cell => cellText(cell).trim().toLowerCase())).size / headings.length
  const wordy = (headings.length - years / 2) / filled.length
  const covered = coverage(row, body)
  const against = 2 * (1 - distinct) + 3 * sameness
  const points = wordy + 2 * covered + 2 * contrast + 3 * known - against
  return { points, coversAll: covered === 1 }
}

/** A header that comes again on a later page says nothing about the rows below it. */
function repeats(header: Row, row: Row): boolean {
  const filled = row.cells.filter(cell => !isBlank(cell)).length
  const same = row.cells.filter(
    (cell, column) => !isBlank(cell) && cellText(cell).trim() === cellText(header.cells[column]).trim(),
  ).length
  return filled >= 2 && same === filled
}

function bodyBelow(rows: readonly Row[], index: number): readonly Row[] {
  const header = rows[index]
  const below = rows.slice(index + 1, index + 1 + BODY_ROWS)
  return header ? below.filter(row => !repeats(header, row)) : below
}

/** The most likely row; a later one must be better, and much better than one that names every column. */
function bestRow(rows: readonly Row[], vocabulary: ReadonlySet<string>): number | undefined {
  let best: { index: number; needed: number } | undefined
  for (const [index, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const body = bodyBelow(rows, index)
    const judged = score(row, body, vocabulary)
    // Footnotes below a table look like a header with a row or two.
    const isFooter = index > 3 * body.length
    const points = judged.points - index * LATER_COSTS - (isFooter ? 1 : 0)
    if (points >= THRESHOLD && points > (best?.needed ?? 0))
      best = { index, needed: points + (judged.coversAll ? 0.8 : 0.05) }
  }
  return best?.index
}

const spansColumns = (merge: MergedRange): boolean => merge.right > merge.left
const spansRows = (merge: MergedRange): boolean => merge.bottom > merge.top

/** Merged blocks with text that stand in a row; a title over the whole width is no group heading. */
function groupMerges(sheet: Sheet, row: Row, width: number): MergedRange[] {
  const here = sheet.merges.filter(merge => merge.top <= row.number && row.number <= merge.bottom)
  return here.filter(
    merge => spansRows(merge) || (spansColumns(merge) && merge.right - merge.left + 1 < width),
  )
}

/** In a row of a merged heading any words will do, also "Yes", "No" and "%". */
const isHeadingRow = (row: Row): boolean => {
  const filled = row.cells.filter(cell => !isBlank(cell))
  return (
    filled.length > 0 &&
    filled.every(cell => isYear(cell) || (cell.kind === 'text' && !VALUE_TEXT.test(cell.text)))
  )
}

/** True when most texts of the upper row stand, unmerged, over a text of the lower one: notes, not groups. */
function standsAlone(upper: Row, lower: Row, merges: readonly MergedRange[]): boolean {
  const filled = [...upper.cells.entries()].filter(([, cell]) => !isBlank(cell))
  const over = filled.filter(
    ([column]) =>
      !isBlank(lower.cells[column]) &&
      !merges.some(merge => merge.left <= column + 1 && column + 1 <= merge.right),
  )
  return merges.length > 0 && over.length > filled.length / 2
}

/** Two rows belong together when merged blocks reach over both, or group headings span columns of the lower one. */
function belongTogether(sheet: Sheet, upper: Row, lower: Row, width: number): boolean {
  if (lower.number !== upper.number + 1 || !isHeadingRow(upper) || !isHeadingRow(lower)) return false
  const merges = groupMerges(sheet, upper, width)
  if (standsAlone(upper, lower, merges)) return false
  if (merges.some(merge => merge.bottom >= lower.number)) return true
  const groups = merges.filter(spansColumns)
  const subheadings = (merge: MergedRange): number =>
    lower.cells.slice(merge.left - 1, merge.right).filter(cell => !isBlank(cell)).length
  if (groups.some(merge => subheadings(merge) >= 1)) return true
  return sheet.merges.length === 0 && groupsWithoutMerges(upper, lower)
}

/** In text files merges are lost: several groups above headings that repeat ("Year 1,,Year 2," over "Qty,EUR,Qty,EUR"). */
function groupsWithoutMerges(upper: Row, lower: Row): boolean {
  const groups = upper.cells.filter(cell => !isBlank(cell))
  const headings = lower.cells.filter(cell => !isBlank(cell)).map(cell => cellText(cell).trim().toLowerCase())
  return groups.length >= 2 && groups.length < headings.length && new Set(headings).size < headings.length
}

const MOST_HEADER_ROWS = 3

function headerRows(sheet: Sheet, index: number): number[] {
  const { rows } = sheet
  const width = Math.max(...rows.slice(index, index + BODY_ROWS).map(row => row.cells.length))
  let first = index
  let last = index
  const joined = (upper: Row | undefined, lower: Row | undefined): boolean =>
    upper !== undefined && lower !== undefined && belongTogether(sheet, upper, lower, width)
  while (last - first + 1 < MOST_HEADER_ROWS && joined(rows[last], rows[last + 1])) last += 1
  while (last - first + 1 < MOST_HEADER_ROWS && joined(rows[first - 1], rows[first])) first -= 1
  return rows.slice(first, last + 1).map(row => row.number)
}

/**
 * Finds the row (or up to three merged rows) that names the columns, below titles and blank rows. `vocabulary` holds
 * folded headings the caller knows. A table that begins with data has no header rows.
 */
export function detectHeader(sheet: Sheet, vocabulary: ReadonlySet<string> = new Set()): Header {
  const index = bestRow(sheet.rows, vocabulary)
  return headerOf(sheet, index === undefined ? [] : headerRows(sheet, index))
}

/** The header at a row a person chose, together with the merged row above or below it; undefined for a blank row. */
export function headerAt(sheet: Sheet, rowNumber: number): Header | undefined {
  const index = sheet.rows.findIndex(row => row.number === rowNumber)
  return index < 0 ? undefined : headerOf(sheet, headerRows(sheet, index))
}
