import { verifyPassphrase } from '#backend/features/users/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { ControlHandlers } from './handler-types.ts'
import { passphraseStore } from './passphrases.ts'
import { actorOf, listActors } from './people.ts'

/** Changes the person of one window; a person with a passphrase must type it, and only then counts as authenticated. */
export const switchPerson: ControlHandlers['users.switch'] = async ({ state, session }, input) => {
  const { workspace } = state
  if (!workspace) throw new ProblemError(problem('NotFound', 'error.noWorkspace'))
  const person = (await listActors(workspace.store.reader)).find(candidate => candidate.id === input.personId)
  if (!person) throw new ProblemError(problem('NotFound', 'error.personNotFound'))
  const authenticated = await verifyPassphrase(
    passphraseStore(workspace),
    { personId: person.id, name: person.name, passphrase: input.passphrase },
    state.now(),
  )
  session.actor = actorOf(person, authenticated)
  return { personId: person.id, name: person.name, roles: [...person.roles], authenticated }
}
