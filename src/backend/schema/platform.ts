import type { Generated } from 'kysely'

export interface WorkspaceInfoTable {
  id: string
  name: string
  base_currency: string
  is_demo: Generated<0 | 1>
  created_at: string
}

export interface AuditEventTable {
  seq: Generated<number>
  id: string
  at: string
  person_id: string | null
  person_name: string
  authenticated: Generated<0 | 1>
  second_person_id: string | null
  second_person_name: string | null
  second_authenticated: Generated<0 | 1>
  procedure: string
  command_id: string | null
  reason: string | null
  changes: number
  changes_hash: string
  previous_hash: string
  hash: string
}

export interface AuditChangeTable {
  seq: Generated<number>
  event_seq: number
  table_name: string
  row_id: string
  operation: 'insert' | 'update' | 'delete'
  before: string | null
  after: string | null
}

/** Columns of the lists in which the audit keeps new rows. */
export interface AuditLayoutTable {
  id: string
  table_name: string
  /** JSON list of column names. */
  columns: string
}

export interface CommandResultTable {
  command_id: string
  procedure: string
  input_hash: string
  result: string
  at: string
}

export interface FormDraftTable {
  person_id: string
  form: string
  record_id: string
  payload: string
  saved_at: string
}
