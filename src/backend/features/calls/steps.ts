import { sql } from 'kysely'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { CALL_TRANSITIONS, type CallSetup, type CallState, lastDeadline } from '#shared/domain/calls/index.ts'
import { at, here, type Notice, notice, type Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import { readinessOf } from './ground.ts'
import { moveCall, requireCall } from './move.ts'
import { requireAllowed } from './save-scheme.ts'
import { readSetup } from './setup.ts'
import { freezeVersions } from './write-version.ts'

const NOTHING: Verdict = { blockers: [], warnings: [] }

/** Applications whose way through the call has not ended: neither decided nor on the reserve list. */
const OPEN_STATES = [
  'submitted',
  'late',
  'admin_check',
  'clarification_requested',
  'eligible',
  'in_evaluation',
  'evaluated',
  'recommended',
  'not_recommended',
  'doc_check',
] as const
const UNCHECKED_STATES = ['submitted', 'late', 'admin_check', 'clarification_requested'] as const

async function countIn(
  db: Reader,
  callId: string,
  states: readonly (typeof OPEN_STATES)[number][],
): Promise<number> {
  const { count } = await db
    .selectFrom('application')
    .select(sql<number>`count(*)`.as('count'))
    .where('call_id', '=', callId)
    .where('state', 'in', [...states])
    .executeTakeFirstOrThrow()
  return count
}

/** The deadline as the clocks of the call's zone show it, for a message. */
const told = (instant: string, zone: string) => ({ ...wallTime(instant, zone), zone })

/** Times of a call are told to the minute. */
const toMinute = (instant: string): string => `${instant.slice(0, 16)}:00.000Z`

const isEarly = (setup: CallSetup, now: string): boolean => {
  const end = lastDeadline(setup)
  return end !== null && now < end
}

function closingVerdict(setup: CallSetup, now: string): Verdict {
  const end = lastDeadline(setup)
  if (end === null || now >= end) return NOTHING
  return { blockers: [], warnings: [notice('call', 'ClosesEarly', here('addReason'), told(end, setup.zone))] }
}

async function openingVerdict(db: Reader, setup: CallSetup, now: string): Promise<Verdict> {
  const ready = await readinessOf(db, setup, now)
  const early: Notice[] =
    setup.opensAt !== null && now < setup.opensAt
      ? [notice('call', 'OpensEarly', null, told(setup.opensAt, setup.zone))]
      : []
  return { blockers: ready.blockers, warnings: [...ready.warnings, ...early] }
}

/** What stands against a step that the state allows. */
async function verdictOn(db: Reader, setup: CallSetup, to: CallState, now: string): Promise<Verdict> {
  const applications = at('openApplications', `/grants/calls/${setup.id}/applications`)
  if (to === 'ready') return readinessOf(db, setup, now)
  if (to === 'open') return openingVerdict(db, setup, now)
  if (to === 'closed') return closingVerdict(setup, now)
  if (to === 'in_evaluation') {
    const count = await countIn(db, setup.id, UNCHECKED_STATES)
    return count === 0
      ? NOTHING
      : { blockers: [], warnings: [notice('call', 'NotAllChecked', applications, { count })] }
  }
  if (to === 'decided') {
    const count = await countIn(db, setup.id, OPEN_STATES)
    return count === 0
      ? NOTHING
      : { blockers: [notice('call', 'NotAllDecided', applications, { count })], warnings: [] }
  }
  return NOTHING
}

const needsReason = (setup: CallSetup, to: CallState, now: string): boolean =>
  to === 'cancelled' || (to === 'closed' && isEarly(setup, now))

/** The steps that the state of a call allows, each with what stands against it now. */
export async function stepsOf(
  db: Reader,
  setup: CallSetup,
  now: string,
): Promise<OutputOf<'calls.get'>['steps']> {
  const steps: OutputOf<'calls.get'>['steps'] = []
  for (const to of CALL_TRANSITIONS[setup.state]) {
    const { blockers, warnings } = await verdictOn(db, setup, to, now)
    steps.push({
      to,
      needsReason: needsReason(setup, to, now),
      blockers: asNotices(blockers),
      warnings: asNotices(warnings),
    })
  }
  return steps
}

/**
 * `calls.move`: a step of a call by a person's hand. Opening freezes form and grid and notes when it opened; closing before
 * the deadline and cancelling need a reason. Throws NotFound, Conflict, Rule.IllegalStep, Rule.ReasonNeeded, Rule.Blocked.
 */
export async function takeStep(
  context: CommandContext,
  { id, version, to, reason }: ParsedInputOf<'calls.move'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx, now } = context
  const call = await requireCall(trx, id, version)
  // What the table does not declare is refused by `moveCall`, before anything is asked about the call's content.
  if (mayMove(CALL_TRANSITIONS, call.state, to)) {
    const setup = await readSetup(trx, id)
    requireAllowed('problem.call.stepBlocked', await verdictOn(trx, setup, to, now))
    if (to === 'closed' && needsReason(setup, to, now) && reason.trim() === '')
      throw new ProblemError(
        problem('Rule.ReasonNeeded', 'problem.call.earlyReasonNeeded', { field: 'reason' }),
      )
  }
  const moved = await moveCall(context, { id, version }, to, reason)
  if (to === 'open') {
    await freezeVersions(context, id)
    if (call.opens_at === null || call.opens_at > now)
      await trx
        .updateTable('grant_call')
        .set({ opens_at: toMinute(now) })
        .where('id', '=', id)
        .execute()
  }
  return moved
}
