import type { ParameterName } from './parameters.ts'
import type { RulePack } from './rule-pack.ts'

/** What the rules of budgets, the ledger, reports and sub-grants ask of every donor. */
const EVERY_DONOR = [
  'indirect_limit',
  'indirect_base',
  'contingency_limit',
  'justification_required',
  'realloc_limit',
  'deviation_limit',
  'fx_method',
  'exchange_loss_eligible',
  'unspent_funds',
  'fstp_cap',
  'sub_grant_closing_margin_days',
  'sub_grant_realloc_limit',
  'own_share_min',
  'evaluation_concept_min',
  'evaluation_section1_min',
  'evaluation_total_min',
  'evaluation_gap_max',
  'taxes_eligible',
  'in_kind_eligible',
  'cash_payment_limit',
  'per_diem_basis',
  'per_diem_rates',
  'salary_time_records',
  'inventory_limit',
  'report_basis',
  'interim_due_days',
  'final_due_months',
  'retention_years',
] as const satisfies readonly ParameterName[]

/** Payments, verification, addenda and deadlines of EU grants (donor-formats.md section 1). */
const EU = [
  'contingency_authorisation',
  'realloc_basis',
  'addendum_request_days',
  'payment_option1_max_months',
  'payment_option1_max_grant',
  'prefin_share',
  'prefin_option2_base',
  'prefin_option2_share',
  'prefin_reduction',
  'prefin_used_limit',
  'prefin_earlier_used_limit',
  'prefin_total_limit',
  'no_profit_applies',
  'fstp_cap_exception',
  'fstp_total_cap',
  'fstp_closed_activity_list',
  'pending_payment_limit',
  'asset_transfer_limit',
  'procurement_list_limit',
  'procurement_single_limit',
  'procurement_open_limit',
  'verification_final_limit',
  'verification_interim_limit',
  'receipts_list_required',
  'final_due_months_abroad',
  'information_due_days',
  'retention_years_small',
  'retention_small_grant',
] as const satisfies readonly ParameterName[]

const SWEDISH = [
  'opening_equals_closing',
  'budget_version_latest',
] as const satisfies readonly ParameterName[]

const GERMAN = [
  'line_overspend_limit',
  'line_overspend_explain_limit',
  'financing_type',
  'advance_use_weeks',
  'advance_use_months_abroad',
  'receipts_list_required',
  'interim_due_day',
] as const satisfies readonly ParameterName[]

/** What the rules of a family ask beyond what they ask of every donor, by the id of its pack. */
const FAMILY_READS = {
  eu: EU,
  eu_2013: EU,
  sida: [...SWEDISH, 'verification_final_limit'],
  helvetas: [
    ...SWEDISH,
    'instalment_used_limit',
    'request_at_most_need',
    'cost_share_proof_required',
    'voucher_gaps_refused',
  ],
  bmz: GERMAN,
  giz: [...GERMAN, 'special_account_required', 'proof_of_use_from_call', 'call_check_days'],
  visegrad: [
    'costs_after_end',
    'cost_description_required',
    'settlement_per_currency',
    'final_due_working_days',
    'review_working_days',
  ],
  us: ['amounts_cumulative', 'final_unliquidated_zero'],
  generic: [],
} as const satisfies Readonly<Record<string, readonly ParameterName[]>>

export type RuleFamily = keyof typeof FAMILY_READS

/** Families that have rules of their own; a pack has the id of its family. */
export const RULE_FAMILIES = Object.keys(FAMILY_READS).filter((id): id is RuleFamily => id in FAMILY_READS)

const isFamily = (id: string): id is RuleFamily => Object.hasOwn(FAMILY_READS, id)

/** Every parameter that the rules read for a pack; an unknown id is read like any other donor. */
export const parametersRead = (packId: string): readonly ParameterName[] => [
  ...EVERY_DONOR,
  ...(isFamily(packId) ? FAMILY_READS[packId] : []),
]

/**
 * Parameters a pack leaves out although the rules read them. A pack must at least say that the contract states
 * the limit (value null, not confirmed), so that it is asked for and never guessed.
 */
export const missingParameters = (pack: RulePack): readonly ParameterName[] =>
  parametersRead(pack.id).filter(name => pack.parameters[name] === undefined)
