import type { Texts } from './form.ts'

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
