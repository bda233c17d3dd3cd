import type { PlainDate } from '#shared/kernel/plain-date.ts'

/**
 * How amounts of another currency become the report's (donor-formats.md 1.9, domain-rules.md rule 12):
 * month = rate of the month of payment; period_mean = simple mean of the period's months; fixed = one rate of
 * the contract or a peg; bank = the bank's own rate, typed with each entry.
 */
export const RATE_POLICIES = ['month', 'period_mean', 'fixed', 'bank'] as const
export type RatePolicy = (typeof RATE_POLICIES)[number]

/**
 * One published rate: `rate` units of `currency` per one `base`, as decimal text. A month's rate is dated on
 * the month's first day and holds for all of it; a day's rate holds from its day on.
 */
export type ExchangeRate = {
  readonly source: string
  readonly base: string
  readonly currency: string
  readonly kind: 'day' | 'month'
  readonly date: PlainDate
  readonly rate: string
}

/** A rate chosen for one amount, with what a report must print beside it: source and date. */
export type ChosenRate = {
  readonly rate: string
  readonly source: string
  readonly date: PlainDate
}
