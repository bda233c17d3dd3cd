import type { Generated } from 'kysely'

export interface OrganisationPersonTable {
  id: string
  version: Generated<number>
  organisation_id: string
  name: string
  role: 'board_member' | 'signatory' | 'contact' | 'bank_owner' | 'staff'
  email: Generated<string>
  phone: Generated<string>
  /** The person of the workspace who this is, when that is known. */
  person_id: Generated<string | null>
  since: string | null
  until: string | null
}

export interface OrganisationFlagTable {
  id: string
  version: Generated<number>
  organisation_id: string
  severity: 'red' | 'amber'
  reason: string
  raised_on: string
  raised_by: string
  cleared_on: string | null
  cleared_by: string | null
  clear_reason: Generated<string>
}

export interface SanctionNameTable {
  id: string
  list: string
  reference: string
  kind: 'individual' | 'entity' | 'other'
  name: string
  folded: string
  is_alias: Generated<0 | 1>
  note: Generated<string>
  imported_from: Generated<string>
}
