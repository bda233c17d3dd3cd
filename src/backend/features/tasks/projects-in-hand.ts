import { type ProjectTerms, termsOfProjects } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'

export interface EndedPeriod {
  readonly id: string
  readonly label: string
  readonly kind: 'interim' | 'final'
  readonly start: string
  readonly end: string
}

/** A project with its terms and the open periods that have ended, earliest first. */
export interface ProjectInHand {
  readonly terms: ProjectTerms
  readonly ended: readonly EndedPeriod[]
}

/** Projects with open periods that ended before `today`. */
export async function projectsWithEndedPeriods(db: Reader, today: string): Promise<readonly ProjectInHand[]> {
  const periods = await db
    .selectFrom('reporting_period')
    .select(['id', 'project_id', 'label', 'kind', 'start_date as start', 'end_date as end'])
    .where('state', '=', 'open')
    .where('end_date', '<', today)
    .orderBy('number')
    .execute()
  const byProject = Map.groupBy(periods, period => period.project_id)
  if (byProject.size === 0) return []
  const terms = await termsOfProjects(db, [...byProject.keys()])
  return [...byProject].flatMap(([id, ended]) => {
    const found = terms.get(id)
    return found ? [{ terms: found, ended }] : []
  })
}
