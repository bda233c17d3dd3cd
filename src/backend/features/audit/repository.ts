import { type ExpressionBuilder, sql } from 'kysely'
import { type AuditLayouts, layoutsFrom } from '#backend/platform/audit-rows.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Database } from '#backend/schema.ts'

/** Tables whose rows are parts of a record, and the column that names it. */
const PARTS: readonly (readonly [table: string, column: string])[] = [
  ['attachment_link', 'record_id'],
  ['intervention_actor', 'intervention_id'],
  ['ledger_split', 'entry_id'],
  ['organisation_flag', 'organisation_id'],
  ['organisation_person', 'organisation_id'],
  ['person_role', 'person_id'],
  ['project_country', 'project_id'],
  ['project_donor', 'project_id'],
  ['project_partner', 'project_id'],
]

/** Procedures that change parts and leave the record's own row alone: all others are found by the row. */
const ON_PARTS_ALONE = [
  'checks.liftFlag',
  'checks.raiseFlag',
  'intake.attach',
  'intake.detach',
  'ledger.attach',
  'ledger.detach',
  'organisations.removePerson',
  'organisations.savePerson',
  'projects.setDonors',
  'projects.setPartners',
]

/** What the newest row kept of a change holds in a column; a list finds the column's place in its layout. */
const keptValue = (column: string) => sql<string | null>`CASE
  WHEN coalesce(change.after, change.before) LIKE '{%' THEN json_extract(coalesce(change.after, change.before), ${`$.${column}`})
  ELSE (SELECT json_extract(coalesce(change.after, change.before), '$[' || (place.key + 1) || ']')
    FROM audit_layout AS layout, json_each(layout.columns) AS place
    WHERE layout.id = json_extract(coalesce(change.after, change.before), '$[0]') AND place.value = ${column}) END`

/** True for the change of a part of the record. Only rows that hold the id at all are taken apart. */
const isPartOf = (
  eb: ExpressionBuilder<Database & { change: Database['audit_change'] }, 'change'>,
  recordId: string,
) =>
  eb.or(
    PARTS.map(([table, column]) =>
      eb.and([
        eb('change.table_name', '=', table),
        eb(eb.fn.coalesce('change.after', 'change.before'), 'like', `%"${recordId}"%`),
        eb(keptValue(column), '=', recordId),
      ]),
    ),
  )

export interface EventFilter {
  readonly recordId: string | null
  readonly before: number | null
  readonly limit: number
}

/** Newest events first; one more than asked, so that the caller sees whether there are others. */
export async function findEvents(db: Reader, { recordId, before, limit }: EventFilter) {
  let query = db
    .selectFrom('audit_event')
    .select([
      'seq',
      'at',
      'person_name',
      'authenticated',
      'second_person_name',
      'procedure',
      'reason',
      'changes',
      'hash',
    ])
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  if (before !== null) query = query.where('seq', '<', before)
  if (recordId !== null)
    query = query.where(eb =>
      eb.or([
        eb('seq', 'in', eb.selectFrom('audit_change').select('event_seq').where('row_id', '=', recordId)),
        eb(
          'seq',
          'in',
          eb
            .selectFrom('audit_event as event')
            .innerJoin('audit_change as change', 'change.event_seq', 'event.seq')
            .select('event.seq')
            .where('event.procedure', 'in', ON_PARTS_ALONE)
            .where(part => isPartOf(part, recordId)),
        ),
      ]),
    )
  return query.execute()
}

/** Columns of the lists in which new rows are kept. */
export async function findLayouts(db: Reader): Promise<AuditLayouts> {
  return layoutsFrom(await db.selectFrom('audit_layout').select(['id', 'columns']).execute())
}

/** Hash of the newest event: the head of the chain. */
export async function findHead(db: Reader): Promise<string> {
  const row = await db.selectFrom('audit_event').select('hash').orderBy('seq', 'desc').executeTakeFirst()
  return row?.hash ?? ''
}

export async function eventExists(db: Reader, seq: number): Promise<boolean> {
  const row = await db.selectFrom('audit_event').select('seq').where('seq', '=', seq).executeTakeFirst()
  return row !== undefined
}

export interface ChangeFilter {
  readonly seq: number
  /** Only changes of this record and of its parts; null for all. */
  readonly recordId: string | null
  readonly limit: number
}

/** Row changes of one event in the order they happened; one more than asked. */
export async function findChanges(db: Reader, { seq, recordId, limit }: ChangeFilter) {
  let query = db
    .selectFrom('audit_change as change')
    .select(['table_name', 'row_id', 'operation', 'before', 'after'])
    .where('event_seq', '=', seq)
    .orderBy('seq')
    .limit(limit + 1)
  if (recordId !== null)
    query = query.where(eb => eb.or([eb('row_id', '=', recordId), isPartOf(eb, recordId)]))
  return query.execute()
}
