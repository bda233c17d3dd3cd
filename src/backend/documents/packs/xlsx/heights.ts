/** Height of a line of 11 points, and the most that a spreadsheet gives a row. */
const LINE = 15
const HIGHEST = 405
export const MOST_LINES = Math.floor(HIGHEST / LINE) - 1

/**
 * Lines that a wrapped text takes in a column that is so many letters wide. Written for every row, because spreadsheets
 * don't work out the height of merged cells; counted so that long words and wide letters still fit.
 */
export function linesOf(text: string, letters: number): number {
  const wide = Math.max(letters - 2, 4)
  return text
    .split('\n')
    .map(line => {
      let lines = 1
      let used = 0
      for (const word of line.split(' ')) {
        const length = word.length
        if (used > 0 && used + length > wide) {
          lines += 1
          used = 0
        }
        lines += Math.floor(length / wide)
        used += (length % wide) + 1
      }
      return lines
    })
    .reduce((sum, lines) => sum + lines, 0)
}

/** Height of a row that shows so many lines. */
export const heightOf = (lines: number): number => Math.min(HIGHEST, Math.max(1, lines) * LINE + 3)

/** A long text in parts that each fit a row, cut between words where there are any. */
export function piecesOf(text: string, letters: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  const add = (part: string, joint: string) => {
    const longer = piece === '' ? part : piece + joint + part
    if (piece !== '' && linesOf(longer, letters) > MOST_LINES) {
      pieces.push(piece)
      piece = part
    } else piece = longer
  }
  const mostLetters = Math.floor((letters - 2) * MOST_LINES * 0.8)
  for (const paragraph of text.split('\n')) {
    let joint = '\n'
    for (const word of paragraph.split(' '))
      for (let from = 0; from === 0 || from < word.length; from += mostLetters) {
        add(word.slice(from, from + mostLetters), from === 0 ? joint : '')
        joint = ' '
      }
  }
  return [...pieces, piece]
}
