import type { Generated } from 'kysely'

export interface CommitteeMemberTable {
  id: string
  version: Generated<number>
  call_id: string
  committee: 'administrative' | 'evaluation' | 'complaints'
  person_id: string
  function: 'chair' | 'secretary' | 'voting_member' | 'observer'
  impartiality_signed_on: string | null
}

/** Who mentors a body, or did: a mentor may not evaluate it. */
export interface MentorLinkTable {
  id: string
  version: Generated<number>
  person_id: string
  organisation_id: string
  since: string
  until: string | null
}

export interface AssignmentTable {
  id: string
  version: Generated<number>
  application_id: string
  person_id: string
  reader: 'first' | 'second' | 'further' | 'third'
  state: 'assigned' | 'recused' | 'withdrawn'
  assigned_by: string | null
  assigned_at: string
}

export interface ConflictDeclarationTable {
  id: string
  version: Generated<number>
  application_id: string
  person_id: string
  kind: 'none' | 'employer' | 'past_consulting' | 'family' | 'board' | 'competitor' | 'other'
  note: Generated<string>
  late: Generated<0 | 1>
  declared_at: string
  /** Day beside the name on a declaration that came in a pack; null when it was declared in the app. */
  signed_on: Generated<string | null>
  /** Who read the pack in for the assessor; null when it was the assessor. */
  entered_by: Generated<string | null>
}

export interface AssessmentTable {
  id: string
  version: Generated<number>
  application_id: string
  revision_id: string
  grid_version_id: string
  person_id: string
  state: 'draft' | 'submitted' | 'void'
  void_reason: Generated<string>
  scores: string
  total: string | null
  comment: Generated<string>
  recommendation: Generated<'fund' | 'fund_changed' | 'reject' | null>
  intake: 'typed' | 'pack'
  /** Who read the pack in for the assessor; null when it was the assessor. */
  entered_by: Generated<string | null>
  submitted_at: string | null
}

export interface ConsensusTable {
  id: string
  version: Generated<number>
  application_id: string
  grid_version_id: string
  scores: string
  total: string
  comment: string
  agreed_by: string
  agreed_at: string
}

export interface RankingTable {
  id: string
  version: Generated<number>
  call_id: string
  cutoff_id: string | null
  number: number
  tie_break: string
  made_by: string
  made_at: string
}

export interface RankingRowTable {
  id: string
  ranking_id: string
  application_id: string
  lot_id: string | null
  rank: number | null
  average_numerator: string
  average_denominator: number
  passes: 0 | 1
  fails: Generated<string>
  tie_broken_by: Generated<string>
}

export interface GrantDecisionTable {
  id: string
  version: Generated<number>
  application_id: string
  outcome: 'award' | 'reserve' | 'reject' | 'promote' | 'expire'
  requested_minor: number | null
  recommended_minor: number | null
  awarded_minor: number | null
  conditions: Generated<string>
  reason_code: Generated<string>
  reason: Generated<string>
  rank_exception: Generated<string>
  decided_on: string
  decided_by: string
  recorded_at: string
  reservation_id: string | null
  follows_id: string | null
}

export interface ComplaintTable {
  id: string
  version: Generated<number>
  application_id: string
  number: number
  state: 'received' | 'admissible' | 'suspended' | 'upheld' | 'rejected'
  received_on: string
  grounds: string
  held_minor: number
  held_lot_id: string | null
  reservation_id: string | null
  /** The place and the money are held: while it is open, and after it is upheld until the outcome. */
  holds: Generated<0 | 1>
  decision: Generated<string>
  decided_on: string | null
  decided_by: string | null
}

export interface GrantLetterTable {
  id: string
  version: Generated<number>
  application_id: string
  kind: 'award' | 'reserve' | 'rejection' | 'clarification' | 'complaint'
  language: string
  document_run_id: string | null
  dated_on: string
  sent_on: string | null
}
