import type { Reader } from '#backend/rpc/context.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

type Kind = OrganisationRow['partyKind']

const refused = (key: string, field: string, details: Record<string, string | number> = {}) =>
  new ProblemError(problem('Rule.Patron', `problem.organisations.${key}`, { field, ...details }))

/** The body of an id when it may answer for others: a registered organisation. Throws NotFound, Rule.Patron. */
export async function requirePatron(
  db: Reader,
  patronId: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const patron = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'party_kind'])
    .where('id', '=', patronId)
    .executeTakeFirst()
  if (!patron) throw new ProblemError(problem('NotFound', 'problem.notFound.organisation', { id: patronId }))
  if (patron.party_kind !== 'organisation')
    throw refused('patronNotRegistered', 'patronId', {
      name: patron.name,
      kindKey: `partyKind.${patron.party_kind}`,
    })
  return { id: patron.id, name: patron.name }
}

/**
 * Refuses a patron of a body that stands for itself, one that is no registered organisation or the body itself, and a
 * body that stops being an organisation while others count on it. Throws NotFound, Rule.Patron.
 */
export async function checkPatron(
  db: Reader,
  id: string | null,
  { partyKind, patronId }: { readonly partyKind: Kind; readonly patronId: string | null },
): Promise<void> {
  if (patronId !== null) {
    if (partyKind === 'organisation') throw refused('patronNotNeeded', 'patronId')
    if (patronId === id) throw refused('patronIsItself', 'patronId')
    await requirePatron(db, patronId)
  }
  if (id === null || partyKind === 'organisation') return
  const counted = await db
    .selectFrom('organisation')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('patron_id', '=', id)
    .executeTakeFirstOrThrow()
  if (counted.count > 0) throw refused('patronOfOthers', 'partyKind', { count: counted.count })
}
