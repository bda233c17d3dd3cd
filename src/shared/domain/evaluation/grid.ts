/** A text in every language of the call, by language code. */
type Texts = Readonly<Record<string, string>>

export type GridCriterion = {
  readonly key: string
  readonly label: Texts
  readonly help?: Texts | undefined
  /** Most points, as decimal text; a score lies between 0 and this. */
  readonly weight: string
}

export type GridSection = {
  readonly key: string
  readonly label: Texts
  readonly criteria: readonly GridCriterion[]
  /** Least average points of the section, as decimal text; null without one. */
  readonly threshold: string | null
}

/** Evaluation grid of a call: weights total 100 (domain-rules.md rule 4, donor-formats.md section 8 item 4). */
export type GridDefinition = {
  readonly sections: readonly GridSection[]
  readonly totalThreshold: string | null
}

/** One answer to one criterion. Not applicable and abstained leave the average and never count as 0. */
export type CriterionScore = {
  readonly kind: 'score' | 'not_applicable' | 'abstained'
  /** Points as decimal text; null unless `kind` is `score`. */
  readonly points: string | null
  readonly comment: string
}
/** Scores of one assessor by criterion key; a missing key is not scored yet. */
export type GridScores = Readonly<Record<string, CriterionScore>>
