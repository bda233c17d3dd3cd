import type { HandlersOf, QueryContext } from '#backend/rpc/context.ts'
import { may } from '#shared/domain/users/index.ts'
import { backupTasks } from './backups.ts'
import { deviationTasks } from './deviations.ts'
import { endedPeriodTasks } from './ended-periods.ts'
import { draftTasks } from './entry-drafts.ts'
import { formDraftTasks } from './form-drafts.ts'
import { checkTasks, closingCallTasks, decisionTasks } from './grants.ts'
import { riskTasks } from './lines-at-risk.ts'
import { projectsWithEndedPeriods } from './projects-in-hand.ts'
import { reviewTasks, ruleTasks } from './reviews.ts'
import { byUrgency, type Task } from './task.ts'

/** What waits for this person: only what their roles let them act on, or look after. */
async function tasksFor(context: QueryContext, today: string): Promise<Task[]> {
  const { db, actor } = context
  const can = (capability: Parameters<typeof may>[1]) => may(actor.roles, capability)
  const tasks: Task[] = [...(await formDraftTasks(db, actor.personId))]
  const ended = can('readFinance') ? await projectsWithEndedPeriods(db, today) : []
  if (can('lockPeriod') || can('confirmAsSecond')) tasks.push(...endedPeriodTasks(ended, today))
  if (can('explainDeviation')) tasks.push(...(await deviationTasks(db, ended)))
  if (can('postEntry')) tasks.push(...(await draftTasks(db)))
  if (can('readFinance')) tasks.push(...(await riskTasks(db, today)))
  if (can('manageBudget')) tasks.push(...(await ruleTasks(db)))
  if (can('manageProgramme')) tasks.push(...(await reviewTasks(db)))
  if (can('manageProgramme'))
    tasks.push(...(await closingCallTasks(db, today)), ...(await checkTasks(db, today)))
  if (can('decideAwards')) tasks.push(...(await decisionTasks(db)))
  if (can('confirmAsSecond')) tasks.push(...(await backupTasks(context, today)))
  return tasks.toSorted(byUrgency)
}

export const queries = {
  'today.list': async (context, { today }) => ({ rows: await tasksFor(context, today) }),
} satisfies HandlersOf<'today.list'>
