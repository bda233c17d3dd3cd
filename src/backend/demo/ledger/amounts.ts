import { divideIntegersHalfUp, multiply, parseDecimal } from '#shared/kernel/decimal.ts'
import { convertByDividing, minorFromDecimal } from '#shared/kernel/money.ts'

/** Smallest step of a price in each currency, in minor units: nobody invoices 1,234.57 lek. */
const STEPS: Readonly<Record<string, number>> = { ALL: 1000, RSD: 1000, MKD: 100, BAM: 5, EUR: 1 }

/** Below this amount, in cents of the base, prices keep all their decimals. */
const SMALL = 2000

export interface Priced {
  readonly amountMinor: number
  readonly baseMinor: number
}

/**
 * The price in `currency` that comes nearest to an amount of the base currency, in steps people use, and what
 * it converts back to at the rate.
 * @example priceFor(10_000, 'ALL', '103.1571', 'EUR') // 10,320.00 lek = EUR 100.04
 */
export function priceFor(targetMinor: number, currency: string, rate: string, base: string): Priced {
  const factor = parseDecimal(rate)
  if (!factor) throw new RangeError(`Not a rate: ${rate}`)
  const exact = minorFromDecimal(multiply({ digits: BigInt(targetMinor), scale: 2 }, factor), currency)
  if (exact === undefined) throw new RangeError(`Out of range: ${targetMinor}`)
  const step = targetMinor < SMALL ? 1 : (STEPS[currency] ?? 1)
  const amountMinor = Math.max(step, Number(divideIntegersHalfUp(BigInt(exact), BigInt(step))) * step)
  const baseMinor = convertByDividing(amountMinor, rate, currency, base)
  if (baseMinor === undefined) throw new RangeError(`Out of range: ${amountMinor}`)
  return { amountMinor, baseMinor }
}

/** Tax inside a price, half up: 20 % of the net are 20/120 of the gross. */
export const taxInside = (amountMinor: number, percent: bigint): number =>
  Number(divideIntegersHalfUp(BigInt(amountMinor) * percent, 100n + percent))
