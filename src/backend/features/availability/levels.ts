import { sql } from 'kysely'
import { signedLines } from '#backend/features/budgets/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type SixAmounts, sumAmounts } from '#shared/domain/budgets/index.ts'

/** Amounts of a project: the sum of the lines of its signed budget; null without one. */
async function totalsOf(db: Reader, projectId: string): Promise<SixAmounts | null> {
  const lines = await signedLines(db, projectId)
  return lines.length === 0 ? null : sumAmounts(lines.map(line => line.amounts))
}

/** Posted expenditure by work package and activity, in one grouped pass over the splits of the project's entries. */
async function spentByWork(db: Reader, projectId: string) {
  return db
    .selectFrom('budget_line as line')
    .crossJoin('ledger_split as split')
    .crossJoin('ledger_entry as entry')
    .select([
      'split.work_package_id as workPackageId',
      'split.activity_id as activityId',
      sql<number>`sum(split.base_minor)`.as('minor'),
    ])
    .where('line.project_id', '=', projectId)
    .whereRef('split.budget_line_id', '=', 'line.id')
    .whereRef('entry.id', '=', 'split.entry_id')
    .where('entry.state', '=', 'posted')
    .groupBy(['split.work_package_id', 'split.activity_id'])
    .execute()
}

const addTo = <K>(sums: Map<K, number>, key: K, minor: number): Map<K, number> =>
  sums.set(key, (sums.get(key) ?? 0) + minor)

/** The amounts at the levels beside the budget tree, as they stand. Throws NotFound. */
export async function levelsOf(db: Reader, projectId: string): Promise<OutputOf<'availability.levels'>> {
  const { currency } = await projectTerms(db, projectId)
  const lines = await signedLines(db, projectId)
  const packages = new Map<string | null, number>()
  const activities = new Map<string, number>()
  for (const { workPackageId, activityId, minor } of await spentByWork(db, projectId)) {
    addTo(packages, workPackageId, minor)
    if (activityId !== null) addTo(activities, activityId, minor)
  }
  const ofInterventions = Map.groupBy(lines, line => line.interventionId)
  const below = await db
    .selectFrom('project')
    .select(['id', 'currency'])
    .where('parent_id', '=', projectId)
    .orderBy('position')
    .execute()
  const children: OutputOf<'availability.levels'>['children'] = []
  for (const child of below) children.push({ ...child, totals: await totalsOf(db, child.id) })
  return {
    currency,
    totals: lines.length === 0 ? null : sumAmounts(lines.map(line => line.amounts)),
    workPackages: [...packages].map(([id, spentMinor]) => ({ id, spentMinor })),
    activities: [...activities].map(([id, spentMinor]) => ({ id, spentMinor })),
    interventions: [...ofInterventions].flatMap(([id, own]) =>
      id === null ? [] : [{ id, amounts: sumAmounts(own.map(line => line.amounts)) }],
    ),
    children,
  }
}
