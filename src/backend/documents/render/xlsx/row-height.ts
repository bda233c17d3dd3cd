/**
 * Heights of rows with wrapped text. Not every program fits rows when it opens a file (LibreOffice prints them
 * cut off), so the height is reckoned from the widths of Arial 10; Excel fits it again when a cell is edited.
 */

/** Pixels per unit of column width, and what the cell's edges and indent take. */
const UNIT = 7
const EDGES = 10
/** Pixels of an em at 10 points. */
const EM = 13.33
const BOLD = 1.07
const LINE_POINTS = 12.75
const ROW_POINTS = 2.25

/** Widths of Arial's characters in thousandths of an em. */
const WIDTHS: Readonly<Record<string, string>> = {
  222: "ijl'|",
  278: ' .,:;!ftI/[]\\\u00a0',
  333: 'r()-',
  500: 'cksvxyzJ',
  611: 'FTZ',
  667: 'ABEKPSVXY&',
  722: 'wCDHNRU',
  778: 'GOQ',
  833: 'mM',
  889: '%',
  944: 'W',
}
const LETTER = 556
const CAPITAL = 700
const WIDEST = 1000

function widthTable(): Float64Array {
  const table = new Float64Array(0x500).fill((LETTER / 1000) * EM)
  // Capitals of Cyrillic; other letters beyond ASCII are as wide as plain ones.
  table.fill((CAPITAL / 1000) * EM, 0x400, 0x430)
  for (const [width, characters] of Object.entries(WIDTHS))
    for (const character of characters) table[character.charCodeAt(0)] = (Number(width) / 1000) * EM
  return table
}

const TABLE = widthTable()

function pixels(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index += 1)
    sum += TABLE[text.charCodeAt(index)] ?? (WIDEST / 1000) * EM
  return sum
}

/** Where a line may end: after a space, a hyphen, a slash. */
const BREAKS = /(?<=[\s/-])/

/** Lines of one paragraph when words that don't fit move to the next line. */
function wrappedLines(paragraph: string, room: number, scale: number): number {
  if (pixels(paragraph) * scale <= room) return 1
  let lines = 1
  let used = 0
  for (const word of paragraph.split(BREAKS)) {
    const width = pixels(word.trimEnd()) * scale
    if (used > 0 && used + width > room) {
      lines += 1
      used = 0
    }
    // A word longer than a line fills whole lines.
    lines += Math.max(0, Math.ceil(width / room) - 1)
    used = width > room ? width % room : used + pixels(word) * scale
  }
  return lines
}

/** Lines that a text takes in a column of this width; 1 without measuring when it is short. */
export function linesOf(text: string, width: number, bold: boolean): number {
  const room = Math.max(width * UNIT - EDGES, 3 * UNIT)
  if (text.length * (CAPITAL / 1000) * EM <= room && !text.includes('\n')) return 1
  const scale = bold ? BOLD : 1
  return text.split('\n').reduce((lines, part) => lines + wrappedLines(part, room, scale), 0)
}

/** Programs measure letters a little differently. */
const SLACK = 6

/** Width in which no word of a heading breaks. */
export function widthForWords(heading: string): number {
  const widest = Math.max(0, ...heading.split(BREAKS).map(word => pixels(word.trimEnd()) * BOLD))
  return (widest + EDGES + SLACK) / UNIT
}

/** Most that spreadsheets allow. */
const MAX_POINTS = 409

/** Points of a row with so many lines. */
export const heightOf = (lines: number): number => Math.min(lines * LINE_POINTS + ROW_POINTS, MAX_POINTS)
