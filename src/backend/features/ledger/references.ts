import {
  type AccountTerms,
  accountTerms,
  fitsAccount,
  otherCurrency,
} from '#backend/features/accounts/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { wrongCharge } from './account-charge.ts'
import type { NewEntry } from './entry-input.ts'
import type { ProjectTerms } from './project-terms.ts'

/** What entries of a project may name; anything else belongs to another project or is gone. */
export interface References {
  readonly lines: ReadonlySet<string>
  readonly workPackages: ReadonlySet<string>
  readonly activities: ReadonlySet<string>
  readonly interventions: ReadonlySet<string>
  readonly organisations: ReadonlySet<string>
  readonly accounts: ReadonlyMap<string, AccountTerms>
  /** Currency of the project. */
  readonly currency: string
}

type Owned = 'budget_line' | 'work_package' | 'activity' | 'intervention'

async function idsOf(db: Reader, table: Owned, projectId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom(table).select('id').where('project_id', '=', projectId).execute()
  return new Set(rows.map(row => row.id))
}

/** Budget lines of a project, whatever version they stand in. */
export const lineIdsOf = (db: Reader, projectId: string): Promise<ReadonlySet<string>> =>
  idsOf(db, 'budget_line', projectId)

async function organisationIds(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('organisation').select('id').execute()
  return new Set(rows.map(row => row.id))
}

export async function referencesOf(
  db: Reader,
  { id: projectId, currency }: Pick<ProjectTerms, 'id' | 'currency'>,
): Promise<References> {
  return {
    lines: await lineIdsOf(db, projectId),
    workPackages: await idsOf(db, 'work_package', projectId),
    activities: await idsOf(db, 'activity', projectId),
    interventions: await idsOf(db, 'intervention', projectId),
    organisations: await organisationIds(db),
    accounts: await accountTerms(db, projectId),
    currency,
  }
}

/**
 * An account of another currency than the entry's and the project's must say what it was charged; one of the entry's own
 * was charged the entry's amount, and nothing else can be said.
 */
function wrongAccount(entry: NewEntry, { accounts, currency }: References): Problem | undefined {
  const account = accounts.get(entry.accountId ?? '')
  const chargedMinor = entry.chargedMinor ?? null
  if (chargedMinor !== null) return wrongCharge(chargedMinor, entry, account)
  if (!account || fitsAccount(account, entry.currency, currency)) return undefined
  return otherCurrency(account, { currency: entry.currency, baseCurrency: currency }).problem
}

/** The first thing an entry names that its project doesn't have, with the field it stands in; undefined when all are there. */
export function unknownReference(
  entry: NewEntry,
  known: References,
  projectCode: string,
): Problem | undefined {
  const named = [
    { field: 'beneficiaryId', id: entry.beneficiaryId, ids: known.organisations, key: 'organisation' },
    { field: 'accountId', id: entry.accountId ?? null, ids: known.accounts, key: 'account' },
    { field: 'interventionId', id: entry.interventionId, ids: known.interventions, key: 'intervention' },
    ...entry.splits.flatMap((split, index) => [
      { field: `splits.${index}.lineId`, id: split.lineId, ids: known.lines, key: 'budgetLine' },
      {
        field: `splits.${index}.workPackageId`,
        id: split.workPackageId,
        ids: known.workPackages,
        key: 'workPackage',
      },
      { field: `splits.${index}.activityId`, id: split.activityId, ids: known.activities, key: 'activity' },
    ]),
  ]
  const stray = named.find(({ id, ids }) => id !== null && !ids.has(id))
  if (!stray) return wrongAccount(entry, known)
  return problem('NotFound', `problem.notFound.${stray.key}`, {
    field: stray.field,
    id: stray.id,
    project: projectCode,
  })
}

/** Lines that a budget of the project keeps as its contingency reserve. */
export async function reserveLineIdsOf(db: Reader, projectId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('budget_node as node')
    .innerJoin('budget_version as version', 'version.id', 'node.version_id')
    .select('node.line_id as id')
    .distinct()
    .where('version.project_id', '=', projectId)
    .where('node.kind', '=', 'contingency')
    .execute()
  return new Set(rows.flatMap(row => row.id ?? []))
}
