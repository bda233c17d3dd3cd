import { moveApplication, releaseUpheld, requireApplication } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { holdReservation } from '#backend/features/availability/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { ApplicationState } from '#shared/domain/applications/index.ts'
import { type DecisionOutcome, proposedMinor } from '#shared/domain/awards/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type Asked, type DecisionCase, decisionCase } from './decision-case.ts'
import { requireAllowed } from './make-ranking.ts'
import { potOf } from './pots.ts'

/** The state an outcome leads to; a place on the reserve list stays where the committee put it. */
const STATE_AFTER: { readonly [Outcome in DecisionOutcome]: ApplicationState | null } = {
  award: 'awarded',
  reserve: null,
  reject: 'rejected',
  promote: 'doc_check',
  expire: 'expired',
}

function requirePossible({ application, possible, terms }: DecisionCase, outcome: DecisionOutcome): void {
  if (possible.includes(outcome)) return
  throw new ProblemError(
    problem('Rule.IllegalStep', 'problem.awards.outcomeImpossible', {
      reference: application.reference_no,
      outcomeKey: `decisionOutcome.${outcome}`,
      stateKey: `applicationState.${application.state}`,
      callStateKey: `callState.${terms.call.state}`,
      possible: [...possible],
    }),
  )
}

/** Holds the awarded money on the scheme's budget line, in the transaction of the decision. */
async function holdMoney(
  context: CommandContext,
  { application, terms }: DecisionCase,
  asked: Asked,
): Promise<string> {
  const { scheme, call } = terms
  const { id } = await holdReservation(context, {
    id: null,
    version: null,
    projectId: scheme.project_id,
    lineId: scheme.budget_line_id ?? '',
    organisationId: application.applicant_id,
    amountMinor: asked.awardedMinor ?? 0,
    decidedOn: asked.decidedOn,
    expiresOn: null,
    reference: application.reference_no,
    note: call.code,
  })
  return id
}

/** What a promoted one is recommended for: what was asked within the largest grant, unless an amount is named. */
function promotedMinor({ application, money }: DecisionCase, asked: Asked): number {
  if (asked.awardedMinor !== null) return asked.awardedMinor
  if (application.recommended_minor !== null) return application.recommended_minor
  const pot = potOf(money, application.lot_id)
  const wanted = proposedMinor(
    {
      id: application.id,
      group: '',
      rank: 0,
      requestedMinor: application.requested_minor ?? 0,
      minimumMinor: null,
      maximumMinor: pot?.maximumMinor ?? null,
    },
    new Map(),
  )
  return Math.min(wanted, Math.max(0, pot?.freeMinor ?? wanted))
}

async function store(
  context: CommandContext,
  found: DecisionCase,
  asked: Asked & { readonly conditions: string },
  followsId: string | null,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx, newId, actor, now } = context
  const { application } = found
  const { outcome } = asked
  const recommended = outcome === 'promote' ? promotedMinor(found, asked) : application.recommended_minor
  if (outcome === 'award')
    await releaseUpheld(context, application.id, asked.reason.trim() || application.reference_no)
  const reservationId = outcome === 'award' ? await holdMoney(context, found, asked) : null
  const id = newId()
  await trx
    .insertInto('grant_decision')
    .values({
      id,
      application_id: application.id,
      outcome,
      requested_minor: application.requested_minor,
      recommended_minor: recommended,
      awarded_minor: outcome === 'award' ? asked.awardedMinor : null,
      conditions: asked.conditions,
      reason_code: asked.reasonCode ?? '',
      reason: asked.reason.trim(),
      rank_exception: asked.rankException.trim(),
      decided_on: asked.decidedOn,
      decided_by: actor.personId,
      recorded_at: now,
      reservation_id: reservationId,
      follows_id: followsId,
    })
    .execute()
  if (outcome === 'award' || outcome === 'promote')
    await trx
      .updateTable('application')
      .set(outcome === 'award' ? { awarded_minor: asked.awardedMinor } : { recommended_minor: recommended })
      .where('id', '=', application.id)
      .execute()
  const to = STATE_AFTER[outcome]
  const { version } = to
    ? await moveApplication(context, application, to, {
        reasonCode: asked.reasonCode ?? '',
        reason: asked.reason.trim() || asked.rankException.trim(),
      })
    : application
  return { id, version }
}

/** Judges a decision at the version it was seen at, and stores it. */
export async function decideOne(
  context: CommandContext,
  asked: Asked & { readonly conditions: string },
  version: number | null,
  followsId: string | null,
): Promise<{ readonly id: string; readonly version: number; readonly found: DecisionCase }> {
  const { trx, actor, now } = context
  const found = await decisionCase(trx, actor, asked, dayHere(now))
  if (version !== null) await requireVersion(trx, found.application, version)
  requirePossible(found, asked.outcome)
  requireAllowed(found.verdict, 'problem.awards.decisionBlocked')
  return { ...(await store(context, found, asked, followsId)), found }
}

/**
 * `decisions.decide`. Throws NotFound, Conflict, Rule.Recused, Rule.IllegalStep, and Rule.Blocked with every blocker.
 * With `promoteNext`, the best ranked of the reserve is promoted in the same transaction: both decisions are written.
 */
export async function decide(
  context: CommandContext,
  { version, promoteNext, ...asked }: ParsedInputOf<'decisions.decide'>,
): Promise<OutputOf<'decisions.decide'>> {
  const made = await decideOne(context, asked, version, null)
  if (asked.reason.trim() !== '') context.setReason(asked.reason.trim())
  const next = promoteNext && asked.outcome === 'reject' ? made.found.next : undefined
  if (promoteNext && !next)
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.awards.noReserve', { reference: made.found.application.reference_no }),
    )
  if (!next) return { id: made.id, version: made.version, promotedId: null }
  const promoted = await decideOne(
    context,
    {
      ...asked,
      applicationId: next.id,
      outcome: 'promote',
      awardedMinor: null,
      reasonCode: null,
      reason: '',
      conditions: '',
    },
    null,
    made.id,
  )
  return { id: made.id, version: made.version, promotedId: promoted.id }
}

/** `decisions.refuse`: all or none, each with its own reason. Throws as `decisions.decide`, and NotFound for one of another call. */
export async function refuseMany(
  context: CommandContext,
  { callId, decidedOn, refusals }: ParsedInputOf<'decisions.refuse'>,
): Promise<{ refused: number }> {
  for (const { applicationId, version, reasonCode, reason } of refusals) {
    const application = await requireApplication(context.trx, applicationId)
    if (application.call_id !== callId)
      throw new ProblemError(problem('NotFound', 'problem.notFound.application', { id: applicationId }))
    const asked = { applicationId, outcome: 'reject', decidedOn, reasonCode, reason } as const
    await decideOne(
      context,
      { ...asked, awardedMinor: null, rankException: '', conditions: '' },
      version,
      null,
    )
  }
  return { refused: refusals.length }
}
