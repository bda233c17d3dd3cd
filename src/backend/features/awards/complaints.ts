import {
  notRecused,
  reopenApplication,
  requireApplication,
  requireSight,
} from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { holdReservation, isStanding, releaseReservation } from '#backend/features/availability/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { Actor, CommandContext, QueryContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { awaitsOutcome } from '#shared/domain/applications/index.ts'
import {
  COMPLAINT_TRANSITIONS,
  type CommitteeSeat,
  type ComplaintState,
  committeeVerdict,
  complaintVerdict,
  heldByComplaint,
  isOpenComplaint,
} from '#shared/domain/awards/index.ts'
import { isAllowed } from '#shared/domain/notices/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { requireAllowed } from './make-ranking.ts'
import { moneyOf, potOf } from './pots.ts'
import { callTerms } from './terms.ts'

const refuse = (code: `Rule.${string}`, key: string, details: Parameters<typeof problem>[2] = {}) =>
  new ProblemError(problem(code, key, details))

/** What a person has to do with a call's committees. */
async function seatOf(db: Reader, personId: string, callId: string): Promise<CommitteeSeat> {
  const seats = await db
    .selectFrom('committee_member')
    .select(['committee', 'function', 'person_id'])
    .where('call_id', '=', callId)
    .execute()
  const reads = await db
    .selectFrom('assignment')
    .innerJoin('application', 'application.id', 'assignment.application_id')
    .select('assignment.id')
    .where('application.call_id', '=', callId)
    .where('assignment.person_id', '=', personId)
    .executeTakeFirst()
  const own = seats.filter(seat => seat.person_id === personId)
  return {
    callId,
    hasCommittee: seats.some(seat => seat.committee === 'complaints'),
    sits: own.some(seat => seat.committee === 'complaints' && seat.function !== 'observer'),
    evaluated: reads !== undefined || own.some(seat => seat.committee === 'evaluation'),
  }
}

/** `complaints.list`. Throws NotFound. */
export async function listComplaints(
  { db, actor }: QueryContext,
  { callId, applicationId }: ParsedInputOf<'complaints.list'>,
): Promise<OutputOf<'complaints.list'>> {
  const { call } = await callTerms(db, callId)
  const rows = await db
    .selectFrom('complaint')
    .innerJoin('application', 'application.id', 'complaint.application_id')
    .leftJoin('call_lot as lot', 'lot.id', 'complaint.held_lot_id')
    .leftJoin('person', 'person.id', 'complaint.decided_by')
    .select([
      'complaint.id',
      'complaint.version',
      'complaint.number',
      'application.id as applicationId',
      'application.reference_no as reference',
      'application.title',
      'application.applicant_name as applicant',
      'application.state as applicationState',
      'complaint.state',
      'complaint.received_on as receivedOn',
      'complaint.grounds',
      'complaint.held_minor as heldMinor',
      'lot.code as lotCode',
      'complaint.decision',
      'complaint.decided_on as decidedOn',
      'person.name as decidedBy',
    ])
    .where('application.call_id', '=', callId)
    .$if(applicationId !== null, query => query.where('application.id', '=', applicationId))
    .where(notRecused(actor.personId))
    .orderBy('complaint.received_on', 'desc')
    .orderBy('complaint.id', 'desc')
    .execute()
  return {
    currency: call.currency,
    rows: rows.map(row => ({
      ...row,
      lotCode: row.lotCode ?? '',
      decidedBy: row.decidedBy ?? '',
      possible: [...COMPLAINT_TRANSITIONS[row.state]],
    })),
    blockers: asNotices(committeeVerdict(await seatOf(db, actor.personId, callId)).blockers),
  }
}

/** True when the application holds money by its award, or by a complaint that is open or waits for its outcome. */
async function holdsAlready(db: Reader, applicationId: string): Promise<boolean> {
  const award = await db
    .selectFrom('grant_decision as decision')
    .leftJoin('reservation', 'reservation.id', 'decision.reservation_id')
    .select('decision.id')
    .where('decision.application_id', '=', applicationId)
    .where('decision.outcome', '=', 'award')
    .where(isStanding)
    .executeTakeFirst()
  if (award) return true
  const holding = await db
    .selectFrom('complaint')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('holds', '=', 1)
    .executeTakeFirst()
  return holding !== undefined
}

/**
 * `complaints.file`: takes a complaint in and holds the disputed place with as much of its money as is free. Throws
 * NotFound, Rule.Recused, Rule.Blocked.
 */
export async function fileComplaint(
  context: CommandContext,
  { applicationId, receivedOn, grounds }: ParsedInputOf<'complaints.file'>,
): Promise<OutputOf<'complaints.file'>> {
  const { trx, actor, now, newId } = context
  await requireSight(trx, actor, applicationId)
  const application = await requireApplication(trx, applicationId)
  const terms = await callTerms(trx, application.call_id)
  requireAllowed(
    complaintVerdict({
      reference: application.reference_no,
      applicationState: application.state,
      callState: terms.call.state,
      receivedOn,
      today: dayHere(now),
    }),
    'problem.awards.complaintBlocked',
  )
  const money = await moneyOf(trx, terms)
  const pot = potOf(money, application.lot_id)
  const requested = application.requested_minor ?? 0
  const couldGet = Math.min(requested, pot?.maximumMinor ?? requested)
  const heldMinor = (await holdsAlready(trx, applicationId))
    ? 0
    : heldByComplaint(couldGet, [
        pot?.freeMinor ?? null,
        money.schemeFreeMinor,
        money.line?.freeMinor ?? null,
      ])
  const last = await trx
    .selectFrom('complaint')
    .select(eb => eb.fn.max('number').as('number'))
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const canReserve = heldMinor > 0 && money.line && terms.projectCurrency === terms.call.currency
  const reservation = canReserve
    ? await holdReservation(context, {
        id: null,
        version: null,
        projectId: terms.scheme.project_id,
        lineId: terms.scheme.budget_line_id ?? '',
        organisationId: application.applicant_id,
        amountMinor: heldMinor,
        decidedOn: receivedOn,
        expiresOn: null,
        reference: `${application.reference_no}/${number}`,
        note: terms.call.code,
      })
    : null
  const id = newId()
  await trx
    .insertInto('complaint')
    .values({
      id,
      application_id: applicationId,
      number,
      state: 'received',
      received_on: receivedOn,
      grounds,
      held_minor: heldMinor,
      held_lot_id: application.lot_id,
      holds: 1,
      reservation_id: reservation?.id ?? null,
      decided_on: null,
      decided_by: null,
    })
    .execute()
  return { id, version: 1, heldMinor }
}

async function requireSeat(db: Reader, actor: Actor, callId: string): Promise<void> {
  const verdict = committeeVerdict(await seatOf(db, actor.personId, callId))
  if (isAllowed(verdict)) return
  throw refuse('Rule.NotOnCommittee', 'problem.awards.notOnCommittee', {
    blockers: [...verdict.blockers],
    count: verdict.blockers.length,
  })
}

/** Gives the held money back to its line. */
async function freeHeld(context: CommandContext, reservationId: string | null, reason: string) {
  if (reservationId === null) return
  const held = await context.trx
    .selectFrom('reservation')
    .select(['id', 'version', 'state'])
    .where('id', '=', reservationId)
    .executeTakeFirstOrThrow()
  if (held.state === 'held') await releaseReservation(context, { id: held.id, version: held.version, reason })
}

/** Refuses a step that the table of complaints doesn't declare. */
function requireStep(from: ComplaintState, to: ComplaintState): void {
  if (!mayMove(COMPLAINT_TRANSITIONS, from, to))
    throw refuse(
      'Rule.IllegalStep',
      `problem.awards.complaint${COMPLAINT_TRANSITIONS[from].length === 0 ? 'Ended' : 'Step'}`,
      {
        fromKey: `complaintState.${from}`,
        toKey: `complaintState.${to}`,
        possible: [...COMPLAINT_TRANSITIONS[from]],
        possibleKey: COMPLAINT_TRANSITIONS[from].map(next => `complaintState.${next}`),
      },
    )
}

/** An end has its words, and a day between the receipt and today. */
function requireEnd(end: {
  readonly ends: boolean
  readonly decision: string
  readonly decidedOn: string | null
  readonly receivedOn: string
  readonly today: string
}): void {
  const { ends, decision, decidedOn, receivedOn, today } = end
  if (ends && (decision.trim() === '' || decidedOn === null))
    throw refuse('Rule.Blocked', 'problem.awards.complaintUnworded', { field: 'decision' })
  if (decidedOn !== null && (decidedOn > today || decidedOn < receivedOn))
    throw refuse('Rule.Blocked', 'problem.awards.complaintDay', {
      field: 'decidedOn',
      receivedOn,
      today,
    })
}

/**
 * `complaints.move`. Throws NotFound, Conflict, Rule.NotOnCommittee, Rule.IllegalStep, Rule.Recused, and Rule.Blocked
 * for an end without its words and day. An upheld one reopens what had ended, and holds its money until the outcome.
 */
export async function moveComplaint(
  context: CommandContext,
  { id, version, to, decision, decidedOn }: ParsedInputOf<'complaints.move'>,
): Promise<OutputOf<'complaints.move'>> {
  const { trx, actor, now } = context
  const stored = await trx.selectFrom('complaint').selectAll().where('id', '=', id).executeTakeFirst()
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.complaint', { id }))
  await requireVersion(trx, stored, version)
  await requireSight(trx, actor, stored.application_id)
  const application = await requireApplication(trx, stored.application_id)
  await requireSeat(trx, actor, application.call_id)
  requireStep(stored.state, to)
  const ends = !isOpenComplaint(to)
  requireEnd({ ends, decision, decidedOn, receivedOn: stored.received_on, today: dayHere(now) })
  const reopened = to === 'upheld' ? await reopenApplication(context, application, decision.trim()) : null
  const holds = !ends || (to === 'upheld' && awaitsOutcome(reopened?.state ?? application.state))
  if (!holds) await freeHeld(context, stored.reservation_id, decision.trim())
  const next = stored.version + 1
  await trx
    .updateTable('complaint')
    .set({
      state: to,
      version: next,
      holds: holds ? 1 : 0,
      ...(ends ? { decision: decision.trim(), decided_on: decidedOn, decided_by: actor.personId } : {}),
    })
    .where('id', '=', id)
    .execute()
  return { id, version: next, reopenedTo: reopened?.state ?? null }
}
