/** Spreadsheet addresses. Columns and rows count from 1. */

const LETTERS: string[] = ['']

function lettersOf(column: number): string {
  let rest = column
  let letters = ''
  while (rest > 0) {
    const digit = (rest - 1) % 26
    letters = String.fromCharCode(65 + digit) + letters
    rest = (rest - 1 - digit) / 26
  }
  return letters
}

/** Letters of a column. @example columnLetters(28) // 'AB' */
export function columnLetters(column: number): string {
  const known = LETTERS[column]
  if (known !== undefined) return known
  const letters = lettersOf(column)
  LETTERS[column] = letters
  return letters
}

/** @example address(12, 5) // 'E12' */
export const address = (row: number, column: number): string => columnLetters(column) + row

/** @example absoluteAddress(12, 5) // '$E$12' */
export const absoluteAddress = (row: number, column: number): string => `$${columnLetters(column)}$${row}`

/** A sheet name as formulas write it, always quoted. @example quoteSheet("Director's view") // "'Director''s view'" */
export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** Text as a formula writes it. @example quoteText('say "OK"') // '"say ""OK"""' */
export const quoteText = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Sorted row numbers drawn together into runs. @example rowRuns([5, 6, 7, 9]) // [[5, 7], [9, 9]] */
export function rowRuns(rows: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else if (!last || row !== last[1]) runs.push([row, row])
  }
  return runs
}
