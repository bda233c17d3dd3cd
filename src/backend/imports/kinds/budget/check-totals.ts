import { minorFromDecimalText, sumMinor } from '#shared/kernel/money.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import type { ProblemList } from '../problem-list.ts'
import type { BudgetRow } from './read-nodes.ts'

/**
 * What a totals row may add up: everything above it, what came since the last heading at the top, or what came
 * since the last totals row.
 */
function candidateSums(nodes: readonly BudgetRow[], from: number, until: number): readonly number[] {
  const above = nodes.filter(node => node.row < until)
  const heading = above.findLast(node => node.kind === 'heading' && node.parentRow === null)?.row ?? 0
  const sumFrom = (row: number) =>
    sumMinor(above.filter(node => node.row > row).map(node => node.amountMinor))
  return [sumFrom(0), sumFrom(heading), sumFrom(from)]
}

/** Compares each totals row of the file with what it adds up, as far as the rows around it tell. */
export function checkTotals(
  applied: AppliedMapping,
  nodes: readonly BudgetRow[],
  currency: string,
  problems: ProblemList,
): void {
  let last = 0
  for (const { row, values } of applied.totals) {
    const stated = minorFromDecimalText(values['amount'] ?? '', currency)
    const sums = candidateSums(nodes, last, row)
    last = row
    if (stated === undefined || sums.includes(stated)) continue
    const nearest = sums.toSorted((a, b) => Math.abs(a - stated) - Math.abs(b - stated))[0] ?? 0
    problems.report(
      'warning',
      {
        sheet: applied.sheet,
        row,
        column: applied.columns['amount'] ?? '',
        value: values['amount'] ?? '',
      },
      'totalDiffers',
      {
        label: values['label'] ?? '',
        stated: { minor: stated, currency },
        sum: { minor: nearest, currency },
        difference: { minor: sumMinor([stated, -nearest]), currency },
      },
    )
  }
}
