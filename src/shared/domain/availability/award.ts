import { sumMinor } from '#shared/kernel/money.ts'

/** Where money for an award must still be free. */
export type FundLevel = 'lot' | 'scheme' | 'donorLine'

export type AwardCheck = {
  readonly ok: boolean
  readonly faults: readonly {
    readonly code: 'NotAboveZero' | 'AboveRequested' | 'AboveLot' | 'AboveFree'
    readonly level: FundLevel | null
    readonly limitMinor: number
    readonly excessMinor: number
  }[]
}

export type AwardInput = {
  readonly requestedMinor: number
  readonly awardedMinor: number
  /** Largest grant of the lot; null where it has none. */
  readonly lotMaximumMinor: number | null
  /** Still free at each level; null where the level isn't used. */
  readonly free: { readonly [Level in FundLevel]: number | null }
}

const LEVELS = ['lot', 'scheme', 'donorLine'] as const satisfies readonly FundLevel[]

/**
 * An award against what was asked, the lot's largest grant and the free money at lot, scheme and donor line
 * (domain-rules.md rule 6). Amounts in minor units of one currency; all faults are named.
 */
export function awardCheck(input: AwardInput): AwardCheck {
  const { awardedMinor } = input
  const over = (
    code: 'AboveRequested' | 'AboveLot' | 'AboveFree',
    limit: number | null,
    level: FundLevel | null,
  ) =>
    limit !== null && awardedMinor > limit
      ? [{ code, level, limitMinor: limit, excessMinor: sumMinor([awardedMinor, -limit]) }]
      : []
  const faults = [
    ...(awardedMinor > 0
      ? []
      : [{ code: 'NotAboveZero' as const, level: null, limitMinor: 0, excessMinor: 0 }]),
    ...over('AboveRequested', input.requestedMinor, null),
    ...over('AboveLot', input.lotMaximumMinor, null),
    ...LEVELS.flatMap(level => over('AboveFree', input.free[level], level)),
  ]
  return { ok: faults.length === 0, faults }
}

/** Movements of a pot of money: a call, a lot, a scheme or a donor line; minor units. */
export type PotMovements = {
  readonly envelopeMinor: number
  /** Awards decided and not yet signed. */
  readonly reservedMinor: number
  /** Signed contracts. */
  readonly contractedMinor: number
  /** Given back by declined awards, addenda and closings. */
  readonly releasedMinor: number
}

/**
 * Free money of a pot: reserved at the decision, committed at the signature, given back on release
 * (domain-rules.md rule 6). Below zero means more was promised than there is.
 * @example freeOfPot({ envelopeMinor: 100, reservedMinor: 30, contractedMinor: 50, releasedMinor: 5 }) // 25
 */
export const freeOfPot = (pot: PotMovements): number =>
  sumMinor([pot.envelopeMinor, -pot.reservedMinor, -pot.contractedMinor, pot.releasedMinor])
