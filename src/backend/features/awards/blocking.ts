import type { Reader } from '#backend/rpc/context.ts'

/** Reasons of red flags that are open on the applicant, the patron or a co-applicant. */
export async function openFlags(db: Reader, applicationId: string): Promise<string[]> {
  const parties = db
    .selectFrom('application')
    .select('applicant_id as id')
    .where('id', '=', applicationId)
    .unionAll(db.selectFrom('application').select('patron_id as id').where('id', '=', applicationId))
    .unionAll(
      db
        .selectFrom('application_party')
        .select('organisation_id as id')
        .where('application_id', '=', applicationId),
    )
  const rows = await db
    .selectFrom('organisation_flag')
    .select('reason')
    .where('severity', '=', 'red')
    .where('cleared_on', 'is', null)
    .where('organisation_id', 'in', parties)
    .orderBy('raised_on')
    .execute()
  return rows.map(row => row.reason)
}

/** Codes of supporting documents that the call asks of those provisionally selected, and that nobody has confirmed. */
export async function missingPapers(db: Reader, applicationId: string, callId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('call_item as item')
    .leftJoin('application_check as checked', join =>
      join
        .onRef('checked.item_id', '=', 'item.id')
        .on('checked.application_id', '=', applicationId)
        .on('checked.stage', '=', 'supporting'),
    )
    .select(['item.code', 'checked.answer'])
    .where('item.call_id', '=', callId)
    .where('item.kind', '=', 'document')
    .where('item.stage', '=', 'supporting')
    .where('item.required', '=', 1)
    .orderBy('item.position')
    .execute()
  return rows.filter(row => row.answer === null || row.answer === 'no').map(row => row.code)
}

/** Reference of another application whose complaint suspends the awards of the lot, or of this one while its own is open. */
export async function suspendingComplaint(
  db: Reader,
  callId: string,
  lotId: string | null,
  applicationId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('complaint')
    .innerJoin('application', 'application.id', 'complaint.application_id')
    .select('application.reference_no as reference')
    .where('application.call_id', '=', callId)
    .where(eb =>
      eb.or([
        eb.and([
          eb('complaint.state', '=', 'suspended'),
          eb('complaint.held_lot_id', lotId === null ? 'is' : '=', lotId),
        ]),
        eb.and([
          eb('complaint.application_id', '=', applicationId),
          eb('complaint.state', 'in', ['received', 'admissible', 'suspended']),
        ]),
      ]),
    )
    .orderBy('complaint.received_on')
    .executeTakeFirst()
  return row?.reference ?? null
}
