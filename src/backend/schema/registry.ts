import type { Generated } from 'kysely'

export interface OrganisationTable {
  row_no: Generated<number>
  id: string
  version: Generated<number>
  name: string
  short_name: Generated<string>
  legal_form: Generated<string>
  registration_no: Generated<string>
  tax_no: Generated<string>
  country: Generated<string>
  city: Generated<string>
  address: Generated<string>
  email: Generated<string>
  phone: Generated<string>
  website: Generated<string>
  note: Generated<string>
  name_missing: Generated<0 | 1>
  invented: Generated<0 | 1>
  market_actor: Generated<0 | 1>
  archived: Generated<0 | 1>
  source_file: string | null
  source_sheet: string | null
  source_row: number | null
  party_kind: Generated<'organisation' | 'informal_group' | 'natural_person'>
  /** Body that answers and receives money for an informal group. */
  patron_id: Generated<string | null>
  registered_on: Generated<string | null>
}
