import { type Decimal, divideHalfUp, multiply, parseDecimal } from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { minorFromDecimal, minorToDecimalText } from '#shared/kernel/money.ts'
import { compareDates, type PlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { quotient } from './mean.ts'

/** An instalment as it arrived: base currency received and what it became in local currency, in minor units. */
export type Instalment = {
  readonly date: PlainDate
  readonly baseMinor: number
  readonly localMinor: number
  /** Part that earlier items have taken already; nothing when left out. */
  readonly usedMinor?: number
}

export type LocalItem = { readonly date: PlainDate; readonly localMinor: number }

export type CurrencyPair = { readonly base: string; readonly local: string }

/** Minor units as an exact decimal of the major unit. */
export const major = (minor: number, currency: string): Decimal =>
  parseDecimal(minorToDecimalText(minor, currency)) ?? { digits: 0n, scale: 0 }

/**
 * Rate of an instalment: local units per one base unit, unrounded (40 significant digits).
 * @example RSD 351,900.00 for EUR 3,000.00 is 117.3
 */
export const instalmentRate = (instalment: Instalment, pair: CurrencyPair): Decimal | undefined =>
  quotient(major(instalment.localMinor, pair.local), major(instalment.baseMinor, pair.base))

export const byDate = (instalments: readonly Instalment[]): readonly Instalment[] =>
  instalments.toSorted((a, b) => compareDates(a.date, b.date))

const noInstalment = (date: PlainDate): Problem =>
  problem('Rule.InstalmentMissing', 'problem.instalmentMissing', { date })

/** Local amount of base minor units: amount × base / local, rounded half up once, exact until then. */
function atInstalment(localMinor: number, instalment: Instalment, pair: CurrencyPair): number | undefined {
  const product = multiply(major(localMinor, pair.local), major(instalment.baseMinor, pair.base))
  const value = divideHalfUp(product, major(instalment.localMinor, pair.local), 20)
  return value && minorFromDecimal(value, pair.base)
}

/**
 * Each item at the rate of the last instalment received on or before it (FX-03; EU general conditions art. 15.9).
 * Error: Rule.InstalmentMissing for an item before the first instalment.
 */
export function convertAtInstalmentRate(
  items: readonly LocalItem[],
  instalments: readonly Instalment[],
  pair: CurrencyPair,
): Result<readonly number[], Problem> {
  const ordered = byDate(instalments)
  const converted: number[] = []
  for (const item of items) {
    const current = ordered.filter(instalment => instalment.date <= item.date).at(-1)
    const minor = current && atInstalment(item.localMinor, current, pair)
    if (minor === undefined) return err(noInstalment(item.date))
    converted.push(minor)
  }
  return ok(converted)
}

/**
 * Weighted mean rate of all conversions: local total by base total, unrounded (FX-05). Undefined without any.
 */
export function weightedRate(instalments: readonly Instalment[], pair: CurrencyPair): Decimal | undefined {
  const total = instalments.reduce(
    (sum, instalment) => ({
      date: instalment.date,
      baseMinor: sum.baseMinor + instalment.baseMinor,
      localMinor: sum.localMinor + instalment.localMinor,
    }),
    { date: '', baseMinor: 0, localMinor: 0 },
  )
  return instalmentRate(total, pair)
}
