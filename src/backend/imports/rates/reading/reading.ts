import type { RowProblem } from '#shared/contract/imports.ts'
import type { ExchangeRate } from '#shared/domain/rates/index.ts'
import { compareDecimal, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'

export type RateFormat = 'ecb-csv' | 'ecb-xml' | 'inforeuro-json' | 'daily-json' | 'table'

/** What the person says about a rate file beyond what stands in it. */
export type RateParams = {
  /** Currency the table's numbers are per one of; needed when the file does not tell. */
  readonly base?: string
  /** Currency the stored rates are per one of; EUR unless said. */
  readonly target?: string
  /** Name of the source to store with each rate; else that of the format or file. */
  readonly source?: string
  /** Month of an InforEuro list, which does not name it. */
  readonly year?: number
  readonly month?: number
  /** Whether dates name days or whole months, where a table leaves it open. */
  readonly period?: 'day' | 'month'
  /**
   * Reaches the target over a currency pegged to it instead of the target's own column: for tables that mix
   * monthly means of the euro with month-end rates of other currencies. BAM is 1.95583 per EUR by law.
   */
  readonly bridge?: { readonly currency: string; readonly perTarget: string }
}

export type RateReading = {
  readonly format: RateFormat
  readonly rows: readonly ExchangeRate[]
  /** Where each rate stands, in the order of the rows. */
  readonly places: readonly Omit<Place, 'value'>[]
  /** Errors refuse the file; warnings name rows and cells that were left out. */
  readonly problems: readonly RowProblem[]
  readonly errors: number
  readonly warnings: number
  /** Cells without a rate (blank, N/A), which are no problem. */
  readonly blanks: number
}

/** Where a value stands: row and column letter of a sheet, or entry and key of a list. */
export type Place = {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly value: string
}

const LONGEST_VALUE = 200
const MAX_PROBLEMS = 500

/** Gathers the rates of one file; one rate per currency and period. */
export type Collector = {
  readonly rates: Map<string, { readonly rate: ExchangeRate; readonly place: Place }>
  readonly problems: RowProblem[]
  errors: number
  warnings: number
  blanks: number
  /** Warnings of one kind, given once with their number. */
  readonly repeated: Map<string, { readonly first: RowProblem; count: number }>
}

export const startCollector = (): Collector => ({
  rates: new Map(),
  problems: [],
  errors: 0,
  warnings: 0,
  blanks: 0,
  repeated: new Map(),
})

/** What can be wrong or odd about a rate; each has its message and its remedy. */
export const RATE_PROBLEMS = [
  'badPeriod',
  'badValue',
  'noValue',
  'noCurrencyCode',
  'noCountryCode',
  'unknownCountry',
  'badEntry',
  'otherBase',
  'contradicts',
  'noTargetRate',
  'tooSmall',
  'pegMissed',
] as const
export type RateProblem = (typeof RATE_PROBLEMS)[number]

const problemOf = (
  severity: RowProblem['severity'],
  place: Place,
  name: RateProblem,
  details: RowProblem['details'],
): RowProblem => ({
  ...place,
  value: place.value.slice(0, LONGEST_VALUE),
  severity,
  messageKey: `import.problem.rate.${name}`,
  details,
  remedyKey: `import.remedy.rate.${name}`,
})

function report(into: Collector, problem: RowProblem): void {
  if (problem.severity === 'error') into.errors += 1
  else into.warnings += 1
  if (into.problems.length < MAX_PROBLEMS) into.problems.push(problem)
}

/** Notes a problem at a place. */
export const note = (
  into: Collector,
  severity: RowProblem['severity'],
  place: Place,
  name: RateProblem,
  details: RowProblem['details'] = {},
): void => report(into, problemOf(severity, place, name, details))

/** Notes a warning of which a long table has hundreds: the first place and the number of all. */
export function noteOnce(
  into: Collector,
  place: Place,
  name: RateProblem,
  details: RowProblem['details'] = {},
): void {
  const known = into.repeated.get(name)
  if (known) known.count += 1
  else into.repeated.set(name, { first: problemOf('warning', place, name, details), count: 1 })
}

const keyOf = (rate: ExchangeRate): string => `${rate.currency} ${rate.kind} ${rate.date}`

/** Adds a rate; the same once more is fine, another value for the same period is a contradiction. */
export function addRate(into: Collector, rate: ExchangeRate, place: Place): void {
  const known = into.rates.get(keyOf(rate))
  if (!known) {
    into.rates.set(keyOf(rate), { rate, place })
    return
  }
  const [first, second] = [parseDecimal(known.rate.rate), parseDecimal(rate.rate)]
  if (first && second && compareDecimal(first, second) === 0) return
  const details = {
    currency: rate.currency,
    date: rate.date,
    first: known.rate.rate,
    firstRow: known.place.row,
  }
  note(into, 'error', place, 'contradicts', details)
}

export function finishReading(format: RateFormat, from: Collector): RateReading {
  for (const { first, count } of from.repeated.values())
    report(from, { ...first, details: { ...first.details, count } })
  return {
    format,
    rows: Array.from(from.rates.values(), ({ rate }) => rate),
    places: Array.from(from.rates.values(), ({ place: { sheet, row, column } }) => ({ sheet, row, column })),
    problems: from.problems,
    errors: from.errors,
    warnings: from.warnings,
    blanks: from.blanks,
  }
}

const NUMBER = /^(\d{1,20})(?:\.(\d{1,40}))?(?:e([+-]?\d{1,2}))?$/i

/**
 * A positive plain decimal from a machine-written number, exponents written out; undefined for anything else.
 * @example rateText('1.2E-3') // '0.0012'; rateText('abc') // undefined
 */
export function rateText(text: string): string | undefined {
  const match = NUMBER.exec(text)
  if (!match) return undefined
  const [, whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  if (digits === 0n) return undefined
  const plain = formatDecimal(
    scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 },
  )
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}
