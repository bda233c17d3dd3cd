import type { Generated } from 'kysely'

export interface DonorReportTable {
  id: string
  version: Generated<number>
  project_id: string
  period_id: string
  number: number
  state: 'submitted' | 'returned' | 'accepted' | 'withdrawn'
  submitted_on: string
  answered_on: string | null
  document_run_id: string | null
  reference: Generated<string>
  note: Generated<string>
}

export interface LockedFigureTable {
  id: string
  period_id: string
  budget_line_id: string
  spent_minor: number
  cumulative_minor: number
  entries: number
}
