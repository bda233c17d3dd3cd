import type { JsonValue } from '#shared/kernel/errors.ts'
import { type AwardInput, awardCheck } from '../availability/index.ts'
import { at, here, type Notice, notice, type Verdict } from '../notices/index.ts'
import { thirdPartyCap } from '../sub-grants/index.ts'
import { orderBlocker } from './proposal-verdict.ts'
import type { RankPlace } from './rank-order.ts'

/** An award as it is about to be decided; amounts in minor units of `currency`. */
export type AwardCase = AwardInput & {
  readonly currency: string
  readonly applicationId: string
  readonly schemeRoute: string
  /** Null where the committee recommended nothing. */
  readonly recommendedMinor: number | null
  readonly lotMinimumMinor: number | null
  /** All other sub-grants to the same party over all calls and contracts, and the limit; null without a limit. */
  readonly party: {
    readonly name: string
    readonly alreadyMinor: number
    readonly capMinor: number | null
    /** Known by a registration number; else it must be matched by hand. */
    readonly known: boolean
  }
  readonly passedOver: readonly RankPlace[]
  readonly rankException: string
  /** The currency of the scheme's project; the reservation is held in it. */
  readonly lineCurrency: string | null
  readonly redFlags: readonly string[]
  /** Codes of supporting documents that are required and not there. */
  readonly missingDocuments: readonly string[]
  /** Reference of the application whose complaint suspends the lot; null without one. */
  readonly suspendedBy: string | null
}

/** When and why, as every decision states it. */
export type DecisionWords = {
  readonly decidedOn: string
  readonly today: string
  /** Null where the outcome needs no reason. */
  readonly reason: { readonly code: string; readonly text: string } | null
}

const rule = (code: string, fix: Notice['fix'], details: Readonly<Record<string, JsonValue>> = {}): Notice =>
  notice('awards', code, fix, details)

/** A decision is dated today or before, and a rejection names code and text (domain-rules.md rule 6). */
export function wordsVerdict({ decidedOn, today, reason }: DecisionWords): Verdict {
  const blockers: Notice[] = []
  if (decidedOn > today) blockers.push(rule('DecidedInFuture', here('changeDate'), { decidedOn, today }))
  if (reason && (reason.code === '' || reason.text.trim() === ''))
    blockers.push(rule('ReasonMissing', here('giveReason')))
  return { blockers, warnings: [] }
}

function amountBlockers(input: AwardCase): Notice[] {
  const money = (minor: number) => ({ minor, currency: input.currency })
  const asked = money(input.awardedMinor)
  const { faults } = awardCheck(input)
  const found = faults.map(({ code, level, limitMinor, excessMinor }) => {
    const details = { asked, limit: money(limitMinor), excess: money(excessMinor) }
    if (code === 'NotAboveZero') return rule('NotAboveZero', here('changeAmount'))
    if (code === 'AboveRequested') return rule('AboveRequested', here('changeAmount'), details)
    if (code === 'AboveLot') return rule('AboveLotMaximum', here('changeAmount'), details)
    if (level === 'scheme') return rule('AboveFreeScheme', here('changeAmount'), details)
    if (level === 'donorLine') return rule('AboveFreeLine', at('moveMoney', input.schemeRoute), details)
    return rule('AboveFreeLot', here('changeAmount'), details)
  })
  const { lotMinimumMinor: least, awardedMinor } = input
  if (least !== null && awardedMinor > 0 && awardedMinor < least)
    found.push(rule('BelowLotMinimum', here('changeAmount'), { asked, limit: money(least) }))
  return found
}

function partyBlockers({ party, awardedMinor, currency }: AwardCase): Notice[] {
  if (party.capMinor === null) return []
  const cap = thirdPartyCap(party.alreadyMinor, awardedMinor, party.capMinor)
  if (cap.ok) return []
  const money = (minor: number) => ({ minor, currency })
  const details = {
    party: party.name,
    already: money(party.alreadyMinor),
    total: money(cap.cumulativeMinor),
    limit: money(cap.limitMinor),
    excess: money(cap.excessMinor),
  }
  return [rule('AbovePartyCap', here('changeAmount'), details)]
}

/** What must be in order beside the amount. */
function readinessBlockers(input: AwardCase): Notice[] {
  const blockers: Notice[] = []
  const { lineCurrency, currency, schemeRoute, missingDocuments, passedOver } = input
  if (lineCurrency === null) blockers.push(rule('SchemeWithoutLine', at('openScheme', schemeRoute)))
  else if (lineCurrency !== currency)
    blockers.push(rule('OtherCurrency', at('openScheme', schemeRoute), { currency, line: lineCurrency }))
  for (const reason of input.redFlags) blockers.push(rule('RedFlag', here('clearFlag'), { reason }))
  if (missingDocuments.length > 0)
    blockers.push(
      rule('DocumentsMissing', at('openChecks', `/grants/applications/${input.applicationId}/checks`), {
        count: missingDocuments.length,
        documents: missingDocuments.join(', '),
      }),
    )
  if (input.suspendedBy !== null)
    blockers.push(rule('LotSuspended', here('decideComplaint'), { reference: input.suspendedBy }))
  const order = orderBlocker(passedOver, input.rankException)
  if (order) blockers.push(order)
  return blockers
}

function awardWarnings({ recommendedMinor, awardedMinor, currency, party }: AwardCase): Notice[] {
  const money = (minor: number) => ({ minor, currency })
  const warnings: Notice[] = []
  if (recommendedMinor !== null && recommendedMinor !== awardedMinor)
    warnings.push(
      rule('DiffersFromRecommended', null, {
        recommended: money(recommendedMinor),
        awarded: money(awardedMinor),
      }),
    )
  if (party.capMinor !== null && !party.known)
    warnings.push(rule('PartyWithoutNumber', here('openOrganisation'), { party: party.name }))
  return warnings
}

/**
 * Whether an award may be decided: awarded ≤ requested ≤ largest grant, free at lot, scheme and donor line, the cap
 * of the third party over all calls, the order of ranks, papers and flags (domain-rules.md rules 3 and 6). Every
 * blocker is named with its numbers.
 */
export const awardVerdict = (input: AwardCase): Verdict => ({
  blockers: [...amountBlockers(input), ...partyBlockers(input), ...readinessBlockers(input)],
  warnings: awardWarnings(input),
})

/**
 * Whether one of the reserve may be promoted: in rank order or with a written exception, with money for it in the lot,
 * and while no complaint suspends the lot. Papers are checked next, so they don't stand against it (rule 3).
 */
export function promotionVerdict(input: AwardCase): Verdict {
  const blockers: Notice[] = []
  const order = orderBlocker(input.passedOver, input.rankException)
  if (order) blockers.push(order)
  if (input.suspendedBy !== null)
    blockers.push(rule('LotSuspended', here('decideComplaint'), { reference: input.suspendedBy }))
  const { lot } = input.free
  const least = Math.max(1, input.lotMinimumMinor ?? 1)
  if (lot !== null && lot < least) {
    const money = (minor: number) => ({ minor, currency: input.currency })
    blockers.push(rule('NothingFreeInLot', null, { free: money(lot), limit: money(least) }))
  }
  return { blockers, warnings: [] }
}
