import type { Reader } from '#backend/rpc/context.ts'
import type { LEDGER_SORTS, LedgerFilter } from '#shared/contract/ledger.ts'
import type { LedgerGroup } from '#shared/contract/ledger-groups.ts'
import { type Candidates, candidatesOf, FEW, fewest } from './candidates.ts'
import { allOf, type Condition, spanConditions, tested, testedConditions } from './conditions.ts'
import { groupCandidates, inGroup, narrowedToGroup } from './group-keys.ts'

export interface LedgerSort {
  readonly key: (typeof LEDGER_SORTS)[number]
  readonly direction: 'ascending' | 'descending'
}

export interface PageRequest {
  readonly filter: LedgerFilter
  /** Only the entries of this group. */
  readonly group?: LedgerGroup | null
  readonly sort: LedgerSort
  readonly offset: number
  readonly limit: number
}

const SORT_COLUMNS = {
  entryDate: 'e.entry_date',
  entryNo: 'e.entry_no',
  payee: 'e.payee',
  baseAmount: 'e.base_minor',
} as const

/** Every order has an index that begins with the project, so lists over all projects merge one walk for each. */
export async function projectsOf(db: Reader, { projectId }: LedgerFilter): Promise<readonly string[]> {
  if (projectId !== null) return [projectId]
  const rows = await db.selectFrom('project').select('id').execute()
  return rows.map(row => row.id)
}

const entries = (db: Reader, { sort }: PageRequest) =>
  db.selectFrom('ledger_entry as e').select(['e.entry_no as entryNo', `${SORT_COLUMNS[sort.key]} as sorted`])

const groupConditions = ({ group, filter }: PageRequest): readonly Condition[] =>
  group ? [inGroup(group, filter.lineIds)] : []

/** One project's entries in the order of the list, read from the index and tested one by one. */
function walk(db: Reader, request: PageRequest, projectId: string) {
  const { filter, sort } = request
  return entries(db, request)
    .where('e.project_id', '=', projectId)
    .where(allOf(spanConditions(filter, sort.key === 'entryDate' ? 'indexed' : 'tested')))
    .where(allOf([...testedConditions(filter), ...groupConditions(request)]))
}

/** The candidates' entries, tested for the rest of the filter. */
function fetchFew(
  db: Reader,
  request: PageRequest,
  projectIds: readonly string[],
  { member, rest }: Candidates,
) {
  return entries(db, request)
    .where(member)
    .where(eb => eb(tested(eb, 'e.project_id'), 'in', [...projectIds]))
    .where(allOf(spanConditions(rest, 'tested')))
    .where(allOf([...testedConditions(rest), ...groupConditions(request)]))
}

/** The query of one page of entry numbers; undefined in a workspace without projects. */
export async function pageQuery(db: Reader, asked: PageRequest, most = FEW) {
  const { sort, group } = asked
  const filter = group ? await narrowedToGroup(db, asked.filter, group) : asked.filter
  const request = { ...asked, filter }
  const projectIds = await projectsOf(db, filter)
  const [first, ...others] = projectIds
  if (first === undefined) return undefined
  const candidates = candidatesOf(filter, projectIds, sort.key === 'entryDate')
  const ofGroup = group ? groupCandidates(group, projectIds, filter) : []
  const few = await fewest(db, [...candidates, ...ofGroup], most)
  const rows = few
    ? fetchFew(db, request, projectIds, few)
    : others.reduce(
        (query, projectId) => query.unionAll(walk(db, request, projectId)),
        walk(db, request, first),
      )
  const direction = sort.direction === 'ascending' ? 'asc' : 'desc'
  return rows
    .orderBy('sorted', direction)
    .orderBy('entryNo', direction)
    .limit(request.limit)
    .offset(request.offset)
}

/** Entry numbers of one page in order; `most` entries are sorted, of more the order's index is walked. */
export async function pageKeys(db: Reader, request: PageRequest, most = FEW): Promise<readonly number[]> {
  const query = await pageQuery(db, request, most)
  if (!query) return []
  return (await query.execute()).map(row => row.entryNo)
}
