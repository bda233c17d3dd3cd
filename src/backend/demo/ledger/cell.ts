import type { CostKind } from '../facts/budget-types.ts'

/** Share of a cell's entries by currency, in parts of a hundred. */
export type CurrencyMix = readonly (readonly [currency: string, percent: number])[]

/** A third party that is paid from a line, and its agreement. */
export interface Recipient {
  readonly organisation: string
  readonly agreementNo: string
}

/**
 * What one line is to spend in one month, in cents of the project's currency, and how the entries that make
 * up the sum look. The entries meet the target within rounding of their own currencies; what is left over
 * goes on to the line's next month.
 */
export interface Cell {
  readonly project: string
  readonly line: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly targetMinor: number
  /** How many entries it gets compared with other cells. */
  readonly weight: number
  /** A number of entries that doesn't grow with the ledger: three laptops are three invoices. */
  readonly fixed: number | null
  readonly kind: CostKind
  readonly mix: CurrencyMix
  /** Organisation that paid, by currency. */
  readonly payers: Readonly<Record<string, string>>
  readonly intervention: string | null
  readonly recipients: readonly Recipient[]
  /** Units incurred in the month, on the first entry. */
  readonly units: string | null
  /** Lines that may carry a part of a shared bill; they come later in the month's order. */
  readonly sharedWith: readonly string[]
  readonly workPackage: string | null
  readonly activities: readonly string[]
}
