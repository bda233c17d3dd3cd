import type { Generated } from 'kysely'

export interface ReservationTable {
  id: string
  version: Generated<number>
  project_id: string
  budget_line_id: string
  organisation_id: string | null
  amount_minor: number
  decided_on: string
  expires_on: string | null
  reference: Generated<string>
  note: Generated<string>
  state: 'held' | 'contracted' | 'released'
  agreement_id: string | null
}

export interface LineAvailabilityTable {
  budget_line_id: string
  project_id: string
  reserved_minor: number
  contracted_minor: number
  forwarded_minor: number
  accepted_minor: number
  spent_minor: number
  spent_under_agreements_minor: number
  ineligible_minor: number
}
