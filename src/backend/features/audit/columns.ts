/** What a column of an audited table holds, so that its values can be told to people. */
export type ColumnKind =
  | { readonly kind: 'hidden' | 'text' | 'decimal' | 'flag' | 'parameters' }
  | { readonly kind: 'money'; readonly currency: CurrencyOf }
  | { readonly kind: 'word'; readonly prefix: string }
  | { readonly kind: 'record'; readonly table: NamedTable }

/** Tables whose rows other rows point to by id. */
export type NamedTable =
  | 'account'
  | 'application'
  | 'call_corrigendum'
  | 'call_cutoff'
  | 'call_item'
  | 'call_lot'
  | 'form_version'
  | 'grant_call'
  | 'grant_decision'
  | 'grant_scheme'
  | 'grid_version'
  | 'reservation'
  | 'asset'
  | 'document_run'
  | 'forwarded_agreement'
  | 'funding_source'
  | 'payment_request'
  | 'payroll'
  | 'procurement'
  | 'shared_cost'
  | 'shared_cost_key'
  | 'staff_member'
  | 'activity'
  | 'budget_line'
  | 'budget_node'
  | 'budget_notice'
  | 'budget_version'
  | 'intervention'
  | 'ledger_entry'
  | 'organisation'
  | 'person'
  | 'project'
  | 'reporting_period'
  | 'work_package'

/** Where the currency of an amount stands: in this column of the row itself, else in what the row belongs to. */
export interface CurrencyOf {
  readonly column: string
  readonly ofOwner: 'currency' | 'base_currency'
}

const HIDDEN = new Set([
  'id',
  'version',
  'position',
  'row_no',
  'entry_no',
  'attachment_id',
  'record_id',
  'record_kind',
  'import_run_id',
  'file_path',
  'steps',
  'account_line_id',
  'conversion_id',
  'forwarded_movement_id',
  'fund_movement_id',
  'reconciliation_id',
  'statement_id',
  'transfer_id',
  'document_key',
  // Long structures of their own, and what only serves sorting.
  'answers',
  'average_denominator',
  'average_numerator',
  'average_sort',
  'changes',
  'definition',
  'ranking_id',
  'revision_id',
  'scores',
])
const DECIMALS = new Set([
  'cofinancing_percent',
  'third_reader_gap',
  'total',
  'rate',
  'quantity',
  'unit_value',
  'share',
  'document_share',
  'indirect_rate',
  'funding_percent',
])
const FLAGS = new Set([
  'blind',
  'counts_co_applicants',
  'holds',
  'late',
  'passes',
  'published',
  'required',
  'archived',
  'audit_received',
  'authenticated',
  'donor_stated',
  'invented',
  'is_demo',
  'market_actor',
  'name_missing',
  'needs_review',
])

const RECORDS: Readonly<Record<string, NamedTable>> = {
  agreed_by: 'person',
  applicant_id: 'organisation',
  application_id: 'application',
  assigned_by: 'person',
  call_id: 'grant_call',
  checked_by: 'person',
  cleared_by: 'person',
  corrigendum_id: 'call_corrigendum',
  cutoff_id: 'call_cutoff',
  follows_id: 'grant_decision',
  form_version_id: 'form_version',
  granted_by: 'person',
  grid_version_id: 'grid_version',
  held_lot_id: 'call_lot',
  issued_by: 'person',
  item_id: 'call_item',
  lot_id: 'call_lot',
  made_by: 'person',
  patron_id: 'organisation',
  raised_by: 'person',
  received_by: 'person',
  reservation_id: 'reservation',
  scheme_id: 'grant_scheme',
  account_id: 'account',
  agreement_id: 'forwarded_agreement',
  asset_id: 'asset',
  document_run_id: 'document_run',
  funding_source_id: 'funding_source',
  key_id: 'shared_cost_key',
  payroll_id: 'payroll',
  procurement_id: 'procurement',
  request_id: 'payment_request',
  shared_cost_id: 'shared_cost',
  staff_id: 'staff_member',
  activity_id: 'activity',
  added_by: 'person',
  beneficiary_id: 'organisation',
  corrects_entry_id: 'ledger_entry',
  corrects_period_id: 'reporting_period',
  decided_by: 'person',
  budget_line_id: 'budget_line',
  created_by: 'person',
  entered_by: 'person',
  entry_id: 'ledger_entry',
  from_line_id: 'budget_line',
  from_account_id: 'account',
  imported_by: 'person',
  intervention_id: 'intervention',
  lead_organisation_id: 'organisation',
  line_id: 'budget_line',
  lock_second_person: 'person',
  locked_by: 'person',
  made_with_period_id: 'reporting_period',
  matched_by: 'person',
  node_id: 'budget_node',
  notice_id: 'budget_notice',
  organisation_id: 'organisation',
  period_id: 'reporting_period',
  person_id: 'person',
  posted_by: 'person',
  produced_by: 'person',
  project_id: 'project',
  recipient_id: 'organisation',
  reconciled_by: 'person',
  reverses_id: 'ledger_entry',
  to_line_id: 'budget_line',
  to_account_id: 'account',
  version_id: 'budget_version',
  waived_by: 'person',
  work_package_id: 'work_package',
}

/** Codes that have names: the first part of their message keys, by table and column or by column alone. */
const WORDS: Readonly<Record<string, string>> = {
  'application.state': 'applicationState',
  'application_step.from_state': 'applicationState',
  'application_step.to_state': 'applicationState',
  'application_check.answer': 'checkAnswer',
  'application_check.stage': 'checkStage',
  'application_party.role': 'applicantRole',
  'application.intake': 'intake',
  'assessment.intake': 'intake',
  'assessment.recommendation': 'recommendation',
  'assessment.state': 'assessmentState',
  'assignment.state': 'assignmentState',
  'assignment.reader': 'readerKind',
  'call_item.kind': 'callItemKind',
  'clarification.state': 'clarificationState',
  'committee_member.committee': 'committee',
  'committee_member.function': 'committeeFunction',
  'complaint.state': 'complaintState',
  'conflict_declaration.kind': 'conflictKind',
  'form_version.state': 'versionState',
  'grid_version.state': 'versionState',
  'grant_call.kind': 'callKind',
  'grant_call.state': 'callState',
  'grant_call.applications_per_applicant': 'applicationsPerApplicant',
  'call_step.from_state': 'callState',
  'call_step.to_state': 'callState',
  'grant_decision.outcome': 'decisionOutcome',
  'grant_letter.kind': 'letterKind',
  'match_decision.decision': 'matchDecision',
  'match_decision.kind': 'matchKind',
  'organisation.party_kind': 'partyKind',
  'organisation_flag.severity': 'flagSeverity',
  'organisation_person.role': 'organisationPersonRole',
  'account.kind': 'account.kinds',
  'account_match.method': 'account.methods',
  'account_outstanding.side': 'account.sides',
  'audit_finding.status': 'findingStatus',
  'budget_node.kind': 'budget.kinds',
  'budget_node.cost_type': 'budget.costTypes',
  'budget_notice.kind': 'reallocationKind',
  'budget_notice.state': 'moveState',
  'budget_version.kind': 'versionKind',
  'donor_report.state': 'report.state',
  'exchange_rate.kind': 'rates.kind',
  'forwarded_movement.kind': 'forwardedKind',
  'fund_movement.kind': 'receiptKind',
  'funding_source.kind': 'fundingKind',
  'intervention.state': 'interventionState',
  'person_role.role': 'role',
  'project.kind': 'kind',
  'project.status': 'status',
  'project_donor.role': 'chainRole',
  'project_partner.role': 'partnerRole',
  'reallocation.kind': 'reallocationKind',
  'reporting_period.kind': 'periodKind',
  'reservation.state': 'reservationState',
  contribution_kind: 'contribution',
  country: 'country',
  family: 'family',
  indirect_base: 'indirectBase',
  nature: 'nature',
  rate_policy: 'ratePolicy',
  rate_source: 'rateSource',
  state: 'state',
  vat_treatment: 'vatTreatment',
}

function moneyOf(column: string): ColumnKind {
  const name = column.slice(0, -'_minor'.length)
  if (name === 'from' || name === 'to')
    return { kind: 'money', currency: { column: `${name}_currency`, ofOwner: 'currency' } }
  return name === 'base'
    ? { kind: 'money', currency: { column: 'base_currency', ofOwner: 'base_currency' } }
    : { kind: 'money', currency: { column: 'currency', ofOwner: 'currency' } }
}

/** What `column` of `table` holds; text where nothing else is known. */
export function columnKind(table: string, column: string): ColumnKind {
  if (HIDDEN.has(column)) return { kind: 'hidden' }
  if (column === 'parent_id')
    return { kind: 'record', table: table === 'budget_node' ? 'budget_node' : 'project' }
  if (column === 'rule_parameters') return { kind: 'parameters' }
  if (column.endsWith('_minor')) return moneyOf(column)
  if (DECIMALS.has(column)) return { kind: 'decimal' }
  if (FLAGS.has(column)) return { kind: 'flag' }
  const record = RECORDS[column]
  if (record) return { kind: 'record', table: record }
  const prefix = WORDS[`${table}.${column}`] ?? WORDS[column]
  return prefix === undefined ? { kind: 'text' } : { kind: 'word', prefix }
}
