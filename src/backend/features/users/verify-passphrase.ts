import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { verifySecret } from './secret.ts'
import { isLocked, lockedUntil } from './throttle.ts'

/** Details key that names, on a refusal, whose passphrase was wrong: the attempt is counted after the rollback. */
export const FAILED_PASSPHRASE = 'failedPassphraseOf'

export interface StoredPassphrase {
  readonly hash: string
  readonly failed_attempts: number
  readonly locked_until: string | null
}

/** Where hashes and failures are kept, outside any command: a failure must not roll back with the act it was for. */
export interface PassphraseStore {
  readonly read: (personId: string) => Promise<StoredPassphrase | undefined>
  readonly recordFailure: (personId: string, lockedUntil: string | null) => Promise<void>
  readonly recordSuccess: (personId: string) => Promise<void>
}

/** A person and what was typed for them; null when nothing was. */
export interface PassphraseAttempt {
  readonly personId: string
  readonly name: string
  readonly passphrase: string | null
}

/** What came of an attempt, before anything is counted. */
export type AttemptOutcome = 'none-set' | 'right' | 'wrong'

/**
 * Compares what was typed with what is stored. Throws Rule.TooManyAttempts while a wait runs (nothing is
 * compared then) and Rule.PassphraseNeeded when a passphrase is set and none was typed.
 */
export async function judgeAttempt(
  stored: StoredPassphrase | undefined,
  { name, passphrase }: PassphraseAttempt,
  now: string,
): Promise<AttemptOutcome> {
  if (!stored) return 'none-set'
  if (isLocked(stored.locked_until, now))
    throw new ProblemError(
      problem('Rule.TooManyAttempts', 'problem.users.tooManyAttempts', { name, until: stored.locked_until }),
    )
  if (passphrase === null || passphrase === '')
    throw new ProblemError(problem('Rule.PassphraseNeeded', 'problem.users.passphraseNeeded', { name }))
  return (await verifySecret(stored.hash, passphrase)) ? 'right' : 'wrong'
}

/** The refusal of a wrong passphrase; `countFor` marks it for counting after a rollback. */
export const wrongPassphrase = (name: string, countFor: string | null): ProblemError =>
  new ProblemError(
    problem('Rule.WrongPassphrase', 'problem.users.wrongPassphrase', {
      name,
      ...(countFor === null ? {} : { [FAILED_PASSPHRASE]: countFor }),
    }),
  )

/** Counts one wrong attempt and starts a wait when there were too many. */
export async function recordFailedAttempt(
  store: PassphraseStore,
  personId: string,
  now: string,
): Promise<void> {
  const stored = await store.read(personId)
  if (stored) await store.recordFailure(personId, lockedUntil(stored.failed_attempts + 1, now))
}

/**
 * Whether a person proved who they are: true with the right passphrase, false when none is set. Counts wrong
 * attempts itself; for use outside commands. Throws Rule.PassphraseNeeded, Rule.WrongPassphrase or
 * Rule.TooManyAttempts.
 */
export async function verifyPassphrase(
  store: PassphraseStore,
  attempt: PassphraseAttempt,
  now: string,
): Promise<boolean> {
  const stored = await store.read(attempt.personId)
  const outcome = await judgeAttempt(stored, attempt, now)
  if (outcome === 'wrong') {
    await recordFailedAttempt(store, attempt.personId, now)
    throw wrongPassphrase(attempt.name, null)
  }
  if (outcome === 'right' && stored && stored.failed_attempts > 0) await store.recordSuccess(attempt.personId)
  return outcome === 'right'
}
