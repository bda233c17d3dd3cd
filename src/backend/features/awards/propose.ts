import { moveApplication, requireApplication } from '#backend/features/applications/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type Proposal, passedOver, proposalVerdict } from '#shared/domain/awards/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireAllowed, requireInEvaluation } from './make-ranking.ts'
import { placesOf } from './places.ts'
import { moneyOf, potOf } from './pots.ts'
import { newestRanking } from './ranking-rows.ts'
import { type CallTerms, callTerms, groupOf } from './terms.ts'
import { drawn } from './what-if.ts'

type Move = ParsedInputOf<'rankings.propose'>['moves'][number]

async function storedMoves({ trx }: CommandContext, { call }: CallTerms, moves: readonly Move[]) {
  const stored = []
  for (const move of moves) {
    const application = await requireApplication(trx, move.applicationId)
    if (application.call_id !== call.id)
      throw new ProblemError(problem('NotFound', 'problem.notFound.application', { id: move.applicationId }))
    stored.push({ ...move, application })
  }
  return stored
}

type StoredMove = Awaited<ReturnType<typeof storedMoves>>[number]

/** Recommended and not yet decided, in minor units: it waits for the same money. */
async function waitingMinor({ trx }: CommandContext, callId: string, lotId: string | null): Promise<number> {
  const row = await trx
    .selectFrom('application')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('recommended_minor'), eb.lit(0)).as('minor'))
    .where('call_id', '=', callId)
    .where('lot_id', lotId === null ? 'is' : '=', lotId)
    .where('state', 'in', ['recommended', 'doc_check'])
    .executeTakeFirstOrThrow()
  return row.minor
}

/** The proposals of one lot as the rules see them. */
async function proposalOf(
  context: CommandContext,
  terms: CallTerms,
  moves: readonly StoredMove[],
  exception: string,
): Promise<Proposal> {
  const { trx } = context
  const lotId = moves[0]?.application.lot_id ?? null
  const pot = potOf(await moneyOf(trx, terms), lotId)
  const chosen = new Map(moves.map(move => [move.applicationId, move.to === 'recommended']))
  const states = new Map(moves.map(move => [move.applicationId, move.to]))
  const places = (await placesOf(trx, terms.call.id, lotId)).map(place => ({
    ...place,
    state: states.get(place.id) ?? place.state,
    chosen: chosen.get(place.id) ?? place.chosen,
  }))
  const recommended = moves.filter(move => move.to === 'recommended')
  const skipped = recommended.flatMap(move => passedOver(places, move.applicationId))
  return {
    currency: terms.call.currency,
    freeMinor: sumMinor([pot?.freeMinor ?? 0, -(await waitingMinor(context, terms.call.id, lotId))]),
    minimumMinor: pot?.minimumMinor ?? null,
    maximumMinor: pot?.maximumMinor ?? null,
    recommended: recommended.map(({ application, amountMinor }) => ({
      reference: application.reference_no,
      rank: application.rank,
      requestedMinor: application.requested_minor ?? 0,
      amountMinor: amountMinor ?? 0,
    })),
    passedOver: [...new Map(skipped.map(place => [place.id, place])).values()].toSorted(
      (a, b) => (a.rank ?? 0) - (b.rank ?? 0),
    ),
    exception,
  }
}

async function takeMoves(
  context: CommandContext,
  terms: CallTerms,
  moves: readonly Move[],
  exception: string,
): Promise<void> {
  requireInEvaluation(terms)
  const stored = await storedMoves(context, terms, moves)
  for (const own of Map.groupBy(stored, move => groupOf(move.application.lot_id)).values())
    requireAllowed(
      proposalVerdict(await proposalOf(context, terms, own, exception)),
      'problem.awards.proposalBlocked',
    )
  for (const { application, to, version, amountMinor } of stored) {
    if (to === 'recommended')
      await context.trx
        .updateTable('application')
        .set({ recommended_minor: amountMinor })
        .where('id', '=', application.id)
        .execute()
    await moveApplication(context, { id: application.id, version }, to, {
      reason: to === 'recommended' ? exception : '',
    })
  }
  if (exception.trim() !== '') context.setReason(exception.trim())
}

/**
 * `rankings.propose`. Throws NotFound, Conflict, Rule.NotInEvaluation, Rule.NoRanking, Rule.IllegalStep, and
 * Rule.Blocked for amounts, thresholds and the order of ranks.
 */
export async function propose(
  context: CommandContext,
  { callId, moves, exception }: ParsedInputOf<'rankings.propose'>,
): Promise<{ moved: number }> {
  const terms = await callTerms(context.trx, callId)
  if (!(await newestRanking(context.trx, callId, null)))
    throw new ProblemError(problem('Rule.NoRanking', 'problem.awards.noRanking', { call: terms.call.code }))
  await takeMoves(context, terms, moves, exception)
  return { moved: moves.length }
}

/** `rankings.proposeLine`: what the line shows, as proposals; only what was not proposed before. */
export async function proposeLine(
  context: CommandContext,
  input: ParsedInputOf<'rankings.proposeLine'>,
): Promise<OutputOf<'rankings.proposeLine'>> {
  const { terms, rows, line } = await drawn(context.trx, context.actor, input.rankingId, input)
  const places = new Map(line.rows.map(row => [row.id, row]))
  const reserved = new Map<string, number>()
  const moves = rows
    .filter(row => row.state === 'evaluated')
    .map((row): Move => {
      const found = places.get(row.id)
      const move = { applicationId: row.id, version: row.version }
      if (found && found.proposedMinor > 0)
        return { ...move, to: 'recommended', amountMinor: found.proposedMinor }
      const group = groupOf(row.lotId)
      const before = reserved.get(group) ?? 0
      if (row.rank === null || before >= (input.reservePlaces ?? Number.MAX_SAFE_INTEGER))
        return { ...move, to: 'not_recommended', amountMinor: null }
      reserved.set(group, before + 1)
      return { ...move, to: 'reserve', amountMinor: null }
    })
  await takeMoves(context, terms, moves, input.exception)
  const count = (to: Move['to']) => moves.filter(move => move.to === to).length
  return {
    recommended: count('recommended'),
    reserve: count('reserve'),
    notRecommended: count('not_recommended'),
  }
}

/** `rankings.startDocCheck`. Throws NotFound, Conflict, Rule.IllegalStep; a promotion needs the director's decision. */
export async function startDocCheck(
  context: CommandContext,
  { id, version }: ParsedInputOf<'rankings.startDocCheck'>,
) {
  const stored = await requireApplication(context.trx, id)
  if (stored.state !== 'recommended')
    throw new ProblemError(
      problem('Rule.IllegalStep', 'problem.awards.notRecommended', {
        reference: stored.reference_no,
        stateKey: `applicationState.${stored.state}`,
      }),
    )
  return moveApplication(context, { id, version }, 'doc_check')
}
