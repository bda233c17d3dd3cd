import { at, type Notice, notice } from '../notices/index.ts'
import { type CallSetup, lastDeadline } from './setup.ts'

/** Where the terms of a call are edited. */
export const termsRoute = (callId: string): string => `/grants/calls/${callId}/terms`

type Note = (code: string, details?: Notice['details']) => void

/** A rolling call has cut-offs in order, any other but a direct award one deadline. */
function deadlineFaults({ kind, deadlineAt, cutoffs }: CallSetup, note: Note): void {
  if (kind !== 'rolling') {
    if (kind !== 'direct_award' && deadlineAt === null) note('DeadlineMissing')
    return
  }
  if (cutoffs.length === 0) note('CutoffsMissing')
  const turned = cutoffs.find((cutoff, row) => {
    const before = cutoffs[row - 1]
    return before !== undefined && cutoff.deadlineAt <= before.deadlineAt
  })
  if (turned) note('CutoffsTurned', { number: turned.number })
}

/**
 * What is wrong with the dates of a call: no deadline where its kind needs one, cut-offs that are missing or out of
 * order, opening or questions after the deadline, an end before the start (rule 2).
 */
export function timelineFaults(call: CallSetup): readonly Notice[] {
  const fix = at('editTerms', termsRoute(call.id))
  const found: Notice[] = []
  const note = (code: string, details: Notice['details'] = {}) =>
    found.push(notice('call', code, fix, details))
  const { opensAt, questionsUntil } = call
  deadlineFaults(call, note)
  const end = lastDeadline(call)
  if (opensAt !== null && end !== null && opensAt >= end) note('OpensAfterDeadline')
  if (questionsUntil !== null && end !== null && questionsUntil > end) note('QuestionsAfterDeadline')
  if (call.earliestStart !== null && call.latestEnd !== null && call.latestEnd < call.earliestStart)
    note('EndBeforeStart', { start: call.earliestStart, end: call.latestEnd })
  if (call.shortestMonths !== null && call.longestMonths !== null && call.shortestMonths > call.longestMonths)
    note('DurationsTurned', { shortest: call.shortestMonths, longest: call.longestMonths })
  return found
}
