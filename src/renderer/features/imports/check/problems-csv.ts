/** Without it spreadsheets read UTF-8 as the machine's old code page and break ë and Cyrillic. */
const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet would run as a formula when it opens the file. */
const FORMULA_START = /^[=+\-@\t\r]/

function field(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A table of texts as comma separated values (RFC 4180); an apostrophe keeps what begins like a formula from being run,
 * for the values come from a file of unknown origin.
 */
export const tableAsCsv = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map(row => `${row.map(field).join(',')}\r\n`).join('')
