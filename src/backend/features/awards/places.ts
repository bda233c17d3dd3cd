import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { RankPlace } from '#shared/domain/awards/index.ts'
import { groupOf } from './terms.ts'

/** Ranked applications of a lot with what became of each: what the order of ranks is judged by. */
export async function placesOf(db: Reader, callId: string, lotId: string | null): Promise<RankPlace[]> {
  const rows = await db
    .selectFrom('application')
    .select([
      'id',
      'lot_id',
      'rank',
      'reference_no as reference',
      'state',
      sql<number>`exists (select 1 from application_step as step where step.application_id = application.id
        and step.to_state in ('recommended', 'doc_check'))`.as('chosen'),
    ])
    .where('call_id', '=', callId)
    .where('lot_id', lotId === null ? 'is' : '=', lotId)
    .where('average_sort', 'is not', null)
    .execute()
  return rows.map(({ lot_id, chosen, ...row }) => ({ ...row, group: groupOf(lot_id), chosen: chosen === 1 }))
}
