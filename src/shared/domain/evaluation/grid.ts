import type {
  GridDefinition as CallGrid,
  GridCriterion as CallGridCriterion,
  GridSection as CallGridSection,
} from '#shared/domain/calls/index.ts'

// A grid is part of what a call says; evaluation reads it under the same names.
export type GridCriterion = CallGridCriterion
export type GridSection = CallGridSection
export type GridDefinition = CallGrid

/** One answer to one criterion. Not applicable and abstained leave the average and never count as 0. */
export type CriterionScore = {
  readonly kind: 'score' | 'not_applicable' | 'abstained'
  /** Points as decimal text; null unless `kind` is `score`. */
  readonly points: string | null
  readonly comment: string
}
/** Scores of one assessor by criterion key; a missing key is not scored yet. */
export type GridScores = Readonly<Record<string, CriterionScore>>
