import { foldText } from '../reading/fold.ts'

export interface Coded {
  readonly id: string
  readonly code: string
  readonly label: string
}

/** Finds records by what people write in a cell: their code, or their name. */
export interface CodeBook {
  /** Undefined when nothing, or more than one thing, is meant. */
  readonly find: (text: string) => Coded | undefined
  /** Codes that look most like the text, for the remedy. */
  readonly nearest: (text: string) => readonly string[]
}

const SHOWN = 3

/** Codes compare without case, spaces and trailing marks: "1.2." and " 1.2 " are 1.2. */
export const bareCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[.)\-:]+$/, '')

/** Words in front of a code that people add: "BL 1.1", "WP 2", "Linja 1.1". */
const PREFIX = /^(?:bl|b l|line|budget line|linja|linja buxhetore|wp|pp|act|activity|aktiviteti)[\s.:#-]+/i

/** The first word of "1.1.1 Project manager". */
const firstWord = (text: string): string => text.trim().split(/[\s–—:;,]+/)[0] ?? ''

/** Edit distance with a bound, enough to find a mistyped code among some hundred. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (letter === b[j] ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Records by a key; a key that two share is no answer. */
function unique(
  rows: readonly Coded[],
  keyOf: (row: Coded) => string,
): ReadonlyMap<string, Coded | undefined> {
  const found = new Map<string, Coded | undefined>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== '') found.set(key, found.has(key) ? undefined : row)
  }
  return found
}

/**
 * A book over the records of one project. Tried in turn: the code as written, without a prefix, its first word,
 * the name.
 * @example codeBook(lines).find('BL 1.1.1 Salaries')?.code // '1.1.1'
 */
export function codeBook(rows: readonly Coded[]): CodeBook {
  const byCode = unique(rows, row => bareCode(row.code))
  const byLabel = unique(rows, row => foldText(row.label))
  const answers = new Map<string, Coded | undefined>()
  const lookUp = (text: string): Coded | undefined => {
    const bare = text.replace(PREFIX, '')
    return (
      byCode.get(bareCode(text)) ??
      byCode.get(bareCode(bare)) ??
      byCode.get(bareCode(firstWord(bare))) ??
      byLabel.get(foldText(text))
    )
  }
  return {
    find: text => {
      if (!answers.has(text)) answers.set(text, lookUp(text))
      return answers.get(text)
    },
    nearest: text => {
      const wanted = bareCode(text).slice(0, 40)
      return rows
        .map(({ code }) => ({ code, far: distance(wanted, bareCode(code)) }))
        .toSorted((a, b) => a.far - b.far)
        .slice(0, SHOWN)
        .map(({ code }) => code)
    },
  }
}
