import { readParameters } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Task } from './task.ts'

/** Projects marked for review, and organisations whose name is missing. */
export async function reviewTasks(db: Reader): Promise<readonly Task[]> {
  const projects = await db
    .selectFrom('project')
    .select(['id', 'code'])
    .where('needs_review', '=', 1)
    .orderBy('position')
    .execute()
  const nameless = await db
    .selectFrom('organisation')
    .select('id')
    .where('name_missing', '=', 1)
    .where('archived', '=', 0)
    .execute()
  const task = (titleKey: string, ids: readonly string[], details: Task['details'], at: string): Task[] =>
    ids.length === 0
      ? []
      : [
          {
            kind: 'review',
            urgency: 'normal',
            titleKey,
            details,
            count: ids.length,
            date: null,
            amount: null,
            route: ids.length === 1 ? `${at}/${ids[0]}` : at,
            actionKey: 'today.act.review',
          },
        ]
  return [
    ...task(
      'today.reviewProjects',
      projects.map(project => project.id),
      { projects: projects.map(project => project.code).join(', ') },
      '/projects',
    ),
    ...task(
      'today.reviewOrganisations',
      nameless.map(organisation => organisation.id),
      {},
      '/registry',
    ),
  ]
}

/** Limits that nobody has compared with the signed contract yet, for projects that have a signed budget. */
export async function ruleTasks(db: Reader): Promise<readonly Task[]> {
  const projects = await db
    .selectFrom('project')
    .innerJoin('budget_version as version', 'version.project_id', 'project.id')
    .select(['project.id', 'project.code', 'project.rule_parameters'])
    .where('version.state', '=', 'signed')
    .orderBy('project.position')
    .execute()
  return projects.flatMap(project => {
    const count = readParameters(project.rule_parameters).filter(parameter => !parameter.confirmed).length
    if (count === 0) return []
    return [
      {
        kind: 'unconfirmed_rules',
        urgency: 'normal',
        titleKey: 'today.unconfirmedRules',
        details: { project: project.code },
        count,
        date: null,
        amount: null,
        route: `/projects/${project.id}/rules`,
        actionKey: 'today.act.confirmRules',
      } satisfies Task,
    ]
  })
}
