import type { OutputOf } from '#shared/contract/index.ts'

/** One thing that waits for a person. */
export type Task = OutputOf<'today.list'>['rows'][number]

const URGENCIES: readonly Task['urgency'][] = ['overdue', 'soon', 'normal']

/** Overdue first, then by date, undated last. */
export const byUrgency = (a: Task, b: Task): number =>
  URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
  (a.date ?? '9999').localeCompare(b.date ?? '9999')
