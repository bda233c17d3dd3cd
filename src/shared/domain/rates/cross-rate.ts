import { formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { quotient } from './mean.ts'
import type { ExchangeRate } from './rate.ts'

/**
 * Rate of a currency per another base, from two rates against a common third: RSD per EUR = RSD per USD
 * divided by EUR per USD. Twelve significant digits, far beyond what tables publish. Undefined unless both
 * are decimals above zero.
 * @example crossRate('108.33', '0.9239') // RSD per EUR from RSD per USD and EUR per USD
 */
export function crossRate(currencyPerThird: string, basePerThird: string): string | undefined {
  const currency = parseDecimal(currencyPerThird)
  const base = parseDecimal(basePerThird)
  if (!currency || !base || currency.digits <= 0n || base.digits <= 0n) return undefined
  const rate = quotient(currency, base, 12)
  return rate && rate.digits > 0n ? formatDecimal(rate) : undefined
}

const keyOf = (rate: ExchangeRate): string => `${rate.source}|${rate.kind}|${rate.date}`

/**
 * Turns a table of currencies per one base (USD, say) into the same table per `base` (EUR): every row is
 * divided by the base's own row of the same source and date; the old base becomes a currency of its own.
 * Rows without such a partner can't be turned and are left out.
 */
export function rebase(rates: readonly ExchangeRate[], base: string): ExchangeRate[] {
  const partners = new Map(
    rates.filter(rate => rate.currency === base).map(rate => [`${keyOf(rate)}|${rate.base}`, rate.rate]),
  )
  const turned: ExchangeRate[] = []
  for (const rate of rates) {
    if (rate.base === base) {
      turned.push(rate)
      continue
    }
    const basePerThird = partners.get(`${keyOf(rate)}|${rate.base}`)
    if (basePerThird === undefined) continue
    const isPartner = rate.currency === base
    const crossed = crossRate(isPartner ? '1' : rate.rate, basePerThird)
    if (crossed !== undefined)
      turned.push({ ...rate, base, currency: isPartner ? rate.base : rate.currency, rate: crossed })
  }
  return turned
}
