import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Part of an entry that goes to one budget line; amounts in minor units of the entry's and the base currency. */
export type EntrySplit = {
  readonly lineId: string | null
  readonly workPackageId: string | null
  readonly activityId: string | null
  /** Percent of the entry as decimal text; the shares of an entry add up to 100. */
  readonly share: string
  readonly amountMinor: number
  readonly baseMinor: number | null
}

/**
 * What the rules of the ledger need to know of an entry. Costs are above zero, refunds and credit notes below
 * (domain-rules.md rule 11). `rate` is units of `currency` per one `baseCurrency`.
 */
export type Entry = {
  readonly id: string
  readonly state: 'draft' | 'posted'
  readonly date: PlainDate
  readonly documentNo: string
  readonly documentDate: PlainDate | null
  readonly payee: string
  readonly description: string
  readonly currency: string
  readonly amountMinor: number
  readonly quantity: string | null
  readonly rate: string | null
  readonly baseCurrency: string
  readonly baseMinor: number | null
  /** Part of the amount that doesn't count (statement 40); the base amount is that of the rest. */
  readonly excludedMinor: number
  /** What the whole document comes to when the entry is a part of it. */
  readonly documentMinor: number | null
  readonly splits: readonly EntrySplit[]
  readonly reversesId: string | null
  readonly reversalReason: string
}
