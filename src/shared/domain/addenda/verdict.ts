import { type Problem, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { BudgetNode } from '../budgets/index.ts'
import {
  compareHeadings,
  type HeadingComparison,
  headingAmounts,
  type MoveNeed,
  type ReallocationLimits,
} from './compare-headings.ts'
import { compareLines, type LineChange } from './compare-lines.ts'

/** Why a change asks for a note or an addendum; `codes` names the headings concerned. */
export type VerdictReason = {
  readonly code:
    | 'HeadingAboveLimit'
    | 'FixedRow'
    | 'NoLimit'
    | 'TotalChanges'
    | 'GrantChanges'
    | 'WithinLimit'
  readonly codes: readonly string[]
  readonly deltaMinor: number
}

export type ChangeVerdict = {
  readonly need: MoveNeed
  readonly reasons: readonly VerdictReason[]
  readonly headings: readonly HeadingComparison[]
  readonly lines: readonly LineChange[]
  /** Proposed total less the reference's. */
  readonly totalDeltaMinor: number
}

export type ChangeInput = {
  /** Last signed budget or addendum. */
  readonly reference: readonly BudgetNode[]
  /** Budget after the moves notified since; the reference itself when there are none. */
  readonly current: readonly BudgetNode[]
  readonly proposed: readonly BudgetNode[]
  /** Change of the grant's maximum, 0 for a mere move. */
  readonly grantDeltaMinor?: number
}

function reasonOf(
  code: VerdictReason['code'],
  headings: readonly HeadingComparison[],
): readonly VerdictReason[] {
  if (headings.length === 0) return []
  const deltaMinor = sumMinor(headings.map(heading => heading.cumulativeMinor))
  return [{ code, codes: headings.map(heading => heading.code), deltaMinor }]
}

/**
 * What a change of the budget asks for: nothing, a note to the donor before spending, or a signed addendum
 * (statements 5 to 10; domain-rules.md rule 8). An addendum is due when a heading passes the limit on either
 * side, a fixed row changes (8, 10, 12, simplified costs), nobody has stated a limit, or total or grant change.
 * @example changeVerdict({ reference, current: reference, proposed }, { limit: '0.25', basis: 'each_heading' })
 */
export function changeVerdict(input: ChangeInput, limits: ReallocationLimits): ChangeVerdict {
  const headings = compareHeadings(
    {
      reference: headingAmounts(input.reference),
      current: headingAmounts(input.current),
      proposed: headingAmounts(input.proposed),
    },
    limits,
  )
  const totalDeltaMinor = sumMinor(headings.map(heading => heading.cumulativeMinor))
  const grantDeltaMinor = input.grantDeltaMinor ?? 0
  const by = (...reasons: HeadingComparison['reason'][]) =>
    headings.filter(heading => reasons.includes(heading.reason))
  const forAddendum: readonly VerdictReason[] = [
    ...reasonOf('HeadingAboveLimit', by('aboveLimit')),
    ...reasonOf('FixedRow', by('fixedRow')),
    ...reasonOf('NoLimit', by('noLimit')),
    ...(totalDeltaMinor === 0
      ? []
      : [{ code: 'TotalChanges' as const, codes: [], deltaMinor: totalDeltaMinor }]),
    ...(grantDeltaMinor === 0
      ? []
      : [{ code: 'GrantChanges' as const, codes: [], deltaMinor: grantDeltaMinor }]),
  ]
  const forNote = reasonOf('WithinLimit', by('withinLimit', 'givesFreely'))
  return {
    need: needOf(forAddendum, forNote),
    reasons: [...forAddendum, ...forNote],
    headings,
    lines: compareLines(input.reference, input.proposed),
    totalDeltaMinor,
  }
}

function needOf(forAddendum: readonly VerdictReason[], forNote: readonly VerdictReason[]): MoveNeed {
  if (forAddendum.length > 0) return 'addendum'
  return forNote.length > 0 ? 'notify' : 'none'
}

/** An amount that goes from one line to another, in minor units, above zero. */
export type BudgetMove = { readonly from: string; readonly to: string; readonly amountMinor: number }

/**
 * A budget after moves between its lines, to ask "what if" with `changeVerdict`. Quantity and unit value of a
 * moved line no longer make its amount and are blanked. Errors: Validation (problem.move.line, amount, below).
 */
export function withMoves(
  nodes: readonly BudgetNode[],
  moves: readonly BudgetMove[],
): Result<readonly BudgetNode[], Problem> {
  const amounts = new Map(
    nodes.filter(node => node.kind !== 'heading').map(node => [node.code, node.amountMinor]),
  )
  const moved = new Set<string>()
  for (const { from, to, amountMinor } of moves) {
    const given = amounts.get(from)
    const received = amounts.get(to)
    if (given === undefined || received === undefined)
      return err(problem('Validation', 'problem.move.line', { code: given === undefined ? from : to }))
    if (amountMinor <= 0 || from === to)
      return err(problem('Validation', 'problem.move.amount', { from, to }))
    if (given < amountMinor) return err(problem('Validation', 'problem.move.below', { code: from }))
    amounts.set(from, given - amountMinor)
    amounts.set(to, sumMinor([received, amountMinor]))
    for (const code of [from, to]) moved.add(code)
  }
  return ok(
    nodes.map(node =>
      node.kind !== 'heading' && moved.has(node.code)
        ? { ...node, amountMinor: amounts.get(node.code) ?? 0, quantity: null, unitValue: null }
        : node,
    ),
  )
}
