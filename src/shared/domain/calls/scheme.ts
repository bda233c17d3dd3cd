import { sumMinor } from '#shared/kernel/money.ts'
import { at, here, type Notice, notice, type Verdict } from '../notices/index.ts'

/** A scheme as it would be saved; amounts in minor units of the project's currency. */
export type SchemeTerms = {
  readonly code: string
  readonly currency: string
  readonly envelopeMinor: number
  /** Envelopes of its calls; of those whose results are out, what was awarded. */
  readonly callsMinor: number
  /** Reserved or contracted under it already: that part of the envelope is no longer free on the line. */
  readonly promisedMinor: number
  readonly partyCapMinor: number | null
  readonly partyCapReason: string
}

/** The budget line a scheme draws on. */
export type SchemeLine = {
  readonly code: string
  readonly freeMinor: number
  /** What other schemes on the line still mean to award. */
  readonly otherSchemesMinor: number
  readonly budgetRoute: string
}

const amount = (minor: number, currency: string) => ({ minor, currency })

/** What a scheme still means to award: its envelope less what is promised already, and nothing when more was promised. */
export const openEnvelope = (scheme: {
  readonly envelopeMinor: number
  readonly promisedMinor: number
}): number => Math.max(0, sumMinor([scheme.envelopeMinor, -scheme.promisedMinor]))

/**
 * Whether a scheme may have its envelope: above zero, no more than is free on the line beside other schemes, and no less
 * than its calls; the cap per third party no higher than the contract with the donor allows (`capMinor`, from
 * `fstp_cap`, or its exception; null where the contract names none) and with a reason where it differs. `line` null: none
 * chosen; `undefined`: the signed budget does not have it.
 */
export function schemeVerdict(
  scheme: SchemeTerms,
  line: SchemeLine | null | undefined,
  capMinor: number | null,
): Verdict {
  const { currency, envelopeMinor, callsMinor, partyCapMinor } = scheme
  const blockers: Notice[] = []
  const warnings: Notice[] = []
  const block = (code: string, fix: Notice['fix'], details: Notice['details'] = {}) =>
    blockers.push(notice('scheme', code, fix, details))
  if (envelopeMinor <= 0) block('EnvelopeEmpty', here('changeAmount'))
  if (envelopeMinor < callsMinor)
    block('BelowCalls', here('changeAmount'), {
      envelope: amount(envelopeMinor, currency),
      calls: amount(callsMinor, currency),
      excess: amount(sumMinor([callsMinor, -envelopeMinor]), currency),
    })
  if (line === undefined) block('LineNotSigned', here('chooseLine'))
  else if (line === null) warnings.push(notice('scheme', 'NoLine', here('chooseLine')))
  else {
    const asked = openEnvelope(scheme)
    const available = sumMinor([line.freeMinor, -line.otherSchemesMinor])
    if (asked > available)
      block('AboveLine', at('moveMoney', line.budgetRoute), {
        line: line.code,
        envelope: amount(envelopeMinor, currency),
        free: amount(line.freeMinor, currency),
        others: amount(line.otherSchemesMinor, currency),
        excess: amount(sumMinor([asked, -available]), currency),
      })
  }
  if (partyCapMinor !== null && capMinor !== null && partyCapMinor > capMinor)
    block('CapAboveContract', here('changeAmount'), {
      cap: amount(partyCapMinor, currency),
      limit: amount(capMinor, currency),
    })
  if (partyCapMinor !== null && partyCapMinor !== capMinor && scheme.partyCapReason.trim() === '')
    block('CapReasonMissing', here('addReason'))
  return { blockers, warnings }
}
