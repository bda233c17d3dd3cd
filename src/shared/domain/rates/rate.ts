import type { PlainDate } from '#shared/kernel/plain-date.ts'

/**
 * How amounts of another currency become the report's (donor-formats.md 1.9 and section 7, statements 24 to 30;
 * domain-rules.md rule 12): month = rate of the month of payment; period_mean = simple mean of the period's months;
 * fixed = one rate of the contract or a peg; bank = the bank's own rate, typed with each entry; instalment = rate of
 * the last money received; fifo = first in, first out; weighted = mean of all money received, by weight;
 * last_tranche_day = national bank's rate of the day on which the last tranche was converted; end_month_mean = national
 * bank's mean of the month in which implementation ends (both of the Visegrad Fund, section 5).
 */
export const RATE_POLICIES = [
  'month',
  'period_mean',
  'fixed',
  'bank',
  'instalment',
  'fifo',
  'weighted',
  'last_tranche_day',
  'end_month_mean',
] as const
export type RatePolicy = (typeof RATE_POLICIES)[number]

/** Policies that look at what was received and changed instead of a published table. */
export const LAYER_POLICIES = ['instalment', 'fifo', 'weighted'] as const satisfies readonly RatePolicy[]
export type LayerPolicy = (typeof LAYER_POLICIES)[number]
export type TablePolicy = Exclude<RatePolicy, LayerPolicy>

const layered: readonly string[] = LAYER_POLICIES

/** True for a policy, and for the source of a rate, that comes from what was received. */
export const isLayerPolicy = (policy: string): policy is LayerPolicy => layered.includes(policy)

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
