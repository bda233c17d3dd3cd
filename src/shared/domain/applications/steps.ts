import { type Problem, problem } from '#shared/kernel/errors.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { APPLICATION_TRANSITIONS, type ApplicationState } from './states.ts'

const stateKey = (state: ApplicationState) => `applicationState.${state}`

/** States that nobody leaves or enters without saying why (domain-rules.md rules 1 and 6). */
const NEEDS_REASON: readonly ApplicationState[] = ['withdrawn', 'ineligible', 'rejected']

/**
 * Why an application may not go from one state to another; undefined when the table declares the step. Names both
 * states and every state that is possible instead (`Rule.IllegalStep`).
 */
export function stepFault(from: ApplicationState, to: ApplicationState): Problem | undefined {
  if (mayMove(APPLICATION_TRANSITIONS, from, to)) return undefined
  const possible = APPLICATION_TRANSITIONS[from]
  const details = { from, to, fromKey: stateKey(from), toKey: stateKey(to) }
  return possible.length === 0
    ? problem('Rule.IllegalStep', 'problem.application.ended', details)
    : problem('Rule.IllegalStep', 'problem.application.illegalStep', {
        ...details,
        possible: [...possible],
        possibleKey: possible.map(stateKey),
      })
}

/** Refuses a withdrawal, an ineligibility or a rejection that doesn't say why; undefined otherwise. */
export function reasonFault(to: ApplicationState, reason: string): Problem | undefined {
  if (!NEEDS_REASON.includes(to) || reason.trim() !== '') return undefined
  return problem('Rule.ReasonNeeded', 'problem.application.reasonNeeded', {
    field: 'reason',
    toKey: stateKey(to),
  })
}

/** Steps that a person takes by name alone; every other one comes out of an act of its own (a check, a score, a decision). */
const BY_NAME: { readonly [From in ApplicationState]?: readonly ApplicationState[] } = {
  submitted: ['admin_check'],
  late: ['rejected'],
}

/** True for the steps that need no more than a name and a reason; withdrawing is always one of them. */
export const isStepByName = (from: ApplicationState, to: ApplicationState): boolean =>
  to === 'withdrawn' || (BY_NAME[from]?.includes(to) ?? false)
