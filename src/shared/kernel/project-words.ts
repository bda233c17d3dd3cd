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

/** Kinds of rows of a budget: rows 8, 10 and 12 of an Annex III are rows of their own, outside the headings. */
export const BUDGET_NODE_KINDS = ['heading', 'line', 'indirect', 'contingency', 'taxes_in_kind'] as const
export type BudgetNodeKind = (typeof BUDGET_NODE_KINDS)[number]

/** Life of an intervention with market actors (domain-rules.md section 2). */
export const INTERVENTION_STATES = ['identified', 'agreed', 'running', 'completed', 'dropped'] as const
export type InterventionState = (typeof INTERVENTION_STATES)[number]

/** The steps of a guided close, in the order in which they are worth doing. */
export const CLOSE_STEPS = ['entries', 'documents', 'deviations', 'bank', 'checks', 'period'] as const
export type CloseStepKey = (typeof CLOSE_STEPS)[number]

/**
 * A report sent to the donor (domain-rules.md rule 10): it is submitted, then accepted or returned; the next try is
 * a new submission with its own number. `withdrawn` is one whose period was unlocked before the donor answered.
 */
export const DONOR_REPORT_STATES = ['submitted', 'returned', 'accepted', 'withdrawn'] as const
export type DonorReportState = (typeof DONOR_REPORT_STATES)[number]

/** Who may get what a project bought (donor-formats.md 1.6). */
export const RECIPIENT_KINDS = [
  'final_beneficiary',
  'local_beneficiary',
  'local_authority',
  'other_action',
  'kept',
] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]
