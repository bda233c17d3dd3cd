import { sumMinor } from '#shared/kernel/money.ts'

/** Sum of all sub-grants to one third party against its limit, in minor units. */
export type ThirdPartyCap = {
  readonly cumulativeMinor: number
  readonly limitMinor: number
  readonly ok: boolean
  readonly excessMinor: number
}

/**
 * Cap per third party over all calls and contracts of one action (SG-01, SG-02; `fstp_cap`). An exception of
 * the contract takes the cap's place (SG-02b). The party is known by registration number and country, never by
 * name.
 * @example thirdPartyCap(4_500_000, 1_500_001, 6_000_000) // not ok, excess 1
 */
export function thirdPartyCap(
  alreadyMinor: number,
  newMinor: number,
  capMinor: number,
  exceptionMinor: number | null = null,
): ThirdPartyCap {
  const limitMinor = exceptionMinor ?? capMinor
  const cumulativeMinor = sumMinor([alreadyMinor, newMinor])
  const excessMinor = Math.max(0, cumulativeMinor - limitMinor)
  return { cumulativeMinor, limitMinor, ok: excessMinor === 0, excessMinor }
}
