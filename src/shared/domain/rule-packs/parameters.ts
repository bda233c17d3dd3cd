import { RATE_POLICIES } from '#shared/kernel/project-words.ts'

/**
 * What a donor's rule can be: a share (0.07 for 7 %), an amount in a currency, a whole number of something,
 * one of a few methods, a yes or no, a day of every year (04-30).
 */
export type ParameterKind = 'share' | 'amount' | 'count' | 'choice' | 'flag' | 'monthDay'

/**
 * Every parameter the rules ask for. A pack gives those its donor has; the signed contract may override each
 * (donor-formats.md, opening paragraph: limits are data, never constants).
 */
export const PARAMETERS = {
  indirect_limit: 'share',
  indirect_base: 'choice',
  contingency_limit: 'share',
  contingency_authorisation: 'flag',
  justification_required: 'flag',
  realloc_limit: 'share',
  realloc_basis: 'choice',
  addendum_request_days: 'count',
  deviation_limit: 'share',
  line_overspend_limit: 'share',
  line_overspend_explain_limit: 'share',
  fx_method: 'choice',
  exchange_loss_eligible: 'flag',
  payment_option1_max_months: 'count',
  payment_option1_max_grant: 'amount',
  prefin_share: 'share',
  prefin_option2_base: 'choice',
  prefin_option2_share: 'share',
  prefin_reduction: 'choice',
  prefin_used_limit: 'share',
  prefin_earlier_used_limit: 'share',
  prefin_total_limit: 'share',
  instalment_used_limit: 'share',
  request_at_most_need: 'flag',
  special_account_required: 'flag',
  proof_of_use_from_call: 'count',
  call_check_days: 'count',
  advance_use_weeks: 'count',
  advance_use_months_abroad: 'count',
  financing_type: 'choice',
  no_profit_applies: 'flag',
  unspent_funds: 'choice',
  fstp_cap: 'amount',
  fstp_cap_exception: 'amount',
  fstp_total_cap: 'amount',
  fstp_closed_activity_list: 'flag',
  sub_grant_closing_margin_days: 'count',
  sub_grant_realloc_limit: 'share',
  own_share_min: 'share',
  cost_share_proof_required: 'flag',
  taxes_eligible: 'choice',
  in_kind_eligible: 'flag',
  cash_payment_limit: 'amount',
  costs_after_end: 'flag',
  cost_description_required: 'flag',
  per_diem_basis: 'choice',
  per_diem_rates: 'choice',
  salary_time_records: 'flag',
  voucher_gaps_refused: 'flag',
  pending_payment_limit: 'amount',
  asset_transfer_limit: 'amount',
  inventory_limit: 'amount',
  procurement_list_limit: 'amount',
  procurement_single_limit: 'amount',
  procurement_open_limit: 'amount',
  verification_final_limit: 'amount',
  verification_interim_limit: 'amount',
  report_basis: 'choice',
  budget_version_latest: 'flag',
  opening_equals_closing: 'flag',
  amounts_cumulative: 'flag',
  final_unliquidated_zero: 'flag',
  receipts_list_required: 'flag',
  settlement_per_currency: 'flag',
  interim_due_days: 'count',
  interim_due_day: 'monthDay',
  final_due_months: 'count',
  final_due_months_abroad: 'count',
  final_due_working_days: 'count',
  information_due_days: 'count',
  review_working_days: 'count',
  retention_years: 'count',
  retention_years_small: 'count',
  retention_small_grant: 'amount',
  evaluation_concept_min: 'count',
  evaluation_section1_min: 'count',
  evaluation_total_min: 'count',
  evaluation_gap_max: 'count',
} as const satisfies Readonly<Record<string, ParameterKind>>

export type ParameterName = keyof typeof PARAMETERS

/** Methods a choice may name. */
export const CHOICES = {
  indirect_base: ['direct', 'direct_and_contingency'],
  realloc_basis: ['each_heading', 'receiving_heading'],
  fx_method: RATE_POLICIES,
  prefin_option2_base: ['forecast', 'first_year_budget'],
  prefin_reduction: ['UNUSED', 'GAP_TO_70'],
  financing_type: ['share', 'deficit', 'fixed_sum', 'full'],
  unspent_funds: ['repaid', 'carried_with_consent'],
  taxes_eligible: ['never', 'not_recoverable'],
  per_diem_basis: ['overnight', 'day'],
  per_diem_rates: ['eu_list', 'us_list', 'own_list'],
  report_basis: ['cash', 'accrual'],
} as const satisfies { readonly [Name in ParameterName]?: readonly string[] }

/** True for the name of a known parameter. */
export const isParameterName = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name)
