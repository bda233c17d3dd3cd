import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { add, formatDecimal, fromInteger, subtract } from '#shared/kernel/decimal.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { here, type Notice, notice, type Verdict } from '../notices/index.ts'
import type { BudgetNode, BudgetNodeKind } from './node.ts'

export type FundingKind = 'donor' | 'beneficiary' | 'other_donor' | 'revenue' | 'in_kind'

/** Who pays, with what was planned for the whole project in minor units. */
export type FundingSource = {
  readonly id: string
  readonly kind: FundingKind
  readonly name: string
  readonly plannedMinor: number
}

/** What one source gives to one line, in minor units. */
export type FundingPart = { readonly sourceId: string; readonly amountMinor: number }

export type FundedNode = Pick<BudgetNode, 'id' | 'kind' | 'code' | 'label' | 'amountMinor'> & {
  readonly parts: readonly FundingPart[]
}

/** Amount of a line less its sources: above zero is uncovered, below zero funded beyond its amount. */
export const uncoveredMinor = (amountMinor: number, parts: readonly FundingPart[]): number =>
  sumMinor([amountMinor, ...parts.map(part => -part.amountMinor)])

/** A source's share of a line, in percent as decimal text. */
export type FundingShare = { readonly sourceId: string; readonly percent: string }

/**
 * A line's amount over its sources by percent, to the cent by the largest remainder (domain-rules.md rule 12); what
 * is left to 100 % stays uncovered. Throws Validation (problem.funding.percent) below 0 or above 100 in all.
 * @example spreadFunding(10_000, [{ sourceId: 'eu', percent: '83.54' }]) // eu 8354, 1646 uncovered
 */
export function spreadFunding(amountMinor: number, shares: readonly FundingShare[]): readonly FundingPart[] {
  const percents = shares.map(share => requireDecimal(share.percent))
  const total = percents.reduce(add, fromInteger(0))
  const rest = subtract(fromInteger(100), total)
  if (rest.digits < 0n || percents.some(percent => percent.digits < 0n))
    throw new ProblemError(
      problem('Validation', 'problem.funding.percent', { percent: formatDecimal(total) }),
    )
  const amounts = allocateByLargestRemainder(amountMinor, [
    ...shares.map(share => share.percent),
    formatDecimal(rest),
  ])
  return shares
    .map((share, index) => ({ sourceId: share.sourceId, amountMinor: amounts[index] ?? 0 }))
    .filter(part => part.amountMinor !== 0)
}

export type FundingLimits = {
  readonly currency: string
  /** `in_kind_eligible`: 'true' or 'false'; null while only the contract can say it. */
  readonly inKindEligible: string | null
}

const rule = (code: string, details: Notice['details']): Notice =>
  notice('funding', code, here('editFunding'), details)

/** In-kind contributions stand in row 12; in an eligible line only where the contract takes them as a cost (S28). */
function inKindNotices(nodes: readonly FundedNode[], inKind: ReadonlySet<string>, limits: FundingLimits) {
  const kinds: readonly BudgetNodeKind[] = ['line', 'indirect', 'contingency']
  const found = nodes.filter(
    node => kinds.includes(node.kind) && node.parts.some(part => inKind.has(part.sourceId)),
  )
  if (found.length === 0 || limits.inKindEligible === 'true') return { blockers: [], warnings: [] }
  const amount = sumMinor(
    found.flatMap(node => node.parts.filter(part => inKind.has(part.sourceId)).map(part => part.amountMinor)),
  )
  const details = {
    lines: found.map(node => node.code),
    amount: { minor: amount, currency: limits.currency },
  }
  return limits.inKindEligible === 'false'
    ? { blockers: [rule('InKindNotEligible', details)], warnings: [] }
    : { blockers: [], warnings: [rule('InKindToConfirm', details)] }
}

function planNotices(
  sources: readonly FundingSource[],
  allocated: ReadonlyMap<string, number>,
  currency: string,
): Notice[] {
  return sources.flatMap(source => {
    const taken = allocated.get(source.id) ?? 0
    if (taken === source.plannedMinor) return []
    const of = (minor: number) => ({ minor, currency })
    const difference = sumMinor([taken, -source.plannedMinor])
    return [
      rule(difference > 0 ? 'SourceBeyondPlan' : 'SourceBelowPlan', {
        source: source.name,
        planned: of(source.plannedMinor),
        allocated: of(taken),
        difference: of(Math.abs(difference)),
      }),
    ]
  })
}

/** What the lines take from each source, by its id. */
export function allocatedBySource(nodes: readonly FundedNode[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const part of nodes.flatMap(node => node.parts))
    found.set(part.sourceId, sumMinor([found.get(part.sourceId) ?? 0, part.amountMinor]))
  return found
}

/**
 * Funding of a budget version against its lines, the plan of each source and the contract. A line funded beyond its
 * amount and in-kind money in a line of a contract that doesn't take it block; uncovered lines and sources that
 * differ from their plan warn. A budget without any funding by line is left alone: its project doesn't use it.
 */
export function fundingVerdict(
  nodes: readonly FundedNode[],
  sources: readonly FundingSource[],
  limits: FundingLimits,
): Verdict {
  const lines = nodes.filter(node => node.kind !== 'heading')
  if (lines.every(node => node.parts.length === 0)) return { blockers: [], warnings: [] }
  const { currency } = limits
  const rest = (node: FundedNode) => uncoveredMinor(node.amountMinor, node.parts)
  const over = lines.filter(node => rest(node) < 0)
  const open = lines.filter(node => rest(node) > 0)
  const inKind = inKindNotices(
    lines,
    new Set(sources.filter(source => source.kind === 'in_kind').map(source => source.id)),
    limits,
  )
  const sumOf = (found: readonly FundedNode[]) => ({
    lines: found.map(node => node.code),
    amount: { minor: Math.abs(sumMinor(found.map(rest))), currency },
  })
  return {
    blockers: [...(over.length > 0 ? [rule('FundedBeyondAmount', sumOf(over))] : []), ...inKind.blockers],
    warnings: [
      ...(open.length > 0 ? [rule('LinesUncovered', sumOf(open))] : []),
      ...inKind.warnings,
      ...planNotices(sources, allocatedBySource(lines), currency),
    ],
  }
}
