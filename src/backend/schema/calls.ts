import type { Generated } from 'kysely'

export interface GrantSchemeTable {
  id: string
  version: Generated<number>
  project_id: string
  work_package_id: string | null
  budget_line_id: string | null
  code: string
  title: string
  objective: Generated<string>
  currency: string
  envelope_minor: number
  party_cap_minor: number | null
  party_cap_reason: Generated<string>
  invented: Generated<0 | 1>
  position: Generated<number>
}

export interface GrantCallTable {
  row_no: Generated<number>
  id: string
  version: Generated<number>
  scheme_id: string
  code: string
  title: string
  kind: 'open' | 'restricted' | 'rolling' | 'direct_award'
  direct_award_reason: Generated<string>
  state:
    | 'setup'
    | 'ready'
    | 'open'
    | 'closed'
    | 'in_evaluation'
    | 'decided'
    | 'informed'
    | 'contracting'
    | 'archived'
    | 'cancelled'
  state_reason: Generated<string>
  languages: Generated<string>
  currency: string
  envelope_minor: number
  zone: string
  opens_at: string | null
  deadline_at: string | null
  questions_until: string | null
  applications_per_applicant: 'one' | 'many'
  counts_co_applicants: Generated<0 | 1>
  blind: Generated<0 | 1>
  assessors_needed: Generated<number>
  third_reader_gap: string | null
  tie_break: Generated<string>
  clarification_days: Generated<number>
  complaint_days: Generated<number>
  reserve_until: string | null
  earliest_start: string | null
  latest_end: string | null
  shortest_months: number | null
  longest_months: number | null
  decided_on: string | null
  invented: Generated<0 | 1>
  created_at: string
}

export interface CallLotTable {
  id: string
  version: Generated<number>
  call_id: string
  code: string
  title: string
  envelope_minor: number
  minimum_minor: number | null
  maximum_minor: number | null
  cofinancing_percent: Generated<string>
  position: number
}

export interface CallCutoffTable {
  id: string
  version: Generated<number>
  call_id: string
  number: number
  deadline_at: string
}

export interface CallItemTable {
  id: string
  version: Generated<number>
  call_id: string
  kind:
    | 'administrative_criterion'
    | 'eligibility_criterion'
    | 'document'
    | 'activity_type'
    | 'eligible_cost'
    | 'ineligible_cost'
  code: string
  required: Generated<0 | 1>
  stage: Generated<'' | 'application' | 'supporting' | 'contract'>
  validity_months: number | null
  position: number
}

export interface CallTextTable {
  id: string
  call_id: string
  record_id: string
  field: string
  language: string
  text: string
}

export interface CallInvitedTable {
  id: string
  call_id: string
  organisation_id: string
}

export interface CallQuestionTable {
  id: string
  version: Generated<number>
  call_id: string
  number: number
  asked_on: string
  asked_by: Generated<string>
  answered_on: string | null
  published: Generated<0 | 1>
}

export interface CallCorrigendumTable {
  id: string
  version: Generated<number>
  call_id: string
  number: number
  issued_on: string
  reason: string
  changes: string
  issued_by: string
  issued_at: string
}

export interface CallStepTable {
  id: string
  call_id: string
  from_state: string
  to_state: string
  reason: Generated<string>
  person_id: string
  at: string
}

export interface FormVersionTable {
  id: string
  version: Generated<number>
  call_id: string
  number: number
  definition: string
  state: 'draft' | 'frozen'
  corrigendum_id: string | null
  frozen_at: string | null
}

export interface GridVersionTable {
  id: string
  version: Generated<number>
  call_id: string
  number: number
  definition: string
  state: 'draft' | 'frozen'
  corrigendum_id: string | null
  frozen_at: string | null
}
