import type { JsonValue } from '#shared/kernel/errors.ts'
import type { ApplicationState } from '../applications/index.ts'
import type { CallState } from '../calls/index.ts'
import { at, here, type Notice, notice, type Verdict } from '../notices/index.ts'

const rule = (code: string, fix: Notice['fix'], details: Readonly<Record<string, JsonValue>> = {}): Notice =>
  notice('awards', code, fix, details)

/** What a person has to do with the committees of a call. */
export type CommitteeSeat = {
  readonly callId: string
  /** The call has a complaints committee at all. */
  readonly hasCommittee: boolean
  /** A voting seat on it. */
  readonly sits: boolean
  /** Evaluated applications of the call, or sits on its evaluation committee. */
  readonly evaluated: boolean
}

/** Complaints are decided by their own committee, never by those who evaluated (donor-formats.md section 8, item 3). */
export function committeeVerdict({ callId, hasCommittee, sits, evaluated }: CommitteeSeat): Verdict {
  const fix = at('openCommittee', `/grants/calls/${callId}/committee`)
  const blockers: Notice[] = []
  if (!hasCommittee) blockers.push(rule('NoComplaintsCommittee', fix))
  else if (!sits) blockers.push(rule('NotOnComplaintsCommittee', fix))
  if (evaluated) blockers.push(rule('EvaluatorDecidesComplaint', fix))
  return { blockers, warnings: [] }
}

export type ComplaintCase = {
  readonly reference: string
  readonly applicationState: ApplicationState
  readonly callState: CallState
  readonly receivedOn: string
  readonly today: string
}

const NEVER_JUDGED: readonly ApplicationState[] = ['draft', 'withdrawn']

/** A complaint is about an application that was received, in a call that is not over; it came today or before. */
export function complaintVerdict(input: ComplaintCase): Verdict {
  const { reference, applicationState, callState, receivedOn, today } = input
  const blockers: Notice[] = []
  if (NEVER_JUDGED.includes(applicationState)) blockers.push(rule('NothingToComplain', null, { reference }))
  if (callState === 'archived' || callState === 'cancelled') blockers.push(rule('CallIsOver', null))
  if (receivedOn > today) blockers.push(rule('ReceivedInFuture', here('changeDate'), { receivedOn, today }))
  return { blockers, warnings: [] }
}
