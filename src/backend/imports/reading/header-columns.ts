import { cellText, columnLetter, isBlank, type MergedRange, type Row, type Sheet } from './sheet.ts'

export type HeaderColumn = {
  /** 0-based. */
  readonly index: number
  readonly letter: string
  /** The heading as written, rows above each other joined by ' / '; empty where there is none. */
  readonly heading: string
  /** The heading made unique: a repeated "Amount" becomes "Amount (2)". */
  readonly label: string
}

export type Header = {
  /** File row numbers that make up the heading; none when the table has no header row. */
  readonly rows: readonly number[]
  readonly columns: readonly HeaderColumn[]
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The text that is seen at a place: that of the merged block's first cell when it lies in one. */
function textAt(row: Row, column: number, sheet: Sheet, rows: ReadonlyMap<number, Row>): string {
  const own = row.cells[column]
  if (!isBlank(own)) return oneLine(cellText(own))
  const merge = mergeAt(sheet.merges, row.number, column)
  return merge ? oneLine(cellText(rows.get(merge.top)?.cells[merge.left - 1])) : ''
}

function mergeAt(merges: readonly MergedRange[], row: number, column: number): MergedRange | undefined {
  return merges.find(
    merge => merge.top <= row && row <= merge.bottom && merge.left <= column + 1 && column + 1 <= merge.right,
  )
}

/**
 * Text of a group row that has no merges (a delimited file made from merged headings): it stands at the first
 * column of its group and holds until the next text.
 */
function carriedText(row: Row, column: number): string {
  for (let index = Math.min(column, row.cells.length - 1); index >= 0; index -= 1)
    if (!isBlank(row.cells[index])) return oneLine(cellText(row.cells[index]))
  return ''
}

/** Repeated headings get a number in the order of the columns. */
function uniqueLabels(headings: readonly string[]): string[] {
  const taken = new Set<string>()
  return headings.map(heading => {
    if (heading === '') return ''
    let label = heading
    for (let number = 2; taken.has(label.toLowerCase()); number += 1) label = `${heading} (${number})`
    taken.add(label.toLowerCase())
    return label
  })
}

/** Columns of the widest row; styles far to the right without content do not count. */
export const widthOf = (sheet: Sheet): number =>
  sheet.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0)

/**
 * The heading of a table whose header stands in the given rows (several are read together, top to bottom).
 * @example headerOf(sheet, [3, 4]).columns[2].heading // 'Year 1 / Amount'
 */
export function headerOf(sheet: Sheet, rowNumbers: readonly number[]): Header {
  const byNumber = new Map(
    sheet.rows.filter(row => row.number <= Math.max(0, ...rowNumbers)).map(row => [row.number, row]),
  )
  const rows = rowNumbers.map(number => byNumber.get(number)).filter(row => row !== undefined)
  const last = rows.at(-1)
  const indexes = Array.from({ length: widthOf(sheet) }, (_, index) => index)
  const headings = indexes.map(index => {
    const parts = rows.map(row => {
      const text = textAt(row, index, sheet, byNumber)
      const isGroupRow = row !== last && sheet.merges.length === 0
      return text === '' && isGroupRow ? carriedText(row, index) : text
    })
    return [...new Set(parts.filter(part => part !== ''))].join(' / ')
  })
  const labels = uniqueLabels(headings)
  return {
    rows: rowNumbers,
    columns: indexes.map(index => ({
      index,
      letter: columnLetter(index),
      heading: headings[index] ?? '',
      label: labels[index] ?? '',
    })),
  }
}
