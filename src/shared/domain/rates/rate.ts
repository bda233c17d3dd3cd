import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { RatePolicy } from '#shared/kernel/project-words.ts'

export { RATE_POLICIES, type RatePolicy } from '#shared/kernel/project-words.ts'

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
