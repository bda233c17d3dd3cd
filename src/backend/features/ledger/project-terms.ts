import type { RateTerms } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ParameterName } from '#shared/domain/rule-packs/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { Period } from '#shared/kernel/period.ts'

/** What the money features need of a project: code, currency, dates, rate policy and the contract's rules. */
export interface ProjectTerms extends RateTerms {
  readonly id: string
  readonly code: string
  /** Null while the dates of the contract aren't known. */
  readonly span: Period | null
  readonly totalMinor: number | null
  readonly grantMinor: number | null
  readonly fundingPercent: string | null
  /** The contract's value of a rule, as decimal text, method name, 'true' or 'false'; null where it has none. */
  readonly rule: (name: ParameterName) => string | null
}

const isEntry = (raw: unknown): raw is { readonly name: unknown; readonly value: unknown } =>
  typeof raw === 'object' && raw !== null && 'name' in raw && 'value' in raw

/** Reads the stored parameters (`ruleParameterSchema` of the contract); a value that is not there is null. */
function rulesFrom(stored: string): ProjectTerms['rule'] {
  const parsed: unknown = JSON.parse(stored)
  const entries = Array.isArray(parsed) ? parsed.filter(isEntry) : []
  const values = new Map(entries.map(entry => [entry.name, entry.value]))
  return name => {
    const value = values.get(name)
    if (typeof value === 'boolean') return String(value)
    return typeof value === 'string' && value !== '' ? value : null
  }
}

const COLUMNS = [
  'id',
  'code',
  'currency',
  'start_date',
  'end_date',
  'total_minor',
  'grant_minor',
  'funding_percent',
  'rate_policy',
  'rate_source',
  'rule_parameters',
] as const

/** Terms of the named projects; unknown ids are left out. */
export async function termsOfProjects(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProjectTerms>> {
  const rows = await db
    .selectFrom('project')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        code: row.code,
        currency: row.currency,
        span:
          row.start_date === null || row.end_date === null
            ? null
            : { start: row.start_date, end: row.end_date },
        totalMinor: row.total_minor,
        grantMinor: row.grant_minor,
        fundingPercent: row.funding_percent,
        ratePolicy: row.rate_policy,
        rateSource: row.rate_source,
        rule: rulesFrom(row.rule_parameters),
      },
    ]),
  )
}

/** Terms of one project; throws NotFound. */
export async function projectTerms(db: Reader, id: string): Promise<ProjectTerms> {
  const terms = (await termsOfProjects(db, [id])).get(id)
  if (!terms) throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id }))
  return terms
}
