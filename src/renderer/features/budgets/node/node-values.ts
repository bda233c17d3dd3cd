import { type BudgetNodeRow, COST_TYPES } from '#shared/contract/budgets.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { type IndirectBase, lineAmount } from '#shared/domain/budgets/index.ts'
import type { BUDGET_NODE_KINDS } from '#shared/kernel/project-words.ts'
import { percentAsShare, shareAsPercent } from '#shared/kernel/ratio.ts'

type Kind = (typeof BUDGET_NODE_KINDS)[number]

export type CostType = (typeof COST_TYPES)[number]

/** A stored type of cost; one this version does not know counts as not stated. */
export const costTypeOf = (text: string): CostType => COST_TYPES.find(known => known === text) ?? ''

/** What the form of a budget row holds. */
export type NodeValues = {
  parentId: string | null
  kind: Kind
  code: string
  label: string
  unit: string
  quantity: string | null
  unitValue: string | null
  /** Counts where quantity or unit value is blank. */
  amountMinor: number | null
  fundingSource: string
  costType: CostType
  interventionId: string | null
  clarification: string
  justification: string
  /** Rate of an indirect row whose amount follows the direct costs. */
  indirectPercent: string | null
  indirectBase: IndirectBase
}

/** What is mostly added at a place. */
export const usualKind = (parentId: string | null): Kind => (parentId === null ? 'heading' : 'line')

/** A blank row below a heading, or at the top. */
export const blankNode = (parentId: string | null): NodeValues => ({
  parentId,
  kind: usualKind(parentId),
  code: '',
  label: '',
  unit: '',
  quantity: null,
  unitValue: null,
  amountMinor: null,
  fundingSource: '',
  costType: '',
  interventionId: null,
  clarification: '',
  justification: '',
  indirectPercent: null,
  indirectBase: 'direct',
})

export const nodeValues = (node: BudgetNodeRow): NodeValues => ({
  parentId: node.parentId,
  kind: node.kind,
  code: node.code,
  label: node.label,
  unit: node.unit,
  quantity: node.quantity,
  unitValue: node.unitValue,
  amountMinor: node.kind === 'heading' ? null : node.amounts.budgeted,
  fundingSource: node.fundingSource,
  costType: costTypeOf(node.costType),
  interventionId: node.interventionId,
  clarification: node.clarification,
  justification: node.justification,
  indirectPercent: node.indirectRate === null ? null : shareAsPercent(node.indirectRate),
  indirectBase: node.indirectBase ?? 'direct',
})

type Row = { readonly id: string; readonly version: number } | null

/** The command that saves a row; a position moves it among its siblings, counting from 0. */
export function saveInput(
  { indirectPercent, indirectBase, ...values }: NodeValues,
  row: Row,
  versionId: string,
  position: number | null,
): InputOf<'budgets.saveNode'> {
  const follows = values.kind === 'indirect' && indirectPercent !== null
  return {
    ...values,
    id: row?.id ?? null,
    version: row?.version ?? null,
    versionId,
    position,
    indirectRate: follows ? percentAsShare(indirectPercent) : null,
    indirectBase: follows ? indirectBase : null,
  }
}

/** The command that saves a row as it is, at another place. */
export const nodeInput = (node: BudgetNodeRow, versionId: string, position: number) =>
  saveInput(nodeValues(node), node, versionId, position)

/** Amount the row will have in minor units; null while it cannot be told. */
export function amountOf(values: NodeValues, currency: string): number | null {
  if (values.kind === 'heading') return null
  const { quantity, unitValue } = values
  if (quantity === null || unitValue === null) return values.amountMinor
  return lineAmount(quantity, unitValue, currency) ?? null
}
