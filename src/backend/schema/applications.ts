import type { Generated } from 'kysely'

export interface ApplicationTable {
  row_no: Generated<number>
  id: string
  version: Generated<number>
  call_id: string
  lot_id: string | null
  cutoff_id: string | null
  form_version_id: string
  reference_no: string
  state:
    | 'draft'
    | 'submitted'
    | 'late'
    | 'admin_check'
    | 'clarification_requested'
    | 'eligible'
    | 'ineligible'
    | 'in_evaluation'
    | 'evaluated'
    | 'recommended'
    | 'reserve'
    | 'not_recommended'
    | 'doc_check'
    | 'awarded'
    | 'rejected'
    | 'expired'
    | 'withdrawn'
  applicant_id: string | null
  applicant_name: Generated<string>
  patron_id: string | null
  title: Generated<string>
  language: Generated<string>
  currency: string
  requested_minor: number | null
  total_minor: number | null
  recommended_minor: number | null
  awarded_minor: number | null
  duration_months: number | null
  location: Generated<string>
  received_at: string | null
  received_how: Generated<'' | 'email' | 'paper' | 'usb' | 'hand' | 'other'>
  received_evidence: Generated<string>
  received_by: string | null
  revision: Generated<number>
  average_numerator: string | null
  average_denominator: number | null
  average_sort: number | null
  rank: number | null
  needs_review: Generated<0 | 1>
  review_note: Generated<string>
  withdrawal_reason: Generated<string>
  intake: Generated<'typed' | 'pack' | 'sheet' | 'register'>
  import_run_id: string | null
  source_file: string | null
  source_sheet: string | null
  source_row: number | null
  invented: Generated<0 | 1>
  created_by: string | null
  created_at: string
}

export interface ApplicationRevisionTable {
  id: string
  application_id: string
  number: number
  answers: string
  reason: Generated<string>
  file_hash: Generated<string>
  created_by: string | null
  created_at: string
}

export interface ApplicationPartyTable {
  id: string
  version: Generated<number>
  application_id: string
  organisation_id: string
  role: 'co_applicant' | 'affiliated_entity' | 'associate'
}

export interface ApplicationStepTable {
  id: string
  application_id: string
  from_state: string
  to_state: string
  reason_code: Generated<string>
  reason: Generated<string>
  person_id: string
  at: string
}

export interface DeadlineExtensionTable {
  id: string
  version: Generated<number>
  call_id: string
  application_id: string | null
  organisation_id: string | null
  until_at: string
  reason: string
  granted_by: string
  granted_at: string
}

export interface ApplicationCheckTable {
  id: string
  version: Generated<number>
  application_id: string
  item_id: string
  stage: 'administrative' | 'eligibility' | 'supporting'
  answer: 'yes' | 'no' | 'not_applicable'
  evidence: Generated<string>
  note: Generated<string>
  checked_by: string
  checked_at: string
}

export interface ApplicantDocumentTable {
  id: string
  version: Generated<number>
  application_id: string | null
  organisation_id: string | null
  item_id: string | null
  title: Generated<string>
  number: Generated<string>
  issued_on: string | null
  expires_on: string | null
  note: Generated<string>
}

export interface ClarificationTable {
  id: string
  version: Generated<number>
  application_id: string
  number: number
  question: string
  asked_at: string
  asked_by: string
  deadline_at: string
  answer: Generated<string>
  answered_at: string | null
  state: 'open' | 'answered' | 'unanswered'
}

export interface MatchDecisionTable {
  id: string
  version: Generated<number>
  application_id: string | null
  organisation_id: string | null
  kind: 'sanction' | 'duplicate'
  subject: Generated<string>
  matched_reference: string
  matched_name: string
  matched_from: Generated<string>
  decision: 'same' | 'different'
  reason: string
  decided_by: string
  decided_on: string
}
