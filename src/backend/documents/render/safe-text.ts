/** What neither XML nor a page can carry: control characters except tab and line feed, and two non-characters. */
const UNPRINTABLE = /[[\p{Cc}\uFFFE\uFFFF]--[\t\n]]/v
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE, 'gv')
const LINE_ENDS = /\r\n?/g
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Most characters that a spreadsheet cell holds. */
export const MAX_CELL_TEXT = 32_767
const CUT_MARK = ' […]'

/** Text that any format can carry: no control characters, no halves of characters, line feeds only. */
export function printableText(text: string): string {
  const lines = UNPRINTABLE.test(text) ? text.replace(LINE_ENDS, '\n').replace(ALL_UNPRINTABLE, '') : text
  return lines.isWellFormed() ? lines : lines.toWellFormed().replaceAll('\uFFFD', '')
}

/**
 * Text for a string cell. It stays a string however it begins (= + - @), since its cell is typed as one;
 * what spreadsheets would decode as an escape (`_x000D_`) is escaped itself; too long a text is cut with a mark.
 */
export function cellText(text: string): string {
  const printable = printableText(text)
  const whole =
    printable.length <= MAX_CELL_TEXT
      ? printable
      : printableText(printable.slice(0, MAX_CELL_TEXT - CUT_MARK.length)) + CUT_MARK
  return whole.includes('_x') ? whole.replace(ESCAPE_LIKE, '_x005F_') : whole
}
