import type { PeriodScope } from '#backend/features/funds/index.ts'
import { type ProjectTerms, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'

/** The period to close and its contract's terms, read once for all checks. */
export interface CloseScope {
  readonly db: Reader
  readonly period: PeriodScope
  readonly terms: ProjectTerms
  readonly isFinal: boolean
}

/** Throws NotFound for an unknown project. */
export async function closeScope(db: Reader, period: PeriodScope): Promise<CloseScope> {
  const { kind } = await db
    .selectFrom('reporting_period')
    .select('kind')
    .where('id', '=', period.id)
    .executeTakeFirstOrThrow()
  return { db, period, terms: await projectTerms(db, period.projectId), isFinal: kind === 'final' }
}
