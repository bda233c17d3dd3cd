import type { Reader, Writer } from '#backend/rpc/context.ts'
import type { Role } from '#shared/contract/index.ts'
import type { StoredPassphrase } from './verify-passphrase.ts'

export interface StoredPerson {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly email: string
  readonly archived: boolean
  readonly passphrase: boolean
  readonly roles: readonly Role[]
}

/** All persons in order of name, archived ones included (there are tens, not thousands). */
export async function findPeople(db: Reader): Promise<readonly StoredPerson[]> {
  const people = await db
    .selectFrom('person')
    .leftJoin('passphrase', 'passphrase.person_id', 'person.id')
    .select(['person.id', 'version', 'name', 'email', 'archived', 'passphrase.hash'])
    .orderBy('archived')
    .orderBy('name')
    .orderBy('person.id')
    .execute()
  const roles = await db.selectFrom('person_role').select(['person_id', 'role']).orderBy('role').execute()
  const byPerson = Map.groupBy(roles, row => row.person_id)
  return people.map(({ hash, archived, ...person }) => ({
    ...person,
    archived: archived === 1,
    passphrase: hash !== null,
    roles: (byPerson.get(person.id) ?? []).map(row => row.role),
  }))
}

export const findPerson = async (db: Reader, id: string): Promise<StoredPerson | undefined> =>
  (await findPeople(db)).find(person => person.id === id)

interface PersonColumns {
  readonly name: string
  readonly email: string
}

export async function insertPerson(trx: Writer, id: string, columns: PersonColumns): Promise<void> {
  await trx
    .insertInto('person')
    .values({ id, ...columns })
    .execute()
}

export async function updatePerson(
  trx: Writer,
  { id, version }: { readonly id: string; readonly version: number },
  columns: PersonColumns & { readonly archived: boolean },
): Promise<void> {
  await trx
    .updateTable('person')
    .set({ ...columns, archived: columns.archived ? 1 : 0, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** Adds and removes what differs, so that the audit shows only real changes. */
export async function writeRoles(
  trx: Writer,
  person: { readonly id: string; readonly roles: readonly Role[] },
  wanted: readonly Role[],
  newId: () => string,
): Promise<void> {
  const gone = person.roles.filter(role => !wanted.includes(role))
  if (gone.length > 0)
    await trx.deleteFrom('person_role').where('person_id', '=', person.id).where('role', 'in', gone).execute()
  for (const role of new Set(wanted))
    if (!person.roles.includes(role))
      await trx.insertInto('person_role').values({ id: newId(), person_id: person.id, role }).execute()
}

export async function readPassphrase(db: Reader, personId: string): Promise<StoredPassphrase | undefined> {
  return db
    .selectFrom('passphrase')
    .select(['hash', 'failed_attempts', 'locked_until'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** A new passphrase starts without failures. */
export async function writePassphrase(
  trx: Writer,
  row: { readonly personId: string; readonly hash: string; readonly now: string },
): Promise<void> {
  const fresh = { hash: row.hash, changed_at: row.now, failed_attempts: 0, locked_until: null }
  await trx
    .insertInto('passphrase')
    .values({ person_id: row.personId, ...fresh })
    .onConflict(conflict => conflict.column('person_id').doUpdateSet(fresh))
    .execute()
}

export async function removePassphrase(trx: Writer, personId: string): Promise<void> {
  await trx.deleteFrom('passphrase').where('person_id', '=', personId).execute()
}

export async function forgetFailures(trx: Writer, personId: string): Promise<void> {
  await trx
    .updateTable('passphrase')
    .set({ failed_attempts: 0, locked_until: null })
    .where('person_id', '=', personId)
    .execute()
}
