import { type Problem, problem } from '#shared/kernel/errors.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { type Capability, may, rolesThatMay } from './capabilities.ts'

export type ActingPerson = {
  readonly id: string
  readonly roles: readonly Role[]
  readonly archived?: boolean
}

/**
 * Four-eyes rule: the second person is another person, active, and allowed to confirm
 * (domain-rules.md rule 9). Errors: Rule.SecondPersonNeeded, Rule.SecondPersonSame, Rule.SecondPersonRole.
 * @example checkSecondPerson(officer, officer) // Rule.SecondPersonSame
 */
export function checkSecondPerson(
  first: ActingPerson,
  second: ActingPerson | undefined,
  capability: Capability = 'confirmAsSecond',
): Result<ActingPerson, Problem> {
  if (!second) return err(problem('Rule.SecondPersonNeeded', 'problem.secondPersonNeeded'))
  if (second.id === first.id) return err(problem('Rule.SecondPersonSame', 'problem.secondPersonSame'))
  if (second.archived || !may(second.roles, capability))
    return err(
      problem('Rule.SecondPersonRole', 'problem.secondPersonRole', { roles: rolesThatMay(capability) }),
    )
  return ok(second)
}

/** A workspace must keep at least one active coordinator, or nobody could let anybody in again. */
export const keepsCoordinator = (persons: readonly ActingPerson[]): boolean =>
  persons.some(person => !person.archived && person.roles.includes('coordinator'))
