import type { GridDefinition } from './grid.ts'

/** Steps of a tie-break that are no part of the grid: who was received first, and the order of references. */
export const TIE_WORDS = ['received_at', 'reference_no'] as const

/**
 * The rule that parts applications of equal points, step by step: keys of sections or criteria of the grid, whose higher
 * average wins, and `TIE_WORDS`. Stored before the call opens (domain-rules.md rule 4).
 */
export type TieBreak = readonly string[]

/** The first step that names nothing of the grid; null when all do. */
export function unknownTieBreak(rule: TieBreak, grid: GridDefinition): string | null {
  const known = new Set<string>([
    ...TIE_WORDS,
    ...grid.sections.flatMap(section => [section.key, ...section.criteria.map(criterion => criterion.key)]),
  ])
  return rule.find(key => !known.has(key)) ?? null
}
