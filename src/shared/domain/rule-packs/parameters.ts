/**
 * What a donor's rule can be: a share (0.07 for 7 %), an amount in a currency, a whole number of something,
 * one of a few methods, a yes or no.
 */
export type ParameterKind = 'share' | 'amount' | 'count' | 'choice' | 'flag'

/**
 * Every parameter the rules ask for. A pack gives those its donor has; the signed contract may override each
 * (donor-formats.md, opening paragraph: limits are data, never constants).
 */
export const PARAMETERS = {
  indirect_limit: 'share',
  indirect_base: 'choice',
  contingency_limit: 'share',
  justification_required: 'flag',
  realloc_limit: 'share',
  deviation_limit: 'share',
  line_overspend_limit: 'share',
  line_overspend_explain_limit: 'share',
  fx_method: 'choice',
  payment_option1_max_months: 'count',
  payment_option1_max_grant: 'amount',
  prefin_share: 'share',
  prefin_reduction: 'choice',
  prefin_used_limit: 'share',
  prefin_total_limit: 'share',
  no_profit_applies: 'flag',
  fstp_cap: 'amount',
  sub_grant_closing_margin_days: 'count',
  own_share_min: 'share',
  pending_payment_limit: 'amount',
  asset_transfer_limit: 'amount',
  inventory_limit: 'amount',
  procurement_list_limit: 'amount',
  verification_final_limit: 'amount',
  verification_interim_limit: 'amount',
  instalment_used_limit: 'share',
  interim_due_days: 'count',
  final_due_months: 'count',
  final_due_months_abroad: 'count',
  retention_years: 'count',
  retention_years_small: 'count',
  retention_small_grant: 'amount',
  retention_years_before_2014: 'count',
  evaluation_section1_min: 'count',
  evaluation_total_min: 'count',
  evaluation_gap_max: 'count',
} as const satisfies Readonly<Record<string, ParameterKind>>

export type ParameterName = keyof typeof PARAMETERS

/** Methods a choice may name. */
export const CHOICES = {
  indirect_base: ['direct', 'direct_and_contingency'],
  fx_method: ['month', 'period_mean', 'fixed', 'bank', 'instalment', 'fifo', 'weighted'],
  prefin_reduction: ['UNUSED', 'GAP_TO_70'],
} as const

/** True for the name of a known parameter. */
export const isParameterName = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name)
