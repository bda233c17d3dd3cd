import { sql } from 'kysely'
import { moveApplication } from '#backend/features/applications/index.ts'
import { insertRows } from '#backend/platform/insert-rows.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { rankCandidates, rankingVerdict } from '#shared/domain/awards/index.ts'
import { isAllowed, type Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { evaluatedCall } from './evaluated.ts'
import { type CallTerms, callTerms } from './terms.ts'

/** Throws Rule.Blocked with the blockers of a verdict that has some. */
export function requireAllowed(verdict: Verdict, messageKey: string): void {
  if (isAllowed(verdict)) return
  throw new ProblemError(
    problem('Rule.Blocked', messageKey, {
      count: verdict.blockers.length,
      blockers: [...verdict.blockers],
      warnings: [...verdict.warnings],
    }),
  )
}

/** Ranking and proposals belong to the evaluation; a rolling call is evaluated by cut-off while it stays open. */
export function requireInEvaluation({ call }: CallTerms): void {
  const isRolling = call.kind === 'rolling' && (call.state === 'open' || call.state === 'closed')
  if (call.state === 'in_evaluation' || isRolling) return
  throw new ProblemError(
    problem('Rule.NotInEvaluation', 'problem.awards.notInEvaluation', {
      call: call.code,
      stateKey: `callState.${call.state}`,
    }),
  )
}

/** Nothing changes after a decision: the first one closes the ranking of its call or cut-off (domain-rules.md rule 4). */
async function requireUndecided(db: Reader, callId: string, cutoffId: string | null): Promise<void> {
  const decided = await db
    .selectFrom('grant_decision as decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .select(['application.reference_no as reference', 'decision.decided_on as decidedOn'])
    .where('application.call_id', '=', callId)
    .$if(cutoffId !== null, query => query.where('application.cutoff_id', '=', cutoffId))
    .orderBy('decision.recorded_at')
    .executeTakeFirst()
  if (decided) throw new ProblemError(problem('Rule.Decided', 'problem.awards.decided', decided))
}

/** Takes the ranks into the applications, where lists sort by them. */
async function spread(context: CommandContext, rankingId: string, callId: string, cutoffId: string | null) {
  const { trx } = context
  await trx
    .updateTable('application')
    .set({ rank: null })
    .where('call_id', '=', callId)
    .$if(cutoffId !== null, query => query.where('cutoff_id', '=', cutoffId))
    .where('rank', 'is not', null)
    .where(sql<boolean>`id not in (select application_id from ranking_row where ranking_id = ${rankingId})`)
    .execute()
  await sql`update application set rank = ranked.rank, average_numerator = ranked.average_numerator,
      average_denominator = ranked.average_denominator,
      average_sort = round(cast(ranked.average_numerator as real) / ranked.average_denominator, 9)
    from ranking_row as ranked where ranked.ranking_id = ${rankingId} and ranked.application_id = application.id`.execute(
    trx,
  )
}

/**
 * Ranks what was evaluated and ends the evaluation of what is complete. Throws NotFound, Rule.NotInEvaluation,
 * Rule.Decided, and Rule.Blocked while sheets, third readers or checks are missing.
 */
export async function makeRanking(
  context: CommandContext,
  { callId, cutoffId }: ParsedInputOf<'rankings.make'>,
): Promise<OutputOf<'rankings.make'>> {
  const { trx, newId } = context
  const terms = await callTerms(trx, callId)
  requireInEvaluation(terms)
  await requireUndecided(trx, callId, cutoffId)
  const { state, candidates, complete } = await evaluatedCall(trx, terms, cutoffId)
  requireAllowed(rankingVerdict(state), 'problem.awards.rankingBlocked')
  for (const application of complete) await moveApplication(context, application, 'evaluated')
  const last = await trx
    .selectFrom('ranking')
    .select(eb => eb.fn.max('number').as('number'))
    .where('call_id', '=', callId)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const id = newId()
  await trx
    .insertInto('ranking')
    .values({
      id,
      call_id: callId,
      cutoff_id: cutoffId,
      number,
      tie_break: JSON.stringify(terms.tieBreak),
      made_by: context.actor.personId,
      made_at: context.now,
    })
    .execute()
  const byId = new Map(candidates.map(candidate => [candidate.id, candidate]))
  const ranked = rankCandidates(candidates, terms.tieBreak)
  await insertRows(
    trx,
    'ranking_row',
    ranked.flatMap(row => {
      const candidate = byId.get(row.id)
      if (!candidate) return []
      return {
        id: newId(),
        ranking_id: id,
        application_id: row.id,
        lot_id: row.group === '' ? null : row.group,
        rank: row.rank,
        average_numerator: String(candidate.average.numerator),
        average_denominator: Number(candidate.average.denominator),
        passes: row.rank === null ? (0 as const) : (1 as const),
        fails: candidate.fails,
        tie_broken_by: row.tieBrokenBy,
      }
    }),
  )
  await spread(context, id, callId, cutoffId)
  const unranked = ranked.filter(row => row.rank === null).length
  return { id, version: 1, number, ranked: ranked.length - unranked, unranked }
}
