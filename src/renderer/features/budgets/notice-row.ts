import type { BudgetNodeRow } from '#shared/contract/budgets.ts'
import type { Notice } from '#shared/contract/common.ts'

/** The row a notice speaks of, by its code or the first of its lines; undefined for one about the whole budget. */
export function rowOfNotice(nodes: readonly BudgetNodeRow[], notice: Notice): BudgetNodeRow | undefined {
  const { code, lines } = notice.details
  const wanted = typeof code === 'string' ? code : Array.isArray(lines) ? lines[0] : undefined
  return nodes.find(node => node.code === wanted)
}
