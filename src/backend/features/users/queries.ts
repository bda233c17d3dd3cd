import type { HandlersOf } from '#backend/rpc/context.ts'
import { findPeople } from './repository.ts'

export const queries = {
  'users.list': async ({ db }) => ({
    rows: (await findPeople(db)).map(person => ({ ...person, roles: [...person.roles] })),
  }),
} satisfies HandlersOf<'users.list'>
