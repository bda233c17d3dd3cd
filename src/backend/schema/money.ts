import type { Generated } from 'kysely'

export interface BudgetVersionTable {
  id: string
  version: Generated<number>
  project_id: string
  number: number
  kind: 'original' | 'addendum'
  state: 'draft' | 'signed' | 'superseded'
  signed_on: string | null
  note: Generated<string>
  source_file: string | null
  request_reference: Generated<string>
  effective_on: string | null
  /** Of an addendum that prolongs the contract. */
  new_end_date: string | null
}

export interface BudgetLineTable {
  id: string
  project_id: string
  code: string
}

export interface BudgetNodeTable {
  id: string
  version: Generated<number>
  version_id: string
  parent_id: string | null
  line_id: string | null
  position: number
  kind: 'heading' | 'line' | 'indirect' | 'contingency' | 'taxes_in_kind'
  code: string
  label: string
  unit: Generated<string>
  quantity: string | null
  unit_value: string | null
  amount_minor: number
  funding_source: Generated<string>
  cost_type: Generated<string>
  intervention_id: string | null
  clarification: Generated<string>
  justification: Generated<string>
  indirect_rate: string | null
  indirect_base: 'direct' | 'direct_and_contingency' | null
}

export interface FundingSourceTable {
  id: string
  version: Generated<number>
  project_id: string
  kind: 'donor' | 'beneficiary' | 'other_donor' | 'revenue' | 'in_kind'
  organisation_id: string | null
  name: string
  conditions: Generated<string>
  planned_minor: number
  received_minor: number
  position: number
}

export interface ReallocationTable {
  id: string
  version: Generated<number>
  project_id: string
  budget_line_id: string
  kind: 'reallocation' | 'contingency'
  amount_minor: number
  decided_on: string
  reference: Generated<string>
  note: Generated<string>
  /** The version that it changes; null where none was signed. */
  version_id: string | null
  /** The move whose half it is; null for what older workspaces hold. */
  notice_id: string | null
}

export interface ForecastTable {
  id: string
  version: Generated<number>
  project_id: string
  period_id: string
  budget_line_id: string
  unit: Generated<string>
  quantity: string | null
  unit_value: string | null
  amount_minor: number
}

export interface ExchangeRateTable {
  id: string
  source: string
  base: string
  currency: string
  kind: 'day' | 'month'
  date: string
  rate: string
  imported_from: Generated<string>
}

/** What an entry took of one receipt or one purchase of currency (first in, first out). */
export interface RateDrawTable {
  id: string
  entry_id: string
  position: number
  fund_movement_id: string | null
  conversion_id: string | null
  local_minor: number
  base_minor: number
}

/** Running sum of what was taken of a receipt or purchase; kept by triggers, proved by verification. */
export interface RateUsedTable {
  layer_id: string
  used_minor: number
}
