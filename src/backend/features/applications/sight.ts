import { sql } from 'kysely'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/**
 * SQL condition: the application (`alias`.id) is not one that this person was recused from. Whoever declared a
 * conflict sees nothing of the application, whatever other roles they hold (domain-rules.md rule 5).
 */
export const notRecused = (personId: string, alias = 'application') =>
  sql<boolean>`not exists (select 1 from assignment as recusal
    where recusal.application_id = ${sql.ref(`${alias}.id`)} and recusal.person_id = ${personId} and recusal.state = 'recused')`

/** Refuses sight of an application that the actor is recused from (`Rule.Recused`). */
export async function requireSight(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  applicationId: string,
): Promise<void> {
  const recusal = await db
    .selectFrom('assignment')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', actor.personId)
    .where('state', '=', 'recused')
    .executeTakeFirst()
  if (recusal) throw new ProblemError(problem('Rule.Recused', 'problem.application.recused', {}))
}
