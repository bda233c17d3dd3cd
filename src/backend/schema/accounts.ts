import type { Generated } from 'kysely'

export interface PaymentRequestTable {
  id: string
  version: Generated<number>
  project_id: string
  number: number
  kind: 'first' | 'further' | 'balance'
  period_id: string | null
  requested_on: string | null
  amount_minor: number
  steps: Generated<string>
  state: 'draft' | 'sent' | 'paid' | 'rejected'
  reference: Generated<string>
  note: Generated<string>
}

export interface AccountTable {
  id: string
  version: Generated<number>
  project_id: string | null
  kind: 'bank' | 'cash'
  name: string
  iban: Generated<string>
  bank: Generated<string>
  currency: string
  opening_date: string
  opening_minor: number
  archived: Generated<0 | 1>
}

/** Money moved from one account to another of the same currency; above zero. */
export interface AccountTransferTable {
  id: string
  version: Generated<number>
  project_id: string
  date: string
  from_account_id: string
  to_account_id: string
  amount_minor: number
  reference: Generated<string>
  note: Generated<string>
}

export interface AccountStatementTable {
  id: string
  version: Generated<number>
  account_id: string
  number: string
  start_date: string
  end_date: string
  opening_minor: number
  closing_minor: number
  source_file: string | null
  file_hash: string | null
}

export interface AccountLineTable {
  id: string
  statement_id: string
  position: number
  booked_on: string
  amount_minor: number
  counterparty: Generated<string>
  reference: Generated<string>
  description: Generated<string>
  balance_minor: number | null
}

export interface AccountMatchTable {
  id: string
  account_line_id: string
  entry_id: string | null
  fund_movement_id: string | null
  forwarded_movement_id: string | null
  conversion_id: string | null
  transfer_id: string | null
  amount_minor: number
  method: 'automatic' | 'by_hand'
  matched_by: string
  matched_at: string
}

export interface AccountReconciliationTable {
  id: string
  version: Generated<number>
  account_id: string
  as_of: string
  statement_minor: number
  book_minor: number
  outstanding_minor: number
  note: Generated<string>
  reconciled_by: string
  reconciled_at: string
}

/** The fund of a period as it was when the period was locked. */
export interface FundClosingTable {
  id: string
  period_id: string
  opening_minor: number
  closing_minor: number
}

/** What only one side knew when a sheet was signed off: a movement of the books, or a line of the statement. */
export interface AccountOutstandingTable {
  id: string
  reconciliation_id: string
  position: number
  side: 'books' | 'statement'
  account_line_id: string | null
  entry_id: string | null
  fund_movement_id: string | null
  forwarded_movement_id: string | null
  conversion_id: string | null
  transfer_id: string | null
  date: string
  amount_minor: number
  label: Generated<string>
  explanation: Generated<string>
}

/** View: what moved an account by the books, in its currency, into the account above zero. */
export interface AccountMovementView {
  account_id: string
  kind: 'entry' | 'fund' | 'forwarded' | 'conversion' | 'transfer'
  record_id: string
  project_id: string
  date: string
  effect_minor: number
  document_no: string
  reference: string
  counterparty: string
  description: string
  reverses_id: string | null
}

/** View: matches with their account, the day of the line and the record they answer. */
export interface AccountMatchedView {
  account_id: string
  match_id: string
  account_line_id: string
  booked_on: string
  amount_minor: number
  kind: 'entry' | 'fund' | 'forwarded' | 'conversion' | 'transfer'
  record_id: string
}
