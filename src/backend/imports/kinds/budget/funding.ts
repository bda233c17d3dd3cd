import { fundingLimits } from '#backend/features/budgets/index.ts'
import type { ProjectTerms } from '#backend/features/ledger/index.ts'
import { type FundingPart, fundingVerdict } from '#shared/domain/budgets/index.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import type { ProblemList } from '../problem-list.ts'
import { type ColumnSource, matchSources } from './match-sources.ts'
import type { FundingColumn } from './read-funding.ts'
import type { BudgetRow } from './read-nodes.ts'
import type { StoredBudget } from './stored-budget.ts'

/** How the lines of a file are paid for. */
export interface PlannedFunding {
  /** Sources of the columns; none when the file has no such column. */
  readonly sources: readonly ColumnSource[]
  /** By file row; the source is its id, or the column's key while the project doesn't have it yet. */
  readonly parts: ReadonlyMap<number, readonly FundingPart[]>
}

/** A file that doesn't divide its lines leaves their sources alone, as far as their amounts stay. */
function keptParts(
  applied: AppliedMapping,
  rows: readonly BudgetRow[],
  { known, parts }: StoredBudget,
  problems: ProblemList,
): PlannedFunding {
  const funded = rows.filter(row => row.kind !== 'heading' && (parts.get(row.code)?.length ?? 0) > 0)
  const isKept = (row: BudgetRow) => known.get(row.code)?.amountMinor === row.amountMinor
  const lost = funded.filter(row => !isKept(row))
  const [first] = lost
  if (first)
    problems.report(
      'warning',
      { sheet: applied.sheet, row: first.row, column: applied.columns['amount'] ?? '', value: first.code },
      'fundingDropped',
      { codes: lost.map(row => row.code).join(', '), count: lost.length },
    )
  return {
    sources: [],
    parts: new Map(funded.filter(isKept).map(row => [row.row, parts.get(row.code) ?? []])),
  }
}

/** In-kind money in a line of a contract that doesn't take it as a cost is refused as by the form. */
function checkInKind(
  applied: AppliedMapping,
  rows: readonly BudgetRow[],
  { sources, parts }: PlannedFunding,
  terms: ProjectTerms,
  problems: ProblemList,
): void {
  const named = sources.map(source => ({
    ...source,
    id: source.id ?? source.key,
    plannedMinor: source.totalMinor,
  }))
  const nodes = rows.map(row => ({ ...row, id: String(row.row), parts: parts.get(row.row) ?? [] }))
  const { blockers, warnings } = fundingVerdict(nodes, named, fundingLimits(terms))
  const isRefused = blockers.some(({ code }) => code === 'InKindNotEligible')
  const isOpen = warnings.some(({ code }) => code === 'InKindToConfirm')
  if (!isRefused && !isOpen) return
  const keys = new Set(sources.filter(source => source.kind === 'in_kind').map(source => source.key))
  const column = [...keys].map(key => applied.columns[key] ?? '')[0] ?? ''
  for (const row of rows) {
    const share = row.shares.find(({ key }) => keys.has(key))
    if (!share || row.kind === 'heading' || row.kind === 'taxes_in_kind') continue
    problems.report(
      isRefused ? 'error' : 'warning',
      { sheet: applied.sheet, row: row.row, column, value: row.code },
      isRefused ? 'inKindNotEligible' : 'inKindToConfirm',
      { amount: { minor: share.amountMinor, currency: terms.currency } },
    )
    if (isOpen) return
  }
}

/** Works out who pays for which row; see `matchSources` for what becomes of a column. */
export function planFunding(
  applied: AppliedMapping,
  rows: readonly BudgetRow[],
  columns: readonly FundingColumn[],
  { stored, terms }: { readonly stored: StoredBudget; readonly terms: ProjectTerms },
  problems: ProblemList,
): PlannedFunding {
  if (columns.length === 0) return keptParts(applied, rows, stored, problems)
  const sources = matchSources(applied, columns, stored.sources, rows, problems)
  const ids = new Map(sources.map(source => [source.key, source.id ?? source.key]))
  const parts = new Map(
    rows.map(row => [
      row.row,
      row.shares.map(({ key, amountMinor }) => ({ sourceId: ids.get(key) ?? key, amountMinor })),
    ]),
  )
  const planned = { sources, parts }
  checkInKind(applied, rows, planned, terms, problems)
  return planned
}

const sorted = (parts: readonly FundingPart[]) =>
  parts.map(part => `${part.sourceId} ${part.amountMinor}`).toSorted()

/** True when the stored row has these very sources. */
export const sameParts = (parts: readonly FundingPart[], stored: readonly FundingPart[]): boolean =>
  sorted(parts).join() === sorted(stored).join()
