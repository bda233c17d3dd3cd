import type { Generated } from 'kysely'

export interface FundMovementTable {
  id: string
  version: Generated<number>
  project_id: string
  kind: 'instalment' | 'other_donor' | 'own_contribution' | 'interest' | 'exchange_difference' | 'refund'
  date: string
  organisation_id: string | null
  currency: string
  amount_minor: number
  rate: string
  base_minor: number
  reference: Generated<string>
  note: Generated<string>
  request_id: string | null
  account_id: string | null
}

export interface CurrencyConversionTable {
  id: string
  version: Generated<number>
  project_id: string
  date: string
  from_currency: string
  from_minor: number
  to_currency: string
  to_minor: number
  rate: string
  slip_no: Generated<string>
  from_account_id: string | null
  to_account_id: string | null
}

export interface FundPositionTable {
  id: string
  version: Generated<number>
  project_id: string
  period_id: string
  bank_minor: number
  cash_minor: number
  advances_minor: number
  payables_minor: number
  statement_minor: number
  outstanding_minor: number
}

export interface ForwardedAgreementTable {
  id: string
  version: Generated<number>
  project_id: string
  organisation_id: string
  intervention_id: string | null
  agreement_no: string
  signed_on: string
  agreed_minor: number
  audit_received: Generated<0 | 1>
  budget_line_id: string | null
  released_minor: Generated<number>
}

export interface ForwardedMovementTable {
  id: string
  version: Generated<number>
  agreement_id: string
  kind: 'paid' | 'reported' | 'accepted' | 'refunded'
  date: string
  base_minor: number
  reference: Generated<string>
  account_id: string | null
}

export interface DeviationNoteTable {
  id: string
  version: Generated<number>
  project_id: string
  period_id: string
  budget_line_id: string
  text: string
}

export interface AuditFindingTable {
  id: string
  version: Generated<number>
  project_id: string
  finding: string
  response: Generated<string>
  action: Generated<string>
  deadline: string | null
  status: 'open' | 'in_progress' | 'closed'
  position: number
}

export interface PendingPaymentTable {
  id: string
  version: Generated<number>
  project_id: string
  budget_line_id: string
  supplier: string
  amount_minor: number
  expected_on: string | null
  note: Generated<string>
  entry_id: string | null
  settled_on: string | null
}

export interface AssetTable {
  id: string
  version: Generated<number>
  project_id: string
  entry_id: string | null
  description: string
  serial_no: Generated<string>
  purchased_on: string
  cost_minor: number
  location: Generated<string>
  brand: Generated<string>
  condition: Generated<string>
  inventory_no: Generated<string>
}

export interface ProcurementTable {
  id: string
  version: Generated<number>
  project_id: string
  reference: string
  title: string
  procedure: Generated<string>
  supplier: Generated<string>
  signed_on: string | null
  amount_minor: number
  method: Generated<'' | 'single' | 'offers' | 'open'>
}

export interface DocumentRunTable {
  id: string
  document_id: string
  project_id: string | null
  format: 'xlsx' | 'pdf' | 'docx'
  parameters: string
  file_name: string
  file_path: string
  file_hash: string
  file_size: number
  data_hash: string
  audit_head: string
  checks: string
  produced_by: string
  authenticated: Generated<0 | 1>
  produced_at: string
}

export interface ImportRunTable {
  id: string
  kind: string
  project_id: string | null
  file_name: string
  file_hash: string
  parameters: string
  mapping: string
  rows_read: number
  rows_created: number
  rows_updated: number
  rows_unchanged: number
  imported_by: string
  imported_at: string
}

export interface ImportMappingTable {
  id: string
  version: Generated<number>
  kind: string
  name: string
  mapping: string
}
