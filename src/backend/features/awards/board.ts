import { asNotices } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { rankingVerdict } from '#shared/domain/awards/index.ts'
import { evaluatedCall } from './evaluated.ts'
import { moneyOf } from './pots.ts'
import { newestRanking } from './ranking-rows.ts'
import { callTerms } from './terms.ts'

/** True when a sheet or a consensus came after the ranking. */
async function isOutdated(db: Reader, callId: string, madeAt: string): Promise<boolean> {
  const sheet = await db
    .selectFrom('assessment')
    .innerJoin('application', 'application.id', 'assessment.application_id')
    .select('assessment.id')
    .where('application.call_id', '=', callId)
    .where('assessment.submitted_at', '>', madeAt)
    .executeTakeFirst()
  if (sheet) return true
  const agreed = await db
    .selectFrom('consensus')
    .innerJoin('application', 'application.id', 'consensus.application_id')
    .select('consensus.id')
    .where('application.call_id', '=', callId)
    .where('consensus.agreed_at', '>', madeAt)
    .executeTakeFirst()
  return agreed !== undefined
}

/** `rankings.board`: what a call's ranking stands on. Throws NotFound. */
export async function boardOf(
  db: Reader,
  { callId, cutoffId }: ParsedInputOf<'rankings.board'>,
): Promise<OutputOf<'rankings.board'>> {
  const terms = await callTerms(db, callId)
  const money = await moneyOf(db, terms)
  const ranking = await newestRanking(db, callId, cutoffId)
  const { state } = await evaluatedCall(db, terms, cutoffId)
  const rows = ranking
    ? await db
        .selectFrom('ranking_row')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('ranking_id', '=', ranking.id)
        .executeTakeFirstOrThrow()
    : null
  const cutoffs = await db
    .selectFrom('call_cutoff')
    .select(['id', 'number', 'deadline_at as deadlineAt'])
    .where('call_id', '=', callId)
    .orderBy('number')
    .execute()
  const counts = await db
    .selectFrom('application')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .where('call_id', '=', callId)
    .$if(cutoffId !== null, query => query.where('cutoff_id', '=', cutoffId))
    .groupBy('state')
    .execute()
  return {
    callState: terms.call.state,
    currency: terms.call.currency,
    zone: terms.call.zone,
    pots: [...money.pots],
    schemeFreeMinor: money.schemeFreeMinor,
    lineFreeMinor: money.line?.freeMinor ?? null,
    lineCode: money.line?.code ?? '',
    reserveUntil: terms.call.reserve_until,
    cutoffs,
    sections: (terms.grid?.sections ?? []).map(({ key, label }) => ({ key, label: { ...label } })),
    ranking: ranking
      ? {
          id: ranking.id,
          number: ranking.number,
          madeAt: ranking.made_at,
          madeBy: ranking.madeBy,
          rows: rows?.count ?? 0,
          tieBreak: JSON.parse(ranking.tie_break),
        }
      : null,
    counts,
    blockers: asNotices(rankingVerdict(state).blockers),
    outdated: ranking ? await isOutdated(db, callId, ranking.made_at) : false,
  }
}
