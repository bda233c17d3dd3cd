import type { FundingSource } from '#shared/domain/budgets/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { foldText } from '../../reading/fold.ts'
import type { ProblemList, RowPlace } from '../problem-list.ts'
import type { FundingColumn } from './read-funding.ts'
import type { BudgetRow } from './read-nodes.ts'

/** The funding source that a column of the file means. */
export interface ColumnSource extends Pick<FundingSource, 'kind' | 'name'> {
  readonly key: string
  /** Null for a source that the project doesn't have yet. */
  readonly id: string | null
  /** What all lines of the file take from it, in minor units. */
  readonly totalMinor: number
}

const placeOf = (applied: AppliedMapping, column: FundingColumn): RowPlace => ({
  sheet: applied.sheet,
  row: applied.headerRows.at(-1) ?? 1,
  column: column.label,
  value: column.name,
})

/** One name inside the other: "Sida" means "Sida, Stockholm". */
function isNamed(source: FundingSource, column: FundingColumn): boolean {
  const [a, b] = [` ${foldText(source.name)} `, ` ${foldText(column.name)} `]
  return a.includes(b) || b.includes(a)
}

type Found =
  | { readonly kind: 'source'; readonly source: FundingSource }
  | { readonly kind: 'new' }
  | { readonly kind: 'unclear'; readonly names: readonly string[] }

/** The source of that name; else the only one of the column's kind, unless other funders go by their names. */
function find(column: FundingColumn, sources: readonly FundingSource[]): Found {
  const exact = sources.filter(source => foldText(source.name) === foldText(column.name))
  const named = exact.length > 0 ? exact : sources.filter(source => isNamed(source, column))
  const ofKind = column.kind === 'other_donor' ? [] : sources.filter(source => source.kind === column.kind)
  const fitting = named.length > 0 ? named : ofKind
  const [only, second] = fitting
  if (second) return { kind: 'unclear', names: fitting.map(source => source.name) }
  return only ? { kind: 'source', source: only } : { kind: 'new' }
}

/**
 * Finds the project's source for each column by name and kind; a column without one becomes a new source, which the
 * dry run says. A column that could be several sources, or a source that two columns mean, is an error.
 */
export function matchSources(
  applied: AppliedMapping,
  columns: readonly FundingColumn[],
  sources: readonly FundingSource[],
  rows: readonly BudgetRow[],
  problems: ProblemList,
): readonly ColumnSource[] {
  const taken = new Map<string, FundingColumn>()
  return columns.map(column => {
    const totalMinor = sumMinor(
      rows.flatMap(row => row.shares.filter(({ key }) => key === column.key).map(share => share.amountMinor)),
    )
    const fresh = { key: column.key, id: null, kind: column.kind, name: column.name, totalMinor }
    const found = find(column, sources)
    if (found.kind === 'unclear') {
      problems.report('error', placeOf(applied, column), 'fundingSourceUnclear', {
        names: found.names.join(', '),
      })
      return fresh
    }
    const id = found.kind === 'source' ? found.source.id : `new ${foldText(column.name)}`
    const other = taken.get(id)
    taken.set(id, column)
    if (other)
      problems.report('error', placeOf(applied, column), 'fundingSourceTwice', { column: other.label })
    if (found.kind === 'source') return { ...found.source, key: column.key, totalMinor }
    if (!other)
      problems.report('warning', placeOf(applied, column), 'fundingSourceNew', { source: column.name })
    return fresh
  })
}
