import type { Generated } from 'kysely'

export interface PersonTable {
  row_no: Generated<number>
  id: string
  version: Generated<number>
  name: string
  email: Generated<string>
  archived: Generated<0 | 1>
}

export interface PassphraseTable {
  person_id: string
  hash: string
  changed_at: string
  failed_attempts: Generated<number>
  locked_until: string | null
}

export interface PersonRoleTable {
  id: string
  person_id: string
  role: 'coordinator' | 'finance_officer' | 'mentor' | 'assessor' | 'director' | 'auditor'
}

export interface SettingTable {
  id: string
  value: string
}

export interface SavedViewTable {
  id: string
  version: Generated<number>
  person_id: string
  list: string
  name: string
  settings: string
}
