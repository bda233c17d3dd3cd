import { notRecused, requireApplication } from '#backend/features/applications/index.ts'
import type { Actor, CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ReservePlace } from '#shared/contract/decisions.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { isOpenComplaint, reserveIsOver } from '#shared/domain/awards/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { decideOne } from './decide.ts'
import { callTerms } from './terms.ts'

const placesOf = (db: Reader, callId: string) =>
  db
    .selectFrom('application')
    .leftJoin('call_lot as lot', 'lot.id', 'application.lot_id')
    .select([
      'application.id as applicationId',
      'application.reference_no as reference',
      'application.applicant_name as applicant',
      'application.requested_minor as requestedMinor',
      'application.rank',
      'lot.code as lotCode',
    ])
    .where('application.call_id', '=', callId)
    .where('application.state', '=', 'reserve')
    .orderBy('lot.position')
    .orderBy('application.rank')
    .orderBy('application.reference_no')

/** Complaints that hold a place of the reserve: not decided yet, or upheld and waiting for the outcome. */
async function holdersOf(db: Reader, callId: string) {
  const rows = await db
    .selectFrom('complaint')
    .innerJoin('application', 'application.id', 'complaint.application_id')
    .select([
      'application.id',
      'application.reference_no as reference',
      'complaint.number',
      'complaint.state',
    ])
    .where('application.call_id', '=', callId)
    .where('application.state', '=', 'reserve')
    .where('complaint.holds', '=', 1)
    .orderBy('complaint.number')
    .execute()
  return new Map<string, NonNullable<ReservePlace['held']>>(
    rows.map(({ id, reference, number, state }) => [
      id,
      { complaint: `${reference}/${number}`, by: isOpenComplaint(state) ? 'open' : 'upheld' },
    ]),
  )
}

/** `decisions.reserve`: the reserve list by lot and rank, and what holds a place. Throws NotFound. */
export async function listReserve(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  callId: string,
): Promise<OutputOf<'decisions.reserve'>> {
  const { call } = await callTerms(db, callId)
  const held = await holdersOf(db, callId)
  const rows = await placesOf(db, callId).where(notRecused(actor.personId)).execute()
  return {
    currency: call.currency,
    until: call.reserve_until,
    rows: rows.map(({ lotCode, ...row }) => ({
      ...row,
      lotCode: lotCode ?? '',
      held: held.get(row.applicationId) ?? null,
    })),
  }
}

/** Those that are to end: the chosen ones, else every place that no complaint holds. A place in dispute waits. */
async function endingOf(
  { trx }: CommandContext,
  callId: string,
  chosen: readonly string[] | null,
): Promise<readonly string[]> {
  const held = await holdersOf(trx, callId)
  if (chosen === null) {
    const places = await placesOf(trx, callId).execute()
    return places.map(row => row.applicationId).filter(id => !held.has(id))
  }
  for (const id of new Set(chosen)) {
    const application = await requireApplication(trx, id)
    if (application.call_id !== callId)
      throw new ProblemError(problem('NotFound', 'problem.notFound.application', { id }))
    const holder = held.get(id)
    if (holder?.by === 'open')
      throw new ProblemError(
        problem('Rule.Blocked', 'problem.awards.reserveDisputed', {
          reference: application.reference_no,
          complaint: holder.complaint,
        }),
      )
  }
  return [...new Set(chosen)]
}

/**
 * `decisions.expireReserve`. What an upheld complaint put back stays unless it is chosen; what is in dispute stays in any
 * case. Throws NotFound, Rule.ReserveInForce before the list's last day is over, Rule.Blocked, Rule.IllegalStep.
 */
export async function expireReserve(
  context: CommandContext,
  { callId, decidedOn, reason, applicationIds }: ParsedInputOf<'decisions.expireReserve'>,
): Promise<OutputOf<'decisions.expireReserve'>> {
  const { call } = await callTerms(context.trx, callId)
  if (!reserveIsOver(call.reserve_until, decidedOn))
    throw new ProblemError(
      problem('Rule.ReserveInForce', 'problem.awards.reserveInForce', {
        call: call.code,
        until: call.reserve_until ?? '',
      }),
    )
  const ending = await endingOf(context, callId, applicationIds)
  for (const applicationId of ending)
    await decideOne(
      context,
      {
        applicationId,
        outcome: 'expire',
        awardedMinor: null,
        decidedOn,
        rankException: '',
        reasonCode: 'reserve_over',
        reason,
        conditions: '',
      },
      null,
      null,
    )
  context.setReason(reason)
  return { expired: ending.length }
}
