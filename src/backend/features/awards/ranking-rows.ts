import { sql } from 'kysely'
import { notRecused } from '#backend/features/applications/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { RankingRow } from '#shared/contract/rankings.ts'
import type { LineRow } from '#shared/domain/awards/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type Fraction, fraction, roundFraction } from '#shared/kernel/fraction.ts'
import { partsOf, sheetsOf, standingOf } from './evaluated.ts'
import { type CallTerms, groupOf } from './terms.ts'

/** An average as it is printed. */
export const printed = (value: Fraction | null | undefined): string | null =>
  value ? formatDecimal(roundFraction(value, 2)) : null

export interface StoredRanking {
  readonly id: string
  readonly call_id: string
  readonly cutoff_id: string | null
  readonly number: number
  readonly tie_break: string
  readonly made_at: string
}

/** A stored ranking. Throws NotFound. */
export async function requireRanking(db: Reader, id: string): Promise<StoredRanking> {
  const row = await db.selectFrom('ranking').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.ranking', { id }))
  return row
}

/** The newest ranking of a call, or of one cut-off of it. */
export const newestRanking = (db: Reader, callId: string, cutoffId: string | null) =>
  db
    .selectFrom('ranking')
    .innerJoin('person', 'person.id', 'ranking.made_by')
    .selectAll('ranking')
    .select('person.name as madeBy')
    .where('call_id', '=', callId)
    .$if(cutoffId !== null, query => query.where('cutoff_id', '=', cutoffId))
    .orderBy('number', 'desc')
    .executeTakeFirst()

export interface StoredRow {
  readonly id: string
  readonly version: number
  readonly reference: string
  readonly title: string
  readonly applicant: string
  readonly lotId: string | null
  readonly rank: number | null
  readonly averageNumerator: string
  readonly averageDenominator: number
  readonly fails: string
  readonly tieBrokenBy: string
  readonly state: string
  readonly requestedMinor: number | null
  readonly recommendedMinor: number | null
  readonly awardedMinor: number | null
  readonly complaint: boolean
  readonly visible: boolean
}

const NO_NAME = '…'

/** Rows of a ranking in the order of lots and ranks. What the reader is recused from keeps its place without a name. */
export async function rowsOfRanking(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  rankingId: string,
): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('ranking_row as ranked')
    .innerJoin('application', 'application.id', 'ranked.application_id')
    .leftJoin('call_lot as lot', 'lot.id', 'ranked.lot_id')
    .select([
      'application.id',
      'application.version',
      'application.reference_no as reference',
      'application.title',
      'application.applicant_name as applicant',
      'ranked.lot_id as lotId',
      'ranked.rank',
      'ranked.average_numerator as averageNumerator',
      'ranked.average_denominator as averageDenominator',
      'ranked.fails',
      'ranked.tie_broken_by as tieBrokenBy',
      'application.state',
      'application.requested_minor as requestedMinor',
      'application.recommended_minor as recommendedMinor',
      'application.awarded_minor as awardedMinor',
      sql<number>`exists (select 1 from complaint where complaint.application_id = application.id
        and complaint.state in ('received', 'admissible', 'suspended'))`.as('complaint'),
      notRecused(actor.personId).as('visible'),
    ])
    .where('ranked.ranking_id', '=', rankingId)
    .orderBy('lot.position')
    .orderBy(sql`ranked.rank is null`)
    .orderBy('ranked.rank')
    .orderBy(sql`application.average_sort`, 'desc')
    .orderBy('application.reference_no')
    .execute()
  return rows.map(row => {
    const visible = Boolean(row.visible)
    return {
      ...row,
      complaint: row.complaint === 1,
      visible,
      title: visible ? row.title : NO_NAME,
      applicant: visible ? row.applicant : NO_NAME,
    }
  })
}

const IN_PLAY: ReadonlySet<string> = new Set([
  'evaluated',
  'recommended',
  'reserve',
  'not_recommended',
  'doc_check',
])

/** Rows that compete for what is free: awarded ones have their money, and a complaint holds its own. */
export const competes = ({ state, rank, complaint, requestedMinor }: StoredRow): boolean =>
  rank !== null && !complaint && requestedMinor !== null && IN_PLAY.has(state)

/** The rows that the line of money is drawn on; amounts that the committee proposed come first. */
export function lineRows(terms: CallTerms, rows: readonly StoredRow[]): LineRow[] {
  const lots = new Map(terms.lots.map(lot => [lot.id, lot]))
  return rows.filter(competes).map(row => {
    const lot = row.lotId === null ? undefined : lots.get(row.lotId)
    return {
      id: row.id,
      group: groupOf(row.lotId),
      rank: row.rank ?? 0,
      requestedMinor: row.requestedMinor ?? 0,
      minimumMinor: lot?.minimum_minor ?? null,
      maximumMinor: lot?.maximum_minor ?? null,
    }
  })
}

type Shown = Pick<RankingRow, 'place' | 'proposedMinor'>

/** One page of rows with the averages of their sections, which are worked out for what is shown only. */
export async function shownRows(
  db: Reader,
  terms: CallTerms,
  page: readonly StoredRow[],
  placeOf: (id: string) => Shown,
): Promise<RankingRow[]> {
  const { grid } = terms
  const sheets = await sheetsOf(
    db,
    terms.call.id,
    page.map(row => row.id),
  )
  return page.map(row => {
    const parts = grid ? partsOf(standingOf(terms, grid, sheets.get(row.id))) : new Map<string, Fraction>()
    const average = fraction(BigInt(row.averageNumerator), BigInt(row.averageDenominator))
    return {
      applicationId: row.id,
      version: row.version,
      reference: row.reference,
      title: row.title,
      applicant: row.applicant,
      lotId: row.lotId,
      rank: row.rank,
      average: printed(average),
      sections: (grid?.sections ?? []).map(({ key }) => ({ key, average: printed(parts.get(key)) })),
      fails: row.fails === '' ? [] : row.fails.split(','),
      tieBrokenBy: row.tieBrokenBy,
      state: row.state,
      requestedMinor: row.requestedMinor,
      recommendedMinor: row.recommendedMinor,
      awardedMinor: row.awardedMinor,
      complaint: row.complaint,
      ...placeOf(row.id),
    }
  })
}
