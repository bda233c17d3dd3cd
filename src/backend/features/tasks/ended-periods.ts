import { finalDue, interimDue } from '#shared/domain/reports/index.ts'
import type { EndedPeriod, ProjectInHand } from './projects-in-hand.ts'
import type { Task } from './task.ts'

/** Where a contract names no term for its reports, a month is allowed. */
const USUAL_DAYS = '30'

function dueDate(project: ProjectInHand, period: EndedPeriod): string {
  const { rule } = project.terms
  const months = period.kind === 'final' ? rule('final_due_months') : null
  if (months !== null) return finalDue(period.end, Number(months))
  return interimDue(period.end, Number(rule('interim_due_days') ?? USUAL_DAYS))
}

/** Periods that ended and are still open: one row a project, by the one that must be locked first. */
export const endedPeriodTasks = (projects: readonly ProjectInHand[], today: string): readonly Task[] =>
  projects.flatMap(project => {
    const [first] = project.ended
    if (!first) return []
    const { id, code } = project.terms
    const due = dueDate(project, first)
    const count = project.ended.length
    return [
      {
        kind: 'period_ended',
        urgency: today > due ? 'overdue' : 'soon',
        titleKey: 'today.periodEnded',
        details: { project: code, period: first.label, due },
        count,
        date: due,
        amount: null,
        route: `/projects/${id}/periods/${first.id}`,
        actionKey: 'today.act.lockPeriod',
      },
    ]
  })
