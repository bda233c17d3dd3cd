import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { CallRow } from '#shared/contract/calls.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { money } from '#shared/kernel/money.ts'

type ListInput = ParsedInputOf<'calls.list'>

/** Calls with the scheme and the project they belong to, and how many applications came. */
const withScheme = (db: Reader) =>
  db
    .selectFrom('grant_call as call')
    .innerJoin('grant_scheme as scheme', 'scheme.id', 'call.scheme_id')
    .innerJoin('project', 'project.id', 'scheme.project_id')

type Joined = ReturnType<typeof withScheme>

const selected = (query: Joined) =>
  query.select([
    'call.id',
    'call.version',
    'call.code',
    'call.title',
    'call.kind',
    'call.state',
    'call.scheme_id as schemeId',
    'scheme.code as schemeCode',
    'scheme.project_id as projectId',
    'project.code as projectCode',
    'call.currency',
    'call.envelope_minor',
    'call.zone',
    'call.opens_at as opensAt',
    'call.deadline_at as deadlineAt',
    'call.invented',
    sql<number>`(select count(*) from application
      where application.call_id = call.id and application.state not in ('draft', 'withdrawn'))`.as(
      'applications',
    ),
  ])

type Stored = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

const rowOf = ({ currency, envelope_minor, invented, ...row }: Stored): CallRow => ({
  ...row,
  envelope: money(envelope_minor, currency),
  invented: invented === 1,
})

const ORDERS = {
  code: 'call.code',
  title: 'call.title',
  deadlineAt: 'call.deadline_at',
  state: 'call.state',
  envelope: 'call.envelope_minor',
} as const

const escaped = (text: string) => `%${text.trim().replace(/[\\%_]/g, found => `\\${found}`)}%`

function matching(db: Reader, { text, state, projectId, schemeId }: ListInput): Joined {
  return withScheme(db)
    .$if(text.trim() !== '', query =>
      query.where(sql<boolean>`(call.code || ' ' || call.title) like ${escaped(text)} escape '\\'`),
    )
    .$if(state !== null, query => query.where('call.state', '=', state ?? 'setup'))
    .$if(projectId !== null, query => query.where('scheme.project_id', '=', projectId))
    .$if(schemeId !== null, query => query.where('call.scheme_id', '=', schemeId ?? ''))
}

/** One page of calls and the number of all that match; those without a deadline stand last. */
export async function listCalls(db: Reader, input: ListInput): Promise<{ rows: CallRow[]; total: number }> {
  const { sort, offset, limit } = input
  const column = ORDERS[sort.key]
  const rows = await selected(matching(db, input))
    .orderBy(sql`${sql.ref(column)} is null`)
    .orderBy(column, sort.direction === 'ascending' ? 'asc' : 'desc')
    .orderBy('call.code')
    .offset(offset)
    .limit(limit)
    .execute()
  const { total } = await matching(db, input)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(rowOf), total }
}

/** One call as lists show it; undefined when there is none. */
export async function findCallRow(db: Reader, id: string): Promise<CallRow | undefined> {
  const row = await selected(withScheme(db)).where('call.id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}
