import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { Candidate, RankingState, Waiting } from '#shared/domain/awards/index.ts'
import {
  type GridDefinition,
  type GridScores,
  type Standing,
  standing,
} from '#shared/domain/evaluation/index.ts'
import type { Fraction } from '#shared/kernel/fraction.ts'
import { type CallTerms, groupOf } from './terms.ts'

const BEFORE_EVALUATION = ['submitted', 'late', 'admin_check', 'clarification_requested', 'eligible'] as const
/** Read by assessors, whatever was proposed since. */
export const EVALUATED = ['evaluated', 'recommended', 'reserve', 'not_recommended', 'doc_check'] as const

export interface Sheets {
  readonly sheets: readonly GridScores[]
  readonly consensus: GridScores | null
}

const NONE: Sheets = { sheets: [], consensus: null }

/** Submitted sheets and consensus of applications of a call; those of somebody recused are void and not among them. */
export async function sheetsOf(
  db: Reader,
  callId: string,
  ids: readonly string[] | null = null,
): Promise<ReadonlyMap<string, Sheets>> {
  const named =
    ids === null ? sql<boolean>`true` : sql<boolean>`application.id in (${sql.join([...ids, ''])})`
  const submitted = await db
    .selectFrom('assessment')
    .innerJoin('application', 'application.id', 'assessment.application_id')
    .select(['assessment.application_id as id', 'assessment.scores'])
    .where('application.call_id', '=', callId)
    .where('assessment.state', '=', 'submitted')
    .where(named)
    .execute()
  const agreed = await db
    .selectFrom('consensus')
    .innerJoin('application', 'application.id', 'consensus.application_id')
    .select(['consensus.application_id as id', 'consensus.scores'])
    .where('application.call_id', '=', callId)
    .where(named)
    .execute()
  const found = new Map<string, { sheets: GridScores[]; consensus: GridScores | null }>()
  const of = (id: string) => {
    const known = found.get(id) ?? { sheets: [], consensus: null }
    found.set(id, known)
    return known
  }
  for (const { id, scores } of submitted) of(id).sheets.push(JSON.parse(scores))
  for (const { id, scores } of agreed) of(id).consensus = JSON.parse(scores)
  return found
}

/** Where the evaluation of one application stands by the call's rules. */
export const standingOf = (
  { call }: CallTerms,
  grid: GridDefinition,
  { sheets, consensus }: Sheets = NONE,
): Standing =>
  standing({
    grid,
    sheets,
    consensus,
    assessorsNeeded: call.assessors_needed,
    gapLimit: call.third_reader_gap,
  })

/** Averages of sections and criteria that somebody scored, by key. */
export function partsOf({ result }: Standing): ReadonlyMap<string, Fraction> {
  const parts = new Map<string, Fraction>()
  for (const { key, average } of result?.criteria ?? []) if (average) parts.set(key, average)
  // A section's key wins over a criterion's: tie-breaks name sections first.
  for (const { key, average } of result?.sections ?? []) if (average) parts.set(key, average)
  return parts
}

export interface EvaluatedCall {
  readonly state: RankingState
  readonly candidates: readonly Candidate[]
  /** In evaluation still, though nothing is missing: the ranking ends their evaluation. */
  readonly complete: readonly { readonly id: string; readonly version: number }[]
}

/** Applications of a call, or of one cut-off of it. */
const scoped = (db: Reader, callId: string, cutoffId: string | null) =>
  db
    .selectFrom('application')
    .where('call_id', '=', callId)
    .$if(cutoffId !== null, query => query.where('cutoff_id', '=', cutoffId))

const waiting = (rows: readonly { readonly reference: string }[]): Waiting => ({
  count: rows.length,
  reference: rows[0]?.reference ?? '',
})

/** Everything of a call that can be ranked, and what keeps the rest from it. */
export async function evaluatedCall(
  db: Reader,
  terms: CallTerms,
  cutoffId: string | null,
): Promise<EvaluatedCall> {
  const { call, grid } = terms
  const rows = await scoped(db, call.id, cutoffId)
    .select(['id', 'version', 'reference_no as reference', 'state', 'lot_id', 'received_at'])
    .where('state', 'in', [...BEFORE_EVALUATION, 'in_evaluation', ...EVALUATED])
    .orderBy('reference_no')
    .execute()
  const sheets = await sheetsOf(db, call.id)
  const cutoffs = await db.selectFrom('call_cutoff').select('id').where('call_id', '=', call.id).execute()
  const candidates: Candidate[] = []
  const complete: { id: string; version: number }[] = []
  const missing: typeof rows = []
  const apart: typeof rows = []
  const inChecks = rows.filter(row => BEFORE_EVALUATION.some(state => state === row.state))
  const read = rows.filter(row => !inChecks.includes(row))
  for (const row of grid ? read : []) {
    const now = standingOf(terms, grid as GridDefinition, sheets.get(row.id))
    if (now.needsThirdReader) apart.push(row)
    else if (!now.isComplete || !now.result) missing.push(row)
    else {
      if (row.state === 'in_evaluation') complete.push(row)
      candidates.push({
        id: row.id,
        group: groupOf(row.lot_id),
        reference: row.reference,
        receivedAt: row.received_at,
        average: now.result.average,
        parts: partsOf(now),
        fails: now.result.fails.join(','),
      })
    }
  }
  return {
    state: {
      callId: call.id,
      inChecks: waiting(inChecks),
      sheetsMissing: waiting(missing),
      thirdReader: waiting(apart),
      evaluated: candidates.length,
      hasGrid: grid !== null,
      cutoffMissing: cutoffs.length > 0 && cutoffId === null,
    },
    candidates,
    complete,
  }
}
