/** What says how much an entry took from the account that paid it. */
export interface Charge {
  readonly currency: string
  /** Of the project. */
  readonly baseCurrency: string
  /** What the account was charged, minor units of its currency; null where nobody said. */
  readonly chargedMinor: number | null
  /** The rate is the payment's own, typed or worked out from both amounts, and not the contract's. */
  readonly hasOwnRate: boolean
}

/**
 * Whether it is known what an entry took from an account. In the account's currency it is the entry's amount. In another
 * one the bank converts at its own rate, so the contract's rate says nothing: the amount charged must be stated, or the
 * entry carry the payment's own rate into the account's currency (domain-rules.md rule 12; donor-formats.md section 10
 * rule 6: the account's book balance must meet the statement's).
 */
export const isChargeKnown = (charge: Charge, accountCurrency: string): boolean =>
  accountCurrency === charge.currency ||
  charge.chargedMinor !== null ||
  (accountCurrency === charge.baseCurrency && charge.hasOwnRate)
