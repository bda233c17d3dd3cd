import type { ApplicationState } from '#shared/domain/applications/index.ts'

/** What became of some applications of the grassroots call; the rest went straight into evaluation. */
export const STORY = {
  withdrawn: 7,
  /** Late and nobody had allowed it. */
  lateRejected: 18,
  /** Late, with an extension that was recorded before. */
  lateAllowed: 26,
  ineligible: new Map([
    [13, 'E4'],
    [21, 'E1'],
    [38, 'E1'],
  ]),
  clarification: 30,
  stillChecked: 35,
  /** Recused by this reader, who sits on the applicant's board. */
  conflict: 9,
  /** Readers far apart: a third reads, has read the first of them. */
  farApart: [4, 16],
} as const

const EVALUATED: readonly ApplicationState[] = ['submitted', 'admin_check', 'eligible', 'in_evaluation']

/** Whether both readers have handed in, one has, or none. */
export function readingOf(number: number): 'both' | 'one' | 'none' {
  if (number % 10 < 7) return 'both'
  return number % 10 === 7 ? 'one' : 'none'
}

export const isEvaluated = (number: number): boolean => pathOf(number).at(-1) === 'evaluated'

/** The states that an application went through after its draft. */
export function pathOf(number: number): readonly ApplicationState[] {
  if (number === STORY.withdrawn) return ['submitted', 'admin_check', 'withdrawn']
  if (number === STORY.lateRejected) return ['late', 'rejected']
  if (number === STORY.clarification) return ['submitted', 'admin_check', 'clarification_requested']
  if (number === STORY.stillChecked) return ['submitted', 'admin_check']
  if (STORY.ineligible.has(number)) return ['submitted', 'admin_check', 'ineligible']
  if (number === STORY.lateAllowed) return ['late', ...EVALUATED.slice(1)]
  const open = number === STORY.farApart[1] || number === STORY.conflict || readingOf(number) !== 'both'
  return open ? EVALUATED : [...EVALUATED, 'evaluated']
}
