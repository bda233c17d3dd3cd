import { sumMinor } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { at, here, type Notice, notice, type Verdict } from '../notices/index.ts'
import { thirdPartyCap } from '../sub-grants/index.ts'

/** A budget line that money is to be promised from, as it stands without the promise that is being saved. */
export type CommitmentLine = {
  readonly code: string
  readonly currency: string
  readonly freeMinor: number
  /** Address of the budget, where money is moved to the line. */
  readonly budgetRoute: string
}

const amount = (minor: number, currency: string) => ({ minor, currency })

/**
 * Whether an amount may be promised from a line, by a reservation or an agreement: above zero and no more than is free
 * (domain-rules.md rule 6: contracts of a line never pass it). A line of null is one that the signed budget does not
 * have; nothing can be promised from it.
 */
export function commitmentVerdict(line: CommitmentLine | null, amountMinor: number): Verdict {
  if (line === null)
    return { blockers: [notice('availability', 'LineNotSigned', here('chooseLine'))], warnings: [] }
  const { code, currency, freeMinor, budgetRoute } = line
  const blockers: Notice[] = []
  if (amountMinor <= 0) blockers.push(notice('availability', 'NotAboveZero', here('changeAmount')))
  if (amountMinor > freeMinor)
    blockers.push(
      notice('availability', 'AboveFree', at('moveMoney', budgetRoute), {
        line: code,
        free: amount(freeMinor, currency),
        asked: amount(amountMinor, currency),
        excess: amount(sumMinor([amountMinor, -freeMinor]), currency),
      }),
    )
  return { blockers, warnings: [] }
}

/** A third party with what it has in the action already and may have in all, in minor units. */
export type CappedParty = {
  readonly name: string
  readonly alreadyMinor: number
  readonly capMinor: number
  readonly currency: string
}

/**
 * Whether a party may be promised an amount more: all its sub-grants of one action within the contract's limit (SG-01,
 * SG-02). `rulesRoute` is where an exception of the contract is entered (SG-02b).
 * @example partyCapVerdict(partyWith45000Of60000, 1_500_001, route) // blocked, 0.01 above
 */
export function partyCapVerdict(party: CappedParty, amountMinor: number, rulesRoute: string): Verdict {
  const { name, alreadyMinor, capMinor, currency } = party
  const { ok, cumulativeMinor, limitMinor, excessMinor } = thirdPartyCap(alreadyMinor, amountMinor, capMinor)
  if (ok) return { blockers: [], warnings: [] }
  const blocker = notice('availability', 'AbovePartyCap', at('openRules', rulesRoute), {
    party: name,
    already: amount(alreadyMinor, currency),
    asked: amount(amountMinor, currency),
    total: amount(cumulativeMinor, currency),
    limit: amount(limitMinor, currency),
    excess: amount(excessMinor, currency),
  })
  return { blockers: [blocker], warnings: [] }
}

/** An agreement with the sums of its movements, in minor units of the project's currency. */
export type AgreementState = {
  readonly agreementNo: string
  readonly signedOn: PlainDate
  readonly currency: string
  readonly agreedMinor: number
  readonly releasedMinor: number
  readonly paidMinor: number
  readonly refundedMinor: number
  readonly acceptedMinor: number
}

/** Signed less given back: what may still be paid in all. */
export const contractedOf = ({ agreedMinor, releasedMinor }: AgreementState): number =>
  sumMinor([agreedMinor, -releasedMinor])

/** Contracted and not yet sent; what came back may be sent again. */
export const freeOfAgreement = (agreement: AgreementState): number =>
  sumMinor([contractedOf(agreement), -agreement.paidMinor, agreement.refundedMinor])

/**
 * An agreement as it would be after a change: nothing below zero, no more sent or accepted than contracted, no more
 * returned than was sent. `date` is the day of the change; null where it has none.
 */
export function agreementVerdict(after: AgreementState, date: PlainDate | null): Verdict {
  const { agreementNo: agreement, currency, signedOn } = after
  const contracted = contractedOf(after)
  const blockers: Notice[] = []
  const above = (code: string, limit: number, minor: number): void => {
    if (minor > limit)
      blockers.push(
        notice('availability', code, here('changeAmount'), {
          agreement,
          limit: amount(limit, currency),
          asked: amount(minor, currency),
          excess: amount(sumMinor([minor, -limit]), currency),
        }),
      )
  }
  if (after.agreedMinor <= 0) blockers.push(notice('availability', 'NotAboveZero', here('changeAmount')))
  above('ReleasedAboveAgreed', after.agreedMinor, after.releasedMinor)
  above('RefundedAboveSent', after.paidMinor, after.refundedMinor)
  above('SentAboveContracted', contracted, sumMinor([after.paidMinor, -after.refundedMinor]))
  above('AcceptedAboveContracted', contracted, after.acceptedMinor)
  if (date !== null && date < signedOn)
    blockers.push(
      notice('availability', 'BeforeSignature', here('changeDate'), { agreement, date, signedOn }),
    )
  return { blockers, warnings: [] }
}
