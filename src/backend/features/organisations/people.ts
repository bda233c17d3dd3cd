import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { foldedName } from './folding.ts'

type SaveInput = ParsedInputOf<'organisations.savePerson'>

async function requireRow(db: Reader, table: 'organisation' | 'person', id: string, field: string) {
  const found = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new ProblemError(problem('NotFound', `problem.notFound.${table}`, { id, field }))
}

/** Who stands behind a body, those still there first. Throws NotFound. */
export async function listPeople(
  db: Reader,
  { organisationId }: ParsedInputOf<'organisations.people'>,
): Promise<OutputOf<'organisations.people'>> {
  await requireRow(db, 'organisation', organisationId, 'organisationId')
  const rows = await db
    .selectFrom('organisation_person as known')
    .leftJoin('person', 'person.id', 'known.person_id')
    .select([
      'known.id',
      'known.version',
      'known.name',
      'known.role',
      'known.since',
      'known.until',
      'person.id as personId',
      'person.name as personName',
    ])
    .where('known.organisation_id', '=', organisationId)
    .orderBy(eb => eb.fn.coalesce('known.until', eb.val('9999-12-31')), 'desc')
    .orderBy('known.name')
    .orderBy('known.role')
    .orderBy('known.id')
    .execute()
  return {
    rows: rows.map(({ personId, personName, ...row }) => ({
      ...row,
      person: personId === null || personName === null ? null : { id: personId, name: personName },
    })),
  }
}

type Mandate = Pick<SaveInput, 'since' | 'until'>

/** Whether two mandates share a day; an open end reaches as far as it can. */
const overlap = (a: Mandate, b: Mandate): boolean =>
  (a.since === null || b.until === null || a.since <= b.until) &&
  (b.since === null || a.until === null || b.since <= a.until)

/** One name has a role once at a time: a second entry is a slip, whereas a later mandate is not. */
async function requireOnce(db: Reader, input: SaveInput): Promise<void> {
  const others = await db
    .selectFrom('organisation_person')
    .select(['id', 'name', 'since', 'until'])
    .where('organisation_id', '=', input.organisationId)
    .where('role', '=', input.role)
    .execute()
  const twin = others.find(
    other =>
      other.id !== input.id &&
      foldedName(other.name) === foldedName(input.name) &&
      overlap(other, { since: input.since, until: input.until }),
  )
  if (twin)
    throw new ProblemError(
      problem('Conflict', 'problem.organisationPeople.twice', {
        field: 'name',
        name: twin.name,
        roleKey: `organisationPersonRole.${input.role}`,
      }),
    )
}

async function requirePerson(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('organisation_person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.organisationPerson', { id }))
  await requireVersion(db, row, version)
  return row
}

/** Adds somebody to a body or changes an entry, which stays with its body. Throws as the contract says. */
export async function savePerson(
  context: CommandContext,
  input: SaveInput,
): Promise<{ id: string; version: number }> {
  const { trx } = context
  const stored = input.id === null ? null : await requirePerson(trx, input.id, input.version)
  await requireRow(trx, 'organisation', input.organisationId, 'organisationId')
  if (stored && stored.organisation_id !== input.organisationId)
    throw new ProblemError(problem('NotFound', 'problem.notFound.organisationPerson', { id: stored.id }))
  if (input.personId !== null) await requireRow(trx, 'person', input.personId, 'personId')
  if (input.since !== null && input.until !== null && input.until < input.since)
    throw new ProblemError(
      problem('Rule.Dates', 'problem.organisationPeople.untilBeforeSince', {
        field: 'until',
        since: input.since,
        until: input.until,
      }),
    )
  await requireOnce(trx, input)
  const columns = {
    name: input.name,
    role: input.role,
    since: input.since,
    until: input.until,
    person_id: input.personId,
  }
  if (!stored) {
    const id = context.newId()
    await trx
      .insertInto('organisation_person')
      .values({ ...columns, id, organisation_id: input.organisationId })
      .execute()
    return { id, version: 1 }
  }
  const version = stored.version + 1
  await trx
    .updateTable('organisation_person')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Takes an entry out; the audit trail keeps what it said. Throws as the contract says. */
export async function removePerson(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'organisations.removePerson'>,
): Promise<Record<string, never>> {
  await requirePerson(trx, id, version)
  await trx.deleteFrom('organisation_person').where('id', '=', id).execute()
  return {}
}
