import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** Cost as reported, and the gain (above zero) or loss against what was received for it; minor units. */
export type ExchangeDifference = { readonly reportedMinor: number; readonly differenceMinor: number }

/**
 * Exchange difference of money received at one rate and reported at another: shown apart, never an eligible
 * cost (FX-07, donor-formats.md 1.9). Only the spent part of what was received counts.
 * @example received 5,000.00 as 585,750.00, all spent, reported 4,997.76 -> difference -2.24
 */
export function exchangeDifference(input: {
  readonly receivedMinor: number
  readonly localMinor: number
  readonly spentLocalMinor: number
  readonly reportedMinor: number
}): ExchangeDifference {
  const { receivedMinor, localMinor, spentLocalMinor, reportedMinor } = input
  const share = BigInt(receivedMinor) * BigInt(spentLocalMinor)
  const worth = localMinor === 0 ? 0 : Number(divideIntegersHalfUp(share, BigInt(localMinor)))
  return { reportedMinor, differenceMinor: sumMinor([reportedMinor, -worth]) }
}
