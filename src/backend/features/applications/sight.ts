import { sql } from 'kysely'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/**
 * SQL condition: the application (`alias`.id) is not one that this person was recused from. Whoever declared a
 * conflict sees nothing of the application, whatever other roles they hold (domain-rules.md rule 5). The recusals are
 * looked up once for a whole list, not once a row.
 */
export const notRecused = (personId: string, alias = 'application') =>
  sql<boolean>`${sql.ref(`${alias}.id`)} not in (select recusal.application_id from assignment as recusal
    where recusal.person_id = ${personId} and recusal.state = 'recused')`

/** Applications that a person is recused from: few, so that a list can leave them out by name. */
export async function recusedOf(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('application_id as id')
    .where('person_id', '=', personId)
    .where('state', '=', 'recused')
    .execute()
  return rows.map(row => row.id)
}

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
