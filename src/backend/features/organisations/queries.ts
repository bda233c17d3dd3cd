import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { openDuplicateIndex } from './duplicates.ts'
import { groupOrganisations, listOrganisations } from './list.ts'
import { listPeople } from './people.ts'
import { findAppearances, findOrganisation, findOrganisations, findPatronage } from './repository.ts'

export const queries = {
  'organisations.list': ({ db }, input) => listOrganisations(db, input),
  'organisations.groups': ({ db }, input) => groupOrganisations(db, input),
  'organisations.get': async ({ db }, { id }) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation) throw new ProblemError(problem('NotFound', 'problem.notFound.organisation', { id }))
    const appearances = await findAppearances(db, id)
    return {
      organisation,
      ...(await findPatronage(db, organisation)),
      appearances: appearances.map(({ projectId, projectCode, projectTitle, role }) => ({
        project: { id: projectId, name: projectTitle },
        projectCode,
        role,
      })),
    }
  },
  'organisations.people': ({ db }, input) => listPeople(db, input),
  'organisations.similar': async ({ db }, { exceptId, ...candidate }) => {
    const ids = (await openDuplicateIndex(db)).similarTo(candidate)
    return {
      rows: await findOrganisations(
        db,
        ids.filter(id => id !== exceptId),
      ),
    }
  },
} satisfies HandlersOf<
  | 'organisations.list'
  | 'organisations.groups'
  | 'organisations.get'
  | 'organisations.people'
  | 'organisations.similar'
>
