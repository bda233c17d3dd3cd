import type { CommandContext } from '#backend/rpc/context.ts'
import type { Role } from '#shared/contract/index.ts'
import { checkSecondPerson } from '#shared/domain/users/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { findPerson, forgetFailures, readPassphrase } from './repository.ts'
import { judgeAttempt, type PassphraseAttempt, wrongPassphrase } from './verify-passphrase.ts'

/**
 * Checks a passphrase inside a command, before it changes anything. A wrong one throws a refusal that names
 * the person, so that the attempt is counted once the command has rolled back.
 */
export async function proveInside(context: CommandContext, attempt: PassphraseAttempt): Promise<boolean> {
  const { trx, now } = context
  const stored = await readPassphrase(trx, attempt.personId)
  const outcome = await judgeAttempt(stored, attempt, now)
  if (outcome === 'wrong') throw wrongPassphrase(attempt.name, attempt.personId)
  if (outcome === 'right' && stored && stored.failed_attempts > 0) await forgetFailures(trx, attempt.personId)
  return outcome === 'right'
}

export interface SecondPersonRules {
  /** Who acts first; the actor of the command when left out. */
  readonly exceptPersonId?: string
  /** Roles of which the second person needs one; whoever may confirm when left out. */
  readonly allowedRoles?: readonly Role[]
  /** The second person must act in a role that the first doesn't hold. */
  readonly differentRole?: boolean
}

export interface ConfirmedPerson {
  readonly personId: string
  readonly name: string
  readonly authenticated: boolean
}

const refused = (messageKey: string, details: { readonly [key: string]: string } = {}): ProblemError =>
  new ProblemError(problem('Rule.SecondPerson', messageKey, details))

/**
 * Confirms an act that needs two people and puts the second on the audit event. Call it before the command
 * changes anything. Throws Rule.SecondPerson (unknown, archived, the same person, a role that may not),
 * Rule.PassphraseNeeded, Rule.WrongPassphrase, Rule.TooManyAttempts.
 * @example await confirmSecondPerson(context, input.second, { differentRole: true })
 */
export async function confirmSecondPerson(
  context: CommandContext,
  second: { readonly personId: string; readonly passphrase: string | null },
  rules: SecondPersonRules = {},
): Promise<ConfirmedPerson> {
  const firstId = rules.exceptPersonId ?? context.actor.personId
  const first = await findPerson(context.trx, firstId)
  const found = await findPerson(context.trx, second.personId)
  const firstRoles = first?.roles ?? context.actor.roles
  const checked = checkSecondPerson({ id: firstId, roles: firstRoles }, found)
  if (!checked.ok || !found) {
    const key = checked.ok ? 'problem.secondPersonNeeded' : checked.error.messageKey
    throw refused(key, found ? { name: found.name } : {})
  }
  const { allowedRoles } = rules
  const fitting = found.roles.filter(role => allowedRoles === undefined || allowedRoles.includes(role))
  if (fitting.length === 0)
    throw refused('problem.users.secondPersonRole', {
      name: found.name,
      roles: (allowedRoles ?? []).join(', '),
    })
  if (rules.differentRole === true && fitting.every(role => firstRoles.includes(role)))
    throw refused('problem.users.secondPersonSameRole', { name: found.name, roles: fitting.join(', ') })
  const attempt = { personId: found.id, name: found.name, passphrase: second.passphrase }
  const confirmed = {
    personId: found.id,
    name: found.name,
    authenticated: await proveInside(context, attempt),
  }
  context.setSecondPerson(confirmed)
  return confirmed
}
