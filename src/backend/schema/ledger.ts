import type { Generated } from 'kysely'

export interface LedgerEntryTable {
  entry_no: Generated<number>
  id: string
  version: Generated<number>
  project_id: string
  state: 'draft' | 'posted'
  entry_date: string
  document_no: Generated<string>
  document_date: string | null
  payment_date: string | null
  document_type: Generated<string>
  payment_reference: Generated<string>
  payee: Generated<string>
  description: Generated<string>
  beneficiary_id: string | null
  intervention_id: string | null
  currency: string
  amount_minor: number
  vat_minor: number | null
  rate: string | null
  rate_source: Generated<string>
  rate_date: string | null
  base_currency: string
  base_minor: number | null
  quantity: string | null
  remark: Generated<string>
  sub_grant_no: Generated<string>
  period_id: string | null
  reverses_id: string | null
  reversal_reason: Generated<string>
  created_by: string
  created_at: string
  posted_by: string | null
  posted_at: string | null
  import_run_id: string | null
  source_file: string | null
  source_sheet: string | null
  source_row: number | null
  nature: Generated<'cost' | 'accrual' | 'adjustment'>
  corrects_period_id: string | null
  corrects_entry_id: string | null
  correction_note: Generated<string>
  cost_type: Generated<string>
  vat_treatment: Generated<'' | 'recoverable' | 'not_recoverable' | 'exempt'>
  procurement_id: string | null
  shared_cost_id: string | null
  /** Part of the document that this project claims, in percent. */
  document_share: Generated<string>
  /** What the whole document comes to when this entry is a part of it; null when the entry is the document. */
  document_minor: number | null
  /** Fingerprint of supplier, number, date, currency and amount of the document; null without a number. */
  document_key: string | null
  /** Part of the amount that doesn't count, as tax that is claimed back. */
  excluded_minor: Generated<number>
  payroll_id: string | null
  account_id: string | null
  /** What the account was charged, in its currency; blank for an account of the entry's currency. */
  charged_minor: number | null
}

export interface LedgerSplitTable {
  id: string
  entry_id: string
  position: number
  budget_line_id: string | null
  work_package_id: string | null
  activity_id: string | null
  share: string
  amount_minor: number
  base_minor: number | null
}

export interface AttachmentTable {
  id: string
  size: number
  media_type: string
  added_at: string
}

export interface AttachmentLinkTable {
  id: string
  attachment_id: string
  record_kind:
    | 'ledger_entry'
    | 'project'
    | 'organisation'
    | 'fund_movement'
    | 'intervention_actor'
    | 'grant_call'
    | 'application'
    | 'complaint'
    | 'applicant_document'
    | 'assessment'
    | 'conflict_declaration'
  record_id: string
  file_name: string
  added_by: string | null
  added_at: string
  document_type: Generated<string>
}
