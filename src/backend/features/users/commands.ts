import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, HandlersOf } from '#backend/rpc/context.ts'
import type { Role } from '#shared/contract/index.ts'
import { keepsCoordinator } from '#shared/domain/users/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import {
  findPeople,
  insertPerson,
  removePassphrase,
  type StoredPerson,
  updatePerson,
  writePassphrase,
  writeRoles,
} from './repository.ts'
import { proveInside } from './second-person.ts'
import { hashSecret } from './secret.ts'

const folded = (name: string): string => name.normalize('NFKC').trim().toLocaleLowerCase('en')

/** Two active persons of one name can't be told apart in the person switch or on a document. */
function requireFreeName(people: readonly StoredPerson[], name: string, exceptId: string | null): void {
  const taken = people.find(
    person => !person.archived && person.id !== exceptId && folded(person.name) === folded(name),
  )
  if (taken)
    throw new ProblemError(problem('Conflict', 'problem.users.nameTaken', { name: taken.name, id: taken.id }))
}

/** Creates a person with roles; the caller has checked that they may. */
export async function createPerson(
  context: CommandContext,
  person: { readonly name: string; readonly email: string; readonly roles: readonly Role[] },
): Promise<{ id: string; version: number }> {
  requireFreeName(await findPeople(context.trx), person.name, null)
  const id = context.newId()
  await insertPerson(context.trx, id, { name: person.name, email: person.email.trim() })
  await writeRoles(context.trx, { id, roles: [] }, person.roles, context.newId)
  return { id, version: 1 }
}

export const commands = {
  'users.create': createPerson,
  'users.update': async (context, input) => {
    const { trx } = context
    const people = await findPeople(trx)
    const person = people.find(candidate => candidate.id === input.id)
    if (!person) throw new ProblemError(problem('NotFound', 'problem.notFound.person', { id: input.id }))
    await requireVersion(trx, person, input.version)
    const after = { ...person, roles: input.roles, archived: input.archived }
    if (!keepsCoordinator(people.map(other => (other.id === person.id ? after : other))))
      throw new ProblemError(
        problem('Rule.LastCoordinator', 'problem.users.lastCoordinator', { name: person.name }),
      )
    if (!input.archived) requireFreeName(people, input.name, person.id)
    await updatePerson(trx, person, { name: input.name, email: input.email.trim(), archived: input.archived })
    await writeRoles(trx, person, input.roles, context.newId)
    return { id: person.id, version: person.version + 1 }
  },
  'users.setPassphrase': async (context, { current, next }) => {
    const { actor, trx, now } = context
    await proveInside(context, { personId: actor.personId, name: actor.name, passphrase: current })
    if (next === null) await removePassphrase(trx, actor.personId)
    else await writePassphrase(trx, { personId: actor.personId, hash: await hashSecret(next), now })
    context.touch('person')
    return {}
  },
} satisfies HandlersOf<'users.create' | 'users.update' | 'users.setPassphrase'>
