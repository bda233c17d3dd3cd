import { parse } from 'csv-parse/sync'

export type Dialect = {
  readonly delimiter: string
  /** Lines before the data that only state the delimiter (`sep=;`, as Excel writes and reads it). */
  readonly statedLines: 0 | 1
  /** Quotes come after a space (`1, "a,b"`), which then is no part of the value. */
  readonly spacedQuotes: boolean
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE_CHARACTERS = 64_000
const SAMPLE_RECORDS = 100

/** Line ends of any system, mixed ones too; the longest first. */
export const LINE_ENDS = ['\r\n', '\n', '\r']

/** Options that accept what spreadsheet programs accept: ragged rows, blank lines, quotes inside words. */
export const TOLERANT = {
  record_delimiter: LINE_ENDS,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
} as const

/** Whole lines of the start, so that the sample does not end inside a field. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) return text
  const cut = text.slice(0, SAMPLE_CHARACTERS)
  return cut.slice(0, Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r')) + 1) || cut
}

function countsWith(sample: string, delimiter: string): number[] {
  try {
    const records = parse(sample, { ...TOLERANT, delimiter, to: SAMPLE_RECORDS })
    const filled = records.filter(record => record.some(field => field.trim() !== ''))
    return (filled.length > 0 ? filled : records).map(record => record.length)
  } catch (error) {
    // A quote that only closes after the sample, or never, says nothing about the delimiter.
    if (error instanceof Error && 'code' in error)
      return sample.split(/\r\n|\n|\r/).map(line => line.split(delimiter).length)
    throw error
  }
}

/**
 * Points of a delimiter: the share of rows that have the most usual number of columns, more for more columns;
 * none when the usual row has one column.
 */
function points(counts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = 0
  for (const [columns, rows] of tally) {
    if (columns < 2) continue
    const share = rows / counts.length
    best = Math.max(best, share * share * Math.min(2, 1 + Math.log10(columns)))
  }
  return best
}

const SPACED_QUOTE = { ',': /, +"/, ';': /; +"/, '\t': /\t +"/, '|': /\| +"/ } as const

/** Finds the delimiter: stated by a `sep=` line, else the one that makes the most even table. */
export function detectDialect(text: string): Dialect {
  const stated = /^\uFEFF?sep=(.)\s*(?:\r\n|\n|\r|$)/i.exec(text)?.[1]
  if (stated !== undefined) return { delimiter: stated, statedLines: 1, spacedQuotes: false }
  const sample = sampleOf(text)
  let best: { delimiter: (typeof DELIMITERS)[number]; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = points(countsWith(sample, delimiter))
    if (score > best.score) best = { delimiter, score }
  }
  const spacedQuotes = SPACED_QUOTE[best.delimiter].test(sample)
  return { delimiter: best.delimiter, statedLines: 0, spacedQuotes }
}
