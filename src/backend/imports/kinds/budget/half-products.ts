import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import type { ProblemList } from '../problem-list.ts'
import type { BudgetRow } from './read-nodes.ts'

const HALVES = [
  { given: 'quantity', missing: 'unitValue' },
  { given: 'unitValue', missing: 'quantity' },
] as const

/**
 * Warns of lines that have a quantity and no unit value, or the other way round: what is given is kept and makes no
 * amount. Where no column is chosen for what is missing, it is said once with the number of lines, at the first.
 */
export function reportHalfProducts(
  applied: AppliedMapping,
  nodes: readonly BudgetRow[],
  problems: ProblemList,
): void {
  for (const { given, missing } of HALVES) {
    const halves = nodes.filter(node => node[given] !== null && node[missing] === null)
    const [first] = halves
    if (!first) continue
    const place = ({ row }: BudgetRow, key: typeof given | typeof missing) => ({
      sheet: applied.sheet,
      row,
      column: applied.columns[key] ?? '',
    })
    if (applied.columns[missing] === undefined) {
      const details = { count: halves.length }
      problems.report(
        'warning',
        { ...place(first, given), value: first[given] ?? '' },
        `${given}ColumnAlone`,
        details,
      )
      continue
    }
    for (const half of halves)
      problems.report('warning', place(half, missing), `${given}Alone`, {
        label: half.label,
        given: half[given] ?? '',
      })
  }
}
