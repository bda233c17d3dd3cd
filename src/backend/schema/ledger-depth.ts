import type { Generated } from 'kysely'

export interface SharedCostKeyTable {
  id: string
  version: Generated<number>
  name: string
  basis: Generated<string>
  archived: Generated<0 | 1>
}

export interface SharedCostPartTable {
  id: string
  key_id: string
  position: number
  project_id: string | null
  budget_line_id: string | null
  work_package_id: string | null
  activity_id: string | null
  label: Generated<string>
  share: string
}

export interface SharedCostTable {
  id: string
  version: Generated<number>
  key_id: string | null
  document_no: string
  document_date: string
  payee: string
  description: Generated<string>
  currency: string
  amount_minor: number
}

export interface StaffMemberTable {
  id: string
  version: Generated<number>
  name: string
  position: Generated<string>
  organisation_id: string | null
  invented: Generated<0 | 1>
  archived: Generated<0 | 1>
}

export interface PayrollTable {
  id: string
  version: Generated<number>
  staff_id: string
  month: string
  currency: string
  net_minor: number
  tax_minor: number
  social_minor: number
  note: Generated<string>
}

export interface PayrollShareTable {
  id: string
  payroll_id: string
  position: number
  project_id: string | null
  budget_line_id: string | null
  work_package_id: string | null
  activity_id: string | null
  label: Generated<string>
  share: string
}

export interface PerDiemTable {
  id: string
  version: Generated<number>
  entry_id: string
  country: string
  place: Generated<string>
  purpose: Generated<string>
  start_date: string
  end_date: string
  overnights: number
  currency: string
  rate_minor: number
}

export interface PerDiemRateTable {
  id: string
  version: Generated<number>
  country: string
  currency: string
  amount_minor: number
  valid_from: string
  source: string
}

export interface IneligibleCostTable {
  id: string
  version: Generated<number>
  entry_id: string
  budget_line_id: string | null
  base_minor: number
  reason_code: string
  note: Generated<string>
  decided_on: string
  decided_by: string
  state: 'in_force' | 'withdrawn'
}

export interface DocumentWaiverTable {
  id: string
  version: Generated<number>
  entry_id: string
  document_type: string
  reason: string
  waived_by: string
  waived_at: string
}

export interface AssetTransferTable {
  id: string
  version: Generated<number>
  asset_id: string
  recipient_id: string
  transferred_on: string
  recipient_kind: 'final_beneficiary' | 'local_beneficiary' | 'local_authority' | 'other_action' | 'kept'
  authorisation: Generated<string>
  note: Generated<string>
}
