import { listPeriods } from '#backend/features/periods/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { seesMoney } from './money-sight.ts'
import {
  activitiesOf,
  donorsOf,
  findProject,
  interventionsOf,
  partnersOf,
  projectDetails,
  workPackagesOf,
} from './project-details.ts'
import { listProjects } from './project-rows.ts'
import { rulePacks } from './rule-packs.ts'

export const queries = {
  'projects.list': async ({ db, actor }, input) => ({
    rows: await listProjects(db, input, seesMoney(actor)),
  }),
  'projects.get': async ({ db, actor }, { id }) => {
    const project = await findProject(db, id)
    if (!project) throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id }))
    const withMoney = seesMoney(actor)
    return {
      project: await projectDetails(db, project, withMoney),
      donors: await donorsOf(db, id),
      partners: await partnersOf(db, id),
      workPackages: await workPackagesOf(db, id),
      activities: await activitiesOf(db, id),
      interventions: await interventionsOf(db, id, withMoney),
      periods: await listPeriods(db, id),
      children: await listProjects(db, { text: '', parentId: id, family: null }, withMoney),
    }
  },
  'projects.rulePacks': async () => ({
    rows: rulePacks().map(({ id, version, parameters }) => {
      const all = Object.values(parameters)
      return {
        id,
        version,
        parameters: all.length,
        unconfirmed: all.filter(parameter => !parameter.confirmed).length,
      }
    }),
  }),
} satisfies HandlersOf<'projects.list' | 'projects.get' | 'projects.rulePacks'>
