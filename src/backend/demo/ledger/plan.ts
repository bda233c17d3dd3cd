import { spreadCumulative } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { Cell } from './cell.ts'
import { digiCoreCells } from './digi-core-plan.ts'
import { euCells } from './eu-plan.ts'
import { gizCells } from './giz-plan.ts'
import { soe10Cells } from './soe-10-plan.ts'
import { soe11Cells } from './soe-11-plan.ts'
import { visegradCells } from './visegrad-plan.ts'

export interface LedgerPlan {
  /** Months `YYYY-MM` in order, each with its cells and how many regular entries they get. */
  readonly months: readonly {
    readonly month: string
    readonly cells: readonly { readonly cell: Cell; readonly count: number }[]
  }[]
  /** Entries that were first typed wrong: each is two rows more, which cancel out. */
  readonly mistakes: number
  readonly mistakeEvery: number
  readonly drafts: number
  /** Overhead and indirect costs are posted, one row per heading and month or report. */
  readonly derived: boolean
}

/** From here on there are entries enough for every line and month, with reversals, drafts and overhead beside them. */
const DETAILED = 1500
const DRAFTS = 7
const OVERHEAD_ROWS = 6 * 30
const INDIRECT_ROWS = 3

function countsOf(cells: readonly Cell[], entries: number, detailed: boolean): readonly number[] {
  const fixed = cells.map(cell => (detailed ? cell.fixed : null))
  const rest = entries - sumMinor(fixed.map(count => count ?? 0))
  const weights = cells.map((cell, index) => (fixed[index] === null ? cell.weight : 0))
  // Cumulative, so that with few entries every line still gets one now and then and catches up.
  const shares = spreadCumulative(Math.max(0, rest), weights)
  return cells.map((_, index) => fixed[index] ?? shares[index] ?? 0)
}

/** Spreads `entries` rows over lines and months: the same way for the same number. */
export function planLedger(entries: number): LedgerPlan {
  const cells = [
    ...soe11Cells(),
    ...euCells(),
    ...digiCoreCells(),
    ...soe10Cells(),
    ...visegradCells(),
    ...gizCells(),
  ]
  const detailed = entries >= DETAILED
  const mistakes = detailed ? Math.floor((entries * 12) / 1000) : 0
  const extra = detailed ? DRAFTS + 2 * mistakes + OVERHEAD_ROWS + INDIRECT_ROWS : 0
  const regular = entries - extra
  const counts = countsOf(cells, regular, detailed)
  const counted = cells.map((cell, index) => ({ cell, count: counts[index] ?? 0 }))
  const months = [...new Set(cells.map(cell => cell.month))].toSorted()
  return {
    months: months.map(month => ({ month, cells: counted.filter(({ cell }) => cell.month === month) })),
    mistakes,
    mistakeEvery: mistakes === 0 ? 0 : Math.floor(regular / (mistakes + 1)),
    drafts: detailed ? DRAFTS : 0,
    derived: detailed,
  }
}
