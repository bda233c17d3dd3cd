import type { Reader } from '#backend/rpc/context.ts'
import type { LedgerGrouping } from '#shared/contract/ledger-groups.ts'
import { compareCodes } from '#shared/domain/budgets/index.ts'
import { STATE_ORDER } from './group-keys.ts'

/** What a group is called, by its key; only where the key does not say it. */
export interface KeyName {
  readonly key: string
  readonly code: string
  readonly label: string
  readonly projectCode: string
}

type Scope = { readonly db: Reader; readonly projectIds: readonly string[] }

const byProjectAndCode = (a: KeyName, b: KeyName): number =>
  compareCodes(a.projectCode, b.projectCode) || compareCodes(a.code, b.code)

/** Lines with their labels in the signed budget. */
async function lines({ db, projectIds }: Scope): Promise<readonly KeyName[]> {
  const rows = await db
    .selectFrom('budget_line as line')
    .innerJoin('project', 'project.id', 'line.project_id')
    .leftJoin('budget_version as version', join =>
      join.onRef('version.project_id', '=', 'line.project_id').on('version.state', '=', 'signed'),
    )
    .leftJoin('budget_node as node', join =>
      join.onRef('node.line_id', '=', 'line.id').onRef('node.version_id', '=', 'version.id'),
    )
    .select(['line.id as key', 'line.code', 'node.label', 'project.code as projectCode'])
    .where('line.project_id', 'in', [...projectIds])
    .execute()
  return rows.map(row => ({ ...row, label: row.label ?? '' })).toSorted(byProjectAndCode)
}

async function workPackages({ db, projectIds }: Scope): Promise<readonly KeyName[]> {
  const rows = await db
    .selectFrom('work_package as package')
    .innerJoin('project', 'project.id', 'package.project_id')
    .select(['package.id as key', 'package.code', 'package.title as label', 'project.code as projectCode'])
    .where('package.project_id', 'in', [...projectIds])
    .execute()
  return rows.toSorted(byProjectAndCode)
}

async function periods({ db, projectIds }: Scope): Promise<readonly KeyName[]> {
  const rows = await db
    .selectFrom('reporting_period as period')
    .innerJoin('project', 'project.id', 'period.project_id')
    .select(['period.id as key', 'period.number', 'period.label', 'project.code as projectCode'])
    .where('period.project_id', 'in', [...projectIds])
    .execute()
  return rows.map(({ number, ...row }) => ({ ...row, code: String(number) })).toSorted(byProjectAndCode)
}

async function projects({ db, projectIds }: Scope): Promise<readonly KeyName[]> {
  const rows = await db
    .selectFrom('project')
    .select(['id as key', 'code', 'title as label'])
    .where('id', 'in', [...projectIds])
    .execute()
  return rows.map(row => ({ ...row, projectCode: '' })).toSorted(byProjectAndCode)
}

const states = async (): Promise<readonly KeyName[]> =>
  STATE_ORDER.map(key => ({ key, code: '', label: '', projectCode: '' }))

const NAMES: Readonly<Partial<Record<LedgerGrouping, (scope: Scope) => Promise<readonly KeyName[]>>>> = {
  line: lines,
  workPackage: workPackages,
  period: periods,
  project: projects,
  state: states,
}

/** Names of all keys that a grouping can have, in the order of its groups; none where the key itself is the name. */
export const keyNames = async (by: LedgerGrouping, scope: Scope): Promise<readonly KeyName[]> =>
  (await NAMES[by]?.(scope)) ?? []
