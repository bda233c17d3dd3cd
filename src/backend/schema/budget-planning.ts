import type { Generated } from 'kysely'

export interface BudgetNodeFundingTable {
  id: string
  version: Generated<number>
  node_id: string
  funding_source_id: string
  amount_minor: number
}

export interface BudgetNoticeTable {
  id: string
  version: Generated<number>
  project_id: string
  /** The version it was decided on; a signed addendum starts anew. */
  version_id: string
  kind: 'reallocation' | 'contingency'
  from_line_id: string
  to_line_id: string
  amount_minor: number
  decided_on: string
  notified_on: string | null
  reference: Generated<string>
  note: Generated<string>
  state: 'planned' | 'in_force' | 'withdrawn'
}

export interface ForecastFrozenTable {
  id: string
  project_id: string
  made_with_period_id: string
  period_id: string
  budget_line_id: string
  unit: Generated<string>
  quantity: string | null
  unit_value: string | null
  amount_minor: number
  frozen_at: string
}
