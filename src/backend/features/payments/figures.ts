import { carriedMinor, carriedRefusals } from '#backend/features/ineligible/index.ts'
import { type ProjectTerms, projectTerms, spentUntil } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { monthsOf, type Period } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { percentAsShare } from '#shared/kernel/ratio.ts'

/** What every request rests on. */
export interface ContractFigures {
  readonly terms: ProjectTerms
  readonly grantMinor: number
  /** EU percentage of the contract, as decimal share. */
  readonly euShare: string
  readonly euPercent: string
  readonly span: Period
  readonly months: number
}

/** Grant, percentage and dates; throws Rule.RequestFigures naming what the contract lacks, NotFound. */
export async function contractFigures(db: Reader, projectId: string): Promise<ContractFigures> {
  const terms = await projectTerms(db, projectId)
  const { grantMinor, fundingPercent, span } = terms
  if (grantMinor === null || fundingPercent === null || span === null)
    throw new ProblemError(
      problem('Rule.RequestFigures', 'problem.payments.contractFigures', { code: terms.code }),
    )
  return {
    terms,
    grantMinor,
    euShare: percentAsShare(fundingPercent),
    euPercent: fundingPercent,
    span,
    months: monthsOf(span).length,
  }
}

/** Donor instalments received up to a day, in order, in minor units. */
export async function instalmentsUntil(
  db: Reader,
  projectId: string,
  until: PlainDate | null,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('fund_movement')
    .select('base_minor as minor')
    .where('project_id', '=', projectId)
    .where('kind', '=', 'instalment')
    .$if(until !== null, query => query.where('date', '<=', until ?? ''))
    .orderBy('date')
    .orderBy('id')
    .execute()
  return rows.map(row => row.minor)
}

/** Money of other donors and revenue of the action: what may make a profit (EU-14). */
export async function incomeOf(db: Reader, projectId: string): Promise<number> {
  const others = await db
    .selectFrom('fund_movement')
    .select('base_minor as minor')
    .where('project_id', '=', projectId)
    .where('kind', '=', 'other_donor')
    .execute()
  const revenue = await db
    .selectFrom('funding_source')
    .select('received_minor as minor')
    .where('project_id', '=', projectId)
    .where('kind', '=', 'revenue')
    .execute()
  return sumMinor([...others, ...revenue].map(row => row.minor))
}

/** Posted cost up to a day less what was found ineligible of it. */
export async function acceptedCost(
  db: Reader,
  { terms, span }: { readonly terms: Pick<ProjectTerms, 'id'>; readonly span: Period },
  until: PlainDate,
): Promise<{ readonly acceptedMinor: number; readonly ineligibleMinor: number }> {
  const spent = await spentUntil(db, { projectId: terms.id, start: span.start, end: until })
  const refused = await carriedRefusals(db, terms.id)
    .select(carriedMinor.as('minor'))
    .where('entry.entry_date', '<=', until)
    .execute()
  const ineligibleMinor = sumMinor(refused.map(row => row.minor))
  return {
    acceptedMinor: sumMinor([spent.earlierMinor, spent.periodMinor, -ineligibleMinor]),
    ineligibleMinor,
  }
}

/** Contingency reserve of the signed budget. */
export async function reserveOf(db: Reader, projectId: string): Promise<number> {
  const rows = await db
    .selectFrom('budget_node as node')
    .innerJoin('budget_version as version', 'version.id', 'node.version_id')
    .select('node.amount_minor as minor')
    .where('version.project_id', '=', projectId)
    .where('version.state', '=', 'signed')
    .where('node.kind', '=', 'contingency')
    .execute()
  return sumMinor(rows.map(row => row.minor))
}

/** Sum of a period's forecast; null where nobody forecast anything: blank is not zero. */
export async function forecastOf(db: Reader, periodId: string): Promise<number | null> {
  const rows = await db
    .selectFrom('forecast')
    .select('amount_minor as minor')
    .where('period_id', '=', periodId)
    .execute()
  return rows.length === 0 ? null : sumMinor(rows.map(row => row.minor))
}
