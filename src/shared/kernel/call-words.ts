export const FIELD_KINDS = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'table',
  'budget',
  'municipality',
  'target_groups',
  'indicators',
  'file',
] as const
/**
 * What a field takes. `choices` may hold several of the list; `table`, `budget`, `target_groups` and `indicators` hold
 * rows by columns, of which the last three have fixed ones that rules and donor reports rely on.
 */
export type FieldKind = (typeof FIELD_KINDS)[number]

export const FIELD_ROLES = [
  'applicant_name',
  'registration_no',
  'country',
  'title',
  'summary',
  'requested',
  'total',
  'duration',
  'location',
  'activity_types',
] as const
/** A field whose answer is also a column of the application: lists sort by it and rules read it. */
export type FieldRole = (typeof FIELD_ROLES)[number]

export const CALL_TEXT_FIELDS = [
  'title',
  'background',
  'objective',
  'priorities',
  'who_may_apply',
  'partners',
  'excluded_activities',
  'place',
  'how_to_apply',
  'evaluation_steps',
  'complaints',
  'calendar',
  'annexes',
] as const
/** A text of the guidelines (donor-formats.md section 8 item 1); what is a list or an amount is not typed as text. */
export type CallTextField = (typeof CALL_TEXT_FIELDS)[number]

/** What a call lists one by one: criteria, documents, activities, cost. */
export const ITEM_KINDS = [
  'administrative_criterion',
  'eligibility_criterion',
  'document',
  'activity_type',
  'eligible_cost',
  'ineligible_cost',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export const ITEM_STAGES = ['', 'application', 'supporting', 'contract'] as const
/** When a document is handed in: with the application, when provisionally selected, before the contract. */
export type ItemStage = (typeof ITEM_STAGES)[number]

/** How a call is given out (domain-rules.md section 2). */
export const CALL_KINDS = ['open', 'restricted', 'rolling', 'direct_award'] as const
export type CallKind = (typeof CALL_KINDS)[number]
