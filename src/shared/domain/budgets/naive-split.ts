import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireDecimal, shareOfMinor } from '#shared/kernel/ratio.ts'

/** A total taken apart by rate; `differenceMinor` is what the two parts miss of the total. */
export type NaiveSplit = {
  readonly directMinor: number
  readonly indirectMinor: number
  readonly sumMinor: number
  readonly differenceMinor: number
}

/**
 * Takes a total apart into direct costs and indirect costs at a rate, each rounded on its own. The parts may
 * miss the total by a cent (EU-02c), which is why indirect costs must be total less direct and only be
 * *checked* against the cap (EU-02b).
 * @example naiveSplit(198_025_855, '0.07') // 185070893 + 12954963, difference -1
 */
export function naiveSplit(totalMinor: number, indirectRate: string): NaiveSplit {
  const { digits, scale } = requireDecimal(indirectRate)
  const one = 10n ** BigInt(scale)
  const directMinor = Number(divideIntegersHalfUp(BigInt(totalMinor) * one, one + digits))
  const indirectMinor = shareOfMinor(directMinor, indirectRate)
  const sum = sumMinor([directMinor, indirectMinor])
  return { directMinor, indirectMinor, sumMinor: sum, differenceMinor: totalMinor - sum }
}
