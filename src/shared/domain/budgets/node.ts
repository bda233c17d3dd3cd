import { multiplyToMinor } from '#shared/kernel/money.ts'
import type { BudgetNodeKind } from '#shared/kernel/project-words.ts'

export { BUDGET_NODE_KINDS, type BudgetNodeKind } from '#shared/kernel/project-words.ts'

/** One row of a budget version. A heading's own `amountMinor` counts for nothing: it is the sum below it. */
export type BudgetNode = {
  readonly id: string
  readonly parentId: string | null
  readonly position: number
  readonly kind: BudgetNodeKind
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  readonly amountMinor: number
  readonly clarification: string
  readonly justification: string
}

/**
 * Amount of a line in minor units: `E=ROUND(C*D,2)`, rounded per line before anything is added
 * (donor-formats.md 1.1 and section 7, S2, S3). Undefined when a text is no plain decimal.
 * @example lineAmount('3', '1333.333', 'EUR') // 400000 (EU-01, line 6.2)
 */
export const lineAmount = multiplyToMinor
