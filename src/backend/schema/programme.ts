import type { Generated } from 'kysely'

export interface ProjectTable {
  row_no: Generated<number>
  id: string
  version: Generated<number>
  parent_id: string | null
  kind: 'action' | 'scheme' | 'sub_project'
  code: string
  title: string
  contract_no: Generated<string>
  donor_reference: Generated<string>
  family: 'eu' | 'sida' | 'helvetas' | 'bmz' | 'visegrad' | 'other' | 'not_stated'
  status: 'pipeline' | 'implementation' | 'finalisation' | 'closed' | 'cancelled' | 'suspended'
  start_date: string | null
  end_date: string | null
  currency: string
  total_minor: number | null
  grant_minor: number | null
  funding_percent: string | null
  coordinator_name: Generated<string>
  area: Generated<string>
  objective: Generated<string>
  description: Generated<string>
  target_groups: Generated<string>
  rate_policy: Generated<
    | 'month'
    | 'period_mean'
    | 'fixed'
    | 'bank'
    | 'instalment'
    | 'fifo'
    | 'weighted'
    | 'last_tranche_day'
    | 'end_month_mean'
  >
  rate_source: Generated<string>
  rule_pack: Generated<string>
  rule_parameters: Generated<string>
  donor_stated: Generated<0 | 1>
  invented: Generated<0 | 1>
  needs_review: Generated<0 | 1>
  review_note: Generated<string>
  source_note: Generated<string>
  position: Generated<number>
}

export interface ProjectCountryTable {
  id: string
  project_id: string
  country: string
  position: number
}

export interface ProjectDonorTable {
  id: string
  version: Generated<number>
  project_id: string
  organisation_id: string
  role: 'funding' | 'extending' | 'accountable' | 'implementing'
  position: number
}

export interface ProjectPartnerTable {
  id: string
  version: Generated<number>
  project_id: string
  organisation_id: string
  role:
    | 'lead_applicant'
    | 'co_applicant'
    | 'affiliated_entity'
    | 'associate'
    | 'implementing_partner'
    | 'sub_grantee'
    | 'applicant'
  note: Generated<string>
  position: number
}

export interface WorkPackageTable {
  id: string
  version: Generated<number>
  project_id: string
  code: string
  title: string
  lead_organisation_id: string | null
  country: Generated<string>
  description: Generated<string>
  position: number
}

export interface ActivityTable {
  id: string
  version: Generated<number>
  project_id: string
  work_package_id: string | null
  code: string
  title: string
  target: Generated<string>
  position: number
}

export interface InterventionTable {
  id: string
  version: Generated<number>
  project_id: string
  code: string
  title: string
  sector: Generated<string>
  state: 'identified' | 'agreed' | 'running' | 'completed' | 'dropped'
  description: Generated<string>
  invented: Generated<0 | 1>
  position: number
}

export interface InterventionActorTable {
  id: string
  version: Generated<number>
  intervention_id: string
  organisation_id: string
  contribution_kind: 'cash' | 'in_kind'
  currency: string
  agreed_minor: number
  delivered_minor: number
  evidence: Generated<string>
  position: number
}

export interface ReportingPeriodTable {
  id: string
  version: Generated<number>
  project_id: string
  number: number
  label: Generated<string>
  kind: 'interim' | 'final'
  start_date: string
  end_date: string
  state: 'open' | 'locked'
  locked_at: string | null
  locked_by: string | null
  lock_second_person: string | null
  unlock_reason: Generated<string>
}
