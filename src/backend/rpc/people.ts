import type { Role } from '#shared/contract/index.ts'
import type { Actor, Reader } from './context.ts'

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly roles: Role[]
  readonly passphrase: boolean
}

/** Persons who may act in this workspace, in order of name. */
export async function listActors(db: Reader): Promise<readonly KnownPerson[]> {
  const people = await db
    .selectFrom('person')
    .leftJoin('passphrase', 'passphrase.person_id', 'person.id')
    .select(['person.id', 'person.name', 'passphrase.hash'])
    .where('person.archived', '=', 0)
    .orderBy('person.name')
    .execute()
  const roles = await db.selectFrom('person_role').select(['person_id', 'role']).orderBy('role').execute()
  return people.map(person => ({
    id: person.id,
    name: person.name,
    passphrase: person.hash !== null,
    roles: roles.filter(row => row.person_id === person.id).map(row => row.role),
  }))
}

export const actorOf = (person: KnownPerson, authenticated: boolean): Actor => ({
  personId: person.id,
  name: person.name,
  roles: person.roles,
  authenticated,
})

/** The workspace's only coordinator, who acts by default. */
export function onlyCoordinator(people: readonly KnownPerson[]): KnownPerson | undefined {
  const coordinators = people.filter(person => person.roles.includes('coordinator'))
  return coordinators.length === 1 ? coordinators[0] : undefined
}
