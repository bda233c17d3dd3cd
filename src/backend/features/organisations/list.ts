import { type RawBuilder, sql } from 'kysely'
import { matchExpression, matchingIds } from '#backend/features/search/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import type {
  OrganisationGroup,
  OrganisationGrouping,
  OrganisationRow,
} from '#shared/contract/organisations.ts'
import { COLUMNS, organisationOf } from './repository.ts'

type ListInput = ParsedInputOf<'organisations.list'>
type GroupsInput = ParsedInputOf<'organisations.groups'>

/** What an organisation has in common with the others of its group. */
const KEYS: Readonly<Record<OrganisationGrouping, RawBuilder<string>>> = {
  country: sql`country`,
  city: sql`city`,
  legalForm: sql`legal_form`,
  marketActor: sql`cast(market_actor as text)`,
}

function matching(db: Reader, { text, country, archived }: Pick<ListInput, 'text' | 'country' | 'archived'>) {
  const expression = matchExpression(text)
  return db
    .selectFrom('organisation')
    .where('archived', '=', archived ? 1 : 0)
    .$if(expression !== null, query => query.where('id', 'in', matchingIds('organisation', expression ?? '')))
    .$if(country !== '', query => query.where('country', '=', country))
}

/** One page and the number of all that match; records without a name stand last. */
export async function listOrganisations(
  db: Reader,
  { group, sort, offset, limit, ...filter }: ListInput,
): Promise<{ readonly rows: OrganisationRow[]; readonly total: number }> {
  const found = matching(db, filter).$if(group !== null, query =>
    query.where(KEYS[group?.by ?? 'country'], '=', group?.key ?? ''),
  )
  const direction = sort.direction === 'ascending' ? 'asc' : 'desc'
  const rows = await found
    .select(COLUMNS)
    .orderBy('name_missing')
    .orderBy(eb => eb.fn<string>('lower', [sort.key]), direction)
    .orderBy('name')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  const counted = await found.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(organisationOf), total: counted.total }
}

/** One page of groups with their counts, those without any last, and the number of all groups. */
export async function groupOrganisations(
  db: Reader,
  { by, sort, offset, limit, ...filter }: GroupsInput,
): Promise<{ readonly rows: (OrganisationGroup & { readonly count: number })[]; readonly total: number }> {
  const groups = matching(db, filter)
    .select(eb => [KEYS[by].as('key'), eb.fn.countAll<number>().as('count')])
    .groupBy('key')
  const isTurned = sort.key === by && sort.direction === 'descending'
  const rows = await groups
    .orderBy(sql`key = ''`)
    .orderBy(sql`lower(key)`, isTurned || by === 'marketActor' ? 'desc' : 'asc')
    .orderBy('key')
    .offset(offset)
    .limit(limit)
    .execute()
  const { total } = await db
    .selectFrom(groups.as('found'))
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(row => ({ by, ...row })), total }
}
