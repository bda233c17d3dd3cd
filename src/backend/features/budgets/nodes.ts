import type { Reader } from '#backend/rpc/context.ts'
import type { BudgetNode } from '#shared/domain/budgets/index.ts'

const readNodes = (db: Reader) => db.selectFrom('budget_node').selectAll()

/** A row of a budget version as stored. */
export type StoredNode = Awaited<ReturnType<ReturnType<typeof readNodes>['executeTakeFirstOrThrow']>>

/** Rows of a version, siblings in order. */
export const nodesOf = (db: Reader, versionId: string): Promise<StoredNode[]> =>
  readNodes(db).where('version_id', '=', versionId).orderBy('position').orderBy('code').execute()

/** The stored row as the rules of budgets see it. */
export const domainNode = (node: StoredNode): BudgetNode => ({
  id: node.id,
  parentId: node.parent_id,
  position: node.position,
  kind: node.kind,
  code: node.code,
  label: node.label,
  unit: node.unit,
  quantity: node.quantity,
  unitValue: node.unit_value,
  amountMinor: node.amount_minor,
  clarification: node.clarification,
  justification: node.justification,
})
