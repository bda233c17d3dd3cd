import { notRecused } from '#backend/features/applications/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { Actor, QueryContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { decisionCase } from './decision-case.ts'
import { potOf } from './pots.ts'
import { callTerms } from './terms.ts'

/** `decisions.preview`: what is shown is judged by the rule that decides. Throws NotFound, Rule.Recused. */
export async function previewDecision(
  { db, actor, now }: QueryContext,
  input: ParsedInputOf<'decisions.preview'>,
): Promise<OutputOf<'decisions.preview'>> {
  const found = await decisionCase(db, actor, input, dayHere(now))
  const { application, terms, money, party } = found
  const takes = input.outcome === 'award' ? (input.awardedMinor ?? 0) : 0
  const pot = potOf(money, application.lot_id)
  const level = (name: 'lot' | 'scheme' | 'donorLine', label: string, before: number) => ({
    level: name,
    name: label,
    beforeMinor: before,
    afterMinor: sumMinor([before, -takes]),
  })
  return {
    currency: terms.call.currency,
    version: application.version,
    state: application.state,
    possible: [...found.possible],
    requestedMinor: application.requested_minor,
    recommendedMinor: application.recommended_minor,
    levels: [
      ...(pot ? [level('lot', pot.code || terms.call.code, pot.freeMinor)] : []),
      level('scheme', terms.scheme.code, money.schemeFreeMinor),
      ...(money.line ? [level('donorLine', money.line.code, money.line.freeMinor)] : []),
    ],
    party: { name: party.name, alreadyMinor: party.alreadyMinor, capMinor: party.capMinor },
    passedOver: found.skipped.map(({ id, reference, rank }) => ({
      applicationId: id,
      reference,
      rank: rank ?? 0,
    })),
    next: found.next
      ? { applicationId: found.next.id, reference: found.next.reference, rank: found.next.rank }
      : null,
    blockers: asNotices(found.verdict.blockers),
    warnings: asNotices(found.verdict.warnings),
  }
}

/** Decisions of a call that the reader may see, newest first. */
const decisionsOf = (
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  callId: string,
  applicationId: string | null,
) =>
  db
    .selectFrom('grant_decision as decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .innerJoin('person', 'person.id', 'decision.decided_by')
    .leftJoin('call_lot as lot', 'lot.id', 'application.lot_id')
    .leftJoin('reservation', 'reservation.id', 'decision.reservation_id')
    .where('application.call_id', '=', callId)
    .$if(applicationId !== null, query => query.where('application.id', '=', applicationId))
    .where(notRecused(actor.personId))

/** `decisions.list`. Throws NotFound. */
export async function listDecisions(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  { callId, applicationId, offset, limit }: ParsedInputOf<'decisions.list'>,
): Promise<OutputOf<'decisions.list'>> {
  const { call } = await callTerms(db, callId)
  const rows = await decisionsOf(db, actor, callId, applicationId)
    .select([
      'decision.id',
      'application.id as applicationId',
      'application.reference_no as reference',
      'application.title',
      'application.applicant_name as applicant',
      'lot.code as lotCode',
      'decision.outcome',
      'decision.requested_minor as requestedMinor',
      'decision.recommended_minor as recommendedMinor',
      'decision.awarded_minor as awardedMinor',
      'decision.conditions',
      'decision.reason_code as reasonCode',
      'decision.reason',
      'decision.rank_exception as rankException',
      'decision.decided_on as decidedOn',
      'person.name as decidedBy',
      'decision.recorded_at as recordedAt',
      'reservation.state as reservation',
      'decision.follows_id as followsId',
    ])
    .orderBy('decision.recorded_at', 'desc')
    .orderBy('decision.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  const { total } = await decisionsOf(db, actor, callId, applicationId)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return {
    currency: call.currency,
    rows: rows.map(row => ({ ...row, lotCode: row.lotCode ?? '' })),
    total,
  }
}
