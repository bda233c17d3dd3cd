import type { Actor, HandlersOf } from '#backend/rpc/context.ts'
import { procedures } from '#shared/contract/index.ts'
import type { Procedure } from '#shared/contract/procedure.ts'

const mayCall = (actor: Actor, { allowed }: Procedure): boolean =>
  !Array.isArray(allowed) || actor.roles.some(role => allowed.includes(role))

export const procedureQueries = {
  /** What this person may call: screens offer nothing else. */
  'app.procedures': async ({ actor, now }) => ({
    names: [...procedures]
      .filter(([, procedure]) => mayCall(actor, procedure))
      .map(([name]) => name)
      .toSorted(),
    at: now,
  }),
} satisfies HandlersOf<'app.procedures'>
