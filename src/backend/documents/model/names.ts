import { ProblemError, problem } from '#shared/kernel/errors.ts'

const FORBIDDEN_IN_SHEET = /[[\]:*?/\\]/
const MAX_SHEET_NAME = 31
/** Letters, digits, underscore and point, starting with a letter; not what reads as a cell (`EU7`, `R1C1`). */
const RANGE_NAME = /^[A-Za-z_][A-Za-z0-9_.]{0,254}$/
const LIKE_A_CELL = /^(?:[A-Za-z]{1,3}\d{1,7}|[Rr]\d*(?:[Cc]\d*)?|[Cc]\d*)$/

const refuse = (key: string, name: string): never => {
  throw new ProblemError(problem('Export', key, { name }))
}

/** Throws `Export` unless spreadsheets accept the names: 31 characters, no []:*?/\, no repeats. */
export function assertSheetNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    const bad =
      name.trim() === '' ||
      name.length > MAX_SHEET_NAME ||
      FORBIDDEN_IN_SHEET.test(name) ||
      name.startsWith("'") ||
      name.endsWith("'") ||
      name.toLowerCase() === 'history'
    if (bad) refuse('documentsRender.problem.sheetName', name)
    if (seen.has(name.toLowerCase())) refuse('documentsRender.problem.sheetNameTwice', name)
    seen.add(name.toLowerCase())
  }
}

/** Throws `Export` unless spreadsheets accept the names of ranges. */
export function assertRangeNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (!RANGE_NAME.test(name) || LIKE_A_CELL.test(name)) refuse('documentsRender.problem.rangeName', name)
    if (seen.has(name.toLowerCase())) refuse('documentsRender.problem.rangeNameTwice', name)
    seen.add(name.toLowerCase())
  }
}
