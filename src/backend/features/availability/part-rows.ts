import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

/** The lines whose parts are asked for. */
export interface PartScope {
  readonly projectId: string
  readonly lineIds: readonly string[]
}

/** One part of an amount, above zero as it stands in its own record. */
export interface Part {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly date: string | null
  readonly minor: number
  readonly entryId: string | null
}

/** Lines as a JSON list, so that any number of them is one bound value. */
const among = (column: string, lineIds: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(lineIds)}))`

export async function reservationParts(db: Reader, { lineIds }: PartScope): Promise<readonly Part[]> {
  const rows = await db
    .selectFrom('reservation')
    .leftJoin('organisation as body', 'body.id', 'reservation.organisation_id')
    .select([
      'reservation.id',
      'reservation.reference',
      'reservation.note',
      'reservation.decided_on as date',
      'reservation.amount_minor as minor',
      'body.name',
    ])
    .where('reservation.state', '=', 'held')
    .where(among('reservation.budget_line_id', lineIds))
    .orderBy('reservation.decided_on', 'desc')
    .execute()
  return rows.map(({ id, reference, note, date, minor, name }) => ({
    id,
    title: name ?? (reference || note),
    detail: name === null ? note : reference,
    date,
    minor,
    entryId: null,
  }))
}

export async function agreementParts(db: Reader, { lineIds }: PartScope): Promise<readonly Part[]> {
  const rows = await db
    .selectFrom('forwarded_agreement as agreement')
    .innerJoin('organisation as body', 'body.id', 'agreement.organisation_id')
    .select(eb => [
      'agreement.id',
      'agreement.agreement_no as title',
      'body.name as detail',
      'agreement.signed_on as date',
      eb('agreement.agreed_minor', '-', eb.ref('agreement.released_minor')).as('minor'),
    ])
    .where(among('agreement.budget_line_id', lineIds))
    .orderBy('agreement.agreement_no')
    .execute()
  return rows.map(row => ({ ...row, entryId: null }))
}

export async function movementParts(
  db: Reader,
  { lineIds }: PartScope,
  kind: 'paid' | 'refunded' | 'accepted',
): Promise<readonly Part[]> {
  const rows = await db
    .selectFrom('forwarded_movement as movement')
    .innerJoin('forwarded_agreement as agreement', 'agreement.id', 'movement.agreement_id')
    .select([
      'movement.id',
      'agreement.agreement_no as title',
      'movement.reference as detail',
      'movement.date',
      'movement.base_minor as minor',
    ])
    .where('movement.kind', '=', kind)
    .where(among('agreement.budget_line_id', lineIds))
    .orderBy('movement.date', 'desc')
    .execute()
  return rows.map(row => ({ ...row, entryId: null }))
}

/** Ineligible cost in force of entries that stand; without a line of its own it stands on the entry's first. */
export async function ineligibleParts(db: Reader, { lineIds }: PartScope): Promise<readonly Part[]> {
  const line = sql.raw(
    'coalesce(cost.budget_line_id, (select s.budget_line_id from ledger_split s where s.entry_id = cost.entry_id order by s.position limit 1))',
  )
  const rows = await db
    .selectFrom('ineligible_cost as cost')
    .innerJoin('ledger_entry as entry', 'entry.id', 'cost.entry_id')
    .select([
      'cost.id',
      'entry.id as entryId',
      'entry.document_no as title',
      'entry.description as detail',
      'cost.decided_on as date',
      'cost.base_minor as minor',
    ])
    .where('cost.state', '=', 'in_force')
    .where('entry.state', '=', 'posted')
    .where(
      sql<boolean>`not exists (select 1 from ledger_entry r where r.reverses_id = entry.id and r.state = 'posted')`,
    )
    .where(sql<boolean>`${line} in (select value from json_each(${JSON.stringify(lineIds)}))`)
    .orderBy('cost.decided_on', 'desc')
    .execute()
  return rows
}

/** Posted entries on the lines, newest first, with how many there are: those under an agreement of the project, or the others. */
export async function entryParts(
  db: Reader,
  { projectId, lineIds }: PartScope,
  underAgreements: boolean,
  most: number,
): Promise<{ readonly count: number; readonly rows: readonly Part[] }> {
  const own = sql<boolean>`(entry.sub_grant_no <> '' and exists (
    select 1 from forwarded_agreement a where a.project_id = ${projectId} and a.agreement_no = entry.sub_grant_no))`
  const found = db
    .selectFrom(sql<{ value: string }>`json_each(${JSON.stringify(lineIds)})`.as('line'))
    .crossJoin('ledger_split as split')
    .crossJoin('ledger_entry as entry')
    .whereRef('split.budget_line_id', '=', 'line.value')
    .whereRef('entry.id', '=', 'split.entry_id')
    .where('entry.state', '=', 'posted')
    .where(underAgreements ? own : sql<boolean>`not ${own}`)
  const { count } = await found.select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await found
    .select([
      'split.id',
      'entry.id as entryId',
      'entry.document_no as title',
      'entry.payee as detail',
      'entry.entry_date as date',
      sql<number>`split.base_minor`.as('minor'),
    ])
    .orderBy('entry.entry_date', 'desc')
    .orderBy('entry.entry_no', 'desc')
    .limit(most)
    .execute()
  return { count, rows }
}
