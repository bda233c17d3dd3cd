import { type RawBuilder, sql } from 'kysely'
import { matchExpression, matchingIds } from '#backend/features/search/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { APPLICATION_SORTS, ApplicationRow } from '#shared/contract/applications.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { publicState } from '#shared/domain/applications/index.ts'
import { divideHalfUp, formatDecimal, fromInteger } from '#shared/kernel/decimal.ts'
import { money } from '#shared/kernel/money.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { recusedOf } from './sight.ts'

type ListInput = ParsedInputOf<'applications.list'>
export type ApplicationFilter = Omit<ListInput, 'sort' | 'offset' | 'limit'>

/** Columns in the order of the indexes that begin with the call, so that a page costs the same however long the list. */
const SORTS: Readonly<Record<(typeof APPLICATION_SORTS)[number], RawBuilder<unknown>>> = {
  referenceNo: sql`application.reference_no`,
  title: sql`application.title`,
  applicant: sql`application.applicant_name`,
  state: sql`application.state`,
  requested: sql`application.requested_minor`,
  received: sql`application.received_at`,
  average: sql`application.average_sort`,
  rank: sql`application.rank`,
}

/** All applications with their call and lot, as lists and pages show them. */
export const withCall = (db: Reader) =>
  db
    .selectFrom('application')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .leftJoin('call_lot as lot', 'lot.id', 'application.lot_id')
    .selectAll('application')
    .select([
      'call.code as callCode',
      'call.title as callTitle',
      'call.zone',
      'call.state as callState',
      'call.deadline_at as callDeadline',
      'lot.code as lotCode',
    ])

type Stored = Awaited<ReturnType<ReturnType<typeof withCall>['executeTakeFirstOrThrow']>>

const averageText = (numerator: string | null, denominator: number | null): string | null => {
  if (numerator === null || !denominator) return null
  const average = divideHalfUp(requireDecimal(numerator), fromInteger(denominator), 2)
  return average ? formatDecimal(average) : null
}

/** An application as callers see it. */
export function rowOf(row: Stored): ApplicationRow {
  const amount = (minor: number | null) => (minor === null ? null : money(minor, row.currency))
  return {
    id: row.id,
    version: row.version,
    call: { id: row.call_id, code: row.callCode, title: row.callTitle, zone: row.zone },
    referenceNo: row.reference_no,
    state: row.state,
    publicState: publicState(row.state, row.callState),
    title: row.title,
    applicantId: row.applicant_id,
    applicantName: row.applicant_name,
    lot: row.lot_id === null ? null : { id: row.lot_id, code: row.lotCode ?? '' },
    requested: amount(row.requested_minor),
    total: amount(row.total_minor),
    recommended: amount(row.recommended_minor),
    awarded: amount(row.awarded_minor),
    durationMonths: row.duration_months,
    location: row.location,
    receivedAt: row.received_at,
    receivedHow: row.received_how,
    intake: row.intake,
    average: averageText(row.average_numerator, row.average_denominator),
    rank: row.rank,
    needsReview: row.needs_review === 1,
    invented: row.invented === 1,
  }
}

/** Everything that fits, but for what the reader is recused from; without a recusal the index alone counts them. */
async function matching(db: Reader, actor: Actor, filter: ApplicationFilter) {
  const hidden = await recusedOf(db, actor.personId)
  const expression = matchExpression(filter.text)
  const query = db
    .selectFrom('application')
    .$if(hidden.length > 0, all => all.where('application.id', 'not in', hidden))
    .$if(filter.callId !== null, query => query.where('application.call_id', '=', filter.callId))
    .$if(filter.lotId !== null, query => query.where('application.lot_id', '=', filter.lotId))
    .$if(filter.states.length > 0, query => query.where('application.state', 'in', filter.states))
    .$if(filter.needsReview, query => query.where('application.needs_review', '=', 1))
    .$if(filter.organisationId !== null, query =>
      query.where(eb =>
        eb.or([
          eb('application.applicant_id', '=', filter.organisationId),
          eb(
            'application.id',
            'in',
            eb
              .selectFrom('application_party')
              .select('application_id')
              .where('organisation_id', '=', filter.organisationId ?? ''),
          ),
        ]),
      ),
    )
    .$if(expression !== null, query =>
      query.where('application.id', 'in', matchingIds('application', expression ?? '')),
    )
  // A builder is not a promise, yet an async function would await it: it goes in a box.
  return { query }
}

/** One page in the asked order, those without a value last, and the number of all that match. */
export async function listApplications(
  db: Reader,
  actor: Actor,
  { sort, offset, limit, ...filter }: ListInput,
): Promise<OutputOf<'applications.list'>> {
  const { query: found } = await matching(db, actor, filter)
  const direction = sort.direction === 'ascending' ? sql`asc` : sql`desc`
  const page = await found
    .select('application.id')
    .orderBy(sql`${SORTS[sort.key]} ${direction} nulls last`)
    .orderBy(sql`application.row_no ${direction}`)
    .offset(offset)
    .limit(limit)
    .execute()
  const ids = page.map(({ id }) => id)
  const { total } = await found.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  if (ids.length === 0) return { rows: [], total }
  const stored = await withCall(db).where('application.id', 'in', ids).execute()
  const places = new Map(ids.map((id, index) => [id, index]))
  const ordered = stored.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  return { rows: ordered.map(rowOf), total }
}
