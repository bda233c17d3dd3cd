import type { GridDefinition } from './grid.ts'

/**
 * One step of the rule that parts applications of equal points: the higher average of a section or of a criterion of the
 * grid, the lower amount requested, the earlier receipt. Stored before the call opens (domain-rules.md rule 4).
 */
export type TieBreakStep =
  | { readonly by: 'section'; readonly key: string }
  | { readonly by: 'criterion'; readonly key: string }
  | { readonly by: 'lower_request' }
  | { readonly by: 'earlier_receipt' }

/** The steps in their order; applications that all of them leave equal share a rank. */
export type TieBreak = readonly TieBreakStep[]

/** The first step whose section or criterion the grid does not have; null when all are there. */
export function unknownTieBreak(rule: TieBreak, grid: GridDefinition): string | null {
  const sections = new Set(grid.sections.map(section => section.key))
  const criteria = new Set(grid.sections.flatMap(section => section.criteria.map(criterion => criterion.key)))
  const lost = rule.find(
    step =>
      (step.by === 'section' && !sections.has(step.key)) ||
      (step.by === 'criterion' && !criteria.has(step.key)),
  )
  return lost && 'key' in lost ? lost.key : null
}
