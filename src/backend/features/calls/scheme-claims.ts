import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

export interface CallClaim {
  readonly callId: string
  readonly minor: number
}

/**
 * What each call of a scheme takes of its envelope, in minor units: the envelope of the call; once results are out, what
 * was awarded; nothing when it was cancelled.
 */
export async function claimsOfScheme(db: Reader, schemeId: string): Promise<readonly CallClaim[]> {
  const awarded = sql<number>`coalesce((select sum(application.awarded_minor) from application
    where application.call_id = call.id and application.state = 'awarded'), 0)`
  return db
    .selectFrom('grant_call as call')
    .select(eb => [
      'call.id as callId',
      eb
        .case()
        .when('call.state', '=', 'cancelled')
        .then(0)
        .when('call.state', 'in', ['informed', 'contracting', 'archived'])
        .then(awarded)
        .else(eb.ref('call.envelope_minor'))
        .end()
        .as('minor'),
    ])
    .where('call.scheme_id', '=', schemeId)
    .execute()
}

/** Reserved or contracted for awards and held places of each scheme, in minor units of its currency. */
export async function promisedBySchemes(db: Reader): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ schemeId: string; minor: number }>`
    with promised as (
      select reservation_id, application_id from grant_decision where reservation_id is not null
      union select reservation_id, application_id from complaint where reservation_id is not null
    )
    select call.scheme_id as "schemeId",
      sum(case reservation.state when 'held' then reservation.amount_minor
        when 'contracted' then coalesce(agreement.agreed_minor - agreement.released_minor, reservation.amount_minor)
        else 0 end) as minor
    from promised
      join application on application.id = promised.application_id
      join grant_call as call on call.id = application.call_id
      join reservation on reservation.id = promised.reservation_id
      left join forwarded_agreement as agreement on agreement.id = reservation.agreement_id
    group by call.scheme_id`.execute(db)
  return new Map(rows.map(row => [row.schemeId, row.minor]))
}
