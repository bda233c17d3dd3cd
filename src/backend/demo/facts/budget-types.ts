import type { BudgetNodeTable } from '#backend/schema/money.ts'

/** What kind of cost a line holds; it decides how its entries look. */
export type CostKind =
  | 'personnel'
  | 'operating'
  | 'intervention_fund'
  | 'travel'
  | 'equipment'
  | 'overhead'
  | 'sub_grant'
  | 'services'

/** One row of a demo budget; the amount is quantity times unit value, or stands alone for a lump sum. */
export interface NodeFacts {
  readonly code: string
  readonly parent: string | null
  readonly kind: BudgetNodeTable['kind']
  readonly label: string
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  readonly amountMinor: number
  readonly costType: CostKind | ''
  readonly intervention: string | null
  readonly fundingSource: string
  readonly clarification: string
  readonly justification: string
}

export interface BudgetFacts {
  readonly project: string
  readonly signedOn: string
  readonly note: string
  readonly nodes: readonly NodeFacts[]
}
