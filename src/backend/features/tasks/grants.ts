import type { Reader } from '#backend/rpc/context.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import type { Task } from './task.ts'

/** Days before a deadline on which a call is said to close soon. */
const SOON_DAYS = 14

/** Open calls whose deadline is near, or has passed: they wait to be closed. */
export async function closingCallTasks(db: Reader, today: string): Promise<readonly Task[]> {
  const calls = await db
    .selectFrom('grant_call')
    .select(['id', 'code', 'deadline_at', 'zone'])
    .where('state', '=', 'open')
    .where('deadline_at', 'is not', null)
    .orderBy('deadline_at')
    .execute()
  return calls.flatMap(({ id, code, deadline_at, zone }) => {
    const date = wallTime(deadline_at ?? '', zone).date
    const left = daysBetween(today, date)
    if (left > SOON_DAYS) return []
    return [
      {
        kind: 'call_closing',
        urgency: left < 0 ? 'overdue' : 'soon',
        titleKey: left < 0 ? 'today.callToClose' : 'today.callClosing',
        details: { call: code, date },
        count: 1,
        date,
        amount: null,
        route: `/grants/calls/${id}`,
        actionKey: 'today.act.openCall',
      } satisfies Task,
    ]
  })
}

const countByCall = (db: Reader) =>
  db
    .selectFrom('application')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .select(eb => ['call.id', 'call.code', eb.fn.countAll<number>().as('count')])
    .groupBy('call.id')
    .orderBy('call.code')

interface Waiting {
  readonly kind: Task['kind']
  readonly titleKey: string
  readonly actionKey: string
}

const task = (
  { id, code, count }: { readonly id: string; readonly code: string; readonly count: number },
  { kind, titleKey, actionKey }: Waiting,
  date: string | null = null,
  urgency: Task['urgency'] = 'normal',
): Task => ({
  kind,
  urgency,
  titleKey,
  details: { call: code },
  count,
  date,
  amount: null,
  route: `/grants/calls/${id}`,
  actionKey,
})

/** Applications that came in and are not checked yet, and questions to applicants whose day has passed. */
export async function checkTasks(db: Reader, today: string): Promise<readonly Task[]> {
  const unchecked = await countByCall(db)
    .where('application.state', 'in', ['submitted', 'late', 'admin_check'])
    .execute()
  const unanswered = await countByCall(db)
    .innerJoin('clarification', 'clarification.application_id', 'application.id')
    .where('application.state', '=', 'clarification_requested')
    .where('clarification.state', '=', 'open')
    .where('clarification.deadline_at', '<', `${today}T00:00:00.000Z`)
    .execute()
  return [
    ...unchecked.map(row =>
      task(row, {
        kind: 'applications',
        titleKey: 'today.applicationsToCheck',
        actionKey: 'today.act.openCall',
      }),
    ),
    ...unanswered.map(row =>
      task(
        row,
        { kind: 'applications', titleKey: 'today.clarificationsDue', actionKey: 'today.act.openCall' },
        null,
        'overdue',
      ),
    ),
  ]
}

/** Provisionally selected applications and complaints that wait for a decision. */
export async function decisionTasks(db: Reader): Promise<readonly Task[]> {
  const selected = await countByCall(db).where('application.state', '=', 'doc_check').execute()
  const complaints = await countByCall(db)
    .innerJoin('complaint', 'complaint.application_id', 'application.id')
    .where('complaint.state', 'in', ['received', 'admissible', 'suspended'])
    .execute()
  return [
    ...selected.map(row =>
      task(row, { kind: 'decisions', titleKey: 'today.toDecide', actionKey: 'today.act.openCall' }),
    ),
    ...complaints.map(row =>
      task(row, { kind: 'decisions', titleKey: 'today.complaintsOpen', actionKey: 'today.act.openCall' }),
    ),
  ]
}
