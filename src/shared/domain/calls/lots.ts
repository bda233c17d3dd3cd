import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { type Fix, type Notice, notice } from '../notices/index.ts'

/** A lot of a call; amounts in minor units of the call's currency. */
export type LotTerms = {
  readonly code: string
  readonly envelopeMinor: number
  readonly minimumMinor: number | null
  readonly maximumMinor: number | null
  /** Own share of the applicant as percent, in decimal text. */
  readonly cofinancingPercent: string
}

const HUNDRED = { digits: 100n, scale: 0 }

const isPercent = (text: string): boolean => {
  const value = parseDecimal(text)
  return value !== undefined && value.digits >= 0n && compareDecimal(value, HUNDRED) < 0
}

const amount = (minor: number, currency: string) => ({ minor, currency })

/**
 * What is wrong with the lots of a call: an amount that is not above zero, a smallest grant above the largest, a largest
 * above the lot, co-financing outside 0 to below 100 %, and lots that together exceed the call (rule 6).
 */
export function lotFaults(
  lots: readonly LotTerms[],
  call: { readonly envelopeMinor: number; readonly currency: string },
  fix: Fix,
): readonly Notice[] {
  const { currency } = call
  const found: Notice[] = []
  const note = (code: string, details: Notice['details']) => found.push(notice('call', code, fix, details))
  for (const { code: lot, envelopeMinor, minimumMinor, maximumMinor, cofinancingPercent } of lots) {
    if (envelopeMinor <= 0) note('LotEmpty', { lot })
    if (minimumMinor !== null && maximumMinor !== null && minimumMinor > maximumMinor)
      note('LotLimitsTurned', {
        lot,
        minimum: amount(minimumMinor, currency),
        maximum: amount(maximumMinor, currency),
      })
    if (maximumMinor !== null && maximumMinor > envelopeMinor)
      note('LotMaximumAbove', {
        lot,
        maximum: amount(maximumMinor, currency),
        envelope: amount(envelopeMinor, currency),
      })
    if (!isPercent(cofinancingPercent)) note('CofinancingUnfit', { lot, percent: cofinancingPercent })
  }
  const total = sumMinor(lots.map(lot => lot.envelopeMinor))
  if (total > call.envelopeMinor)
    note('LotsAboveCall', {
      lots: amount(total, currency),
      envelope: amount(call.envelopeMinor, currency),
      excess: amount(sumMinor([total, -call.envelopeMinor]), currency),
    })
  return found
}
