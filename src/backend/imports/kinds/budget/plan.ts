import type { Reader } from '#backend/rpc/context.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS } from '../kind.ts'
import type { ProblemList } from '../problem-list.ts'
import { checkTotals } from './check-totals.ts'
import { type PlannedFunding, planFunding, sameParts } from './funding.ts'
import { fundingColumns } from './read-funding.ts'
import { type BudgetRow, readNodes } from './read-nodes.ts'
import type { BudgetScope } from './scope.ts'
import { storeDraft } from './store.ts'
import { type StoredBudget, type StoredNode, storedBudget } from './stored-budget.ts'

function sampleOf(row: BudgetRow, byRow: ReadonlyMap<number, BudgetRow>, currency: string) {
  const shown: Readonly<Record<string, string | null>> = {
    row: String(row.row),
    kind: row.kind,
    code: row.code,
    label: row.label,
    unit: row.unit,
    quantity: row.quantity,
    unitValue: row.unitValue,
    amount: row.kind === 'heading' ? null : minorToDecimalText(row.amountMinor, currency),
    fundingSource: row.fundingSource,
    clarification: row.clarification,
    justification: row.justification,
    parentCode: row.parentRow === null ? null : (byRow.get(row.parentRow)?.code ?? null),
    ...Object.fromEntries(
      row.shares.map(({ key, amountMinor }) => [key, minorToDecimalText(amountMinor, currency)]),
    ),
  }
  return Object.fromEntries(Object.entries(shown).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

/** True when the draft has this very row in this place. */
function isSame(row: BudgetRow, stored: StoredNode, parentCode: string | null): boolean {
  return (
    row.kind === stored.kind &&
    row.label === stored.label &&
    row.unit === stored.unit &&
    row.quantity === stored.quantity &&
    row.unitValue === stored.unitValue &&
    row.amountMinor === stored.amountMinor &&
    row.fundingSource === stored.fundingSource &&
    row.clarification === stored.clarification &&
    row.justification === stored.justification &&
    row.position === stored.position &&
    parentCode === stored.parentCode
  )
}

interface Compared {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** False when storing would leave the draft as it is. */
  readonly differs: boolean
}

function compare(
  rows: readonly BudgetRow[],
  byRow: ReadonlyMap<number, BudgetRow>,
  { draftNodes, parts }: StoredBudget,
  funding: PlannedFunding,
): Compared {
  const known = new Map(draftNodes.map(node => [node.code, node]))
  const isFundedSame = (row: BudgetRow) =>
    sameParts(funding.parts.get(row.row) ?? [], parts.get(row.code) ?? [])
  let [created, updated, unchanged] = [0, 0, 0]
  for (const row of rows) {
    const before = known.get(row.code)
    const parentCode = row.parentRow === null ? null : (byRow.get(row.parentRow)?.code ?? null)
    if (!before) created += 1
    else if (isSame(row, before, parentCode) && isFundedSame(row)) unchanged += 1
    else updated += 1
  }
  const differs = created + updated > 0 || rows.length !== draftNodes.length
  return { created, updated, unchanged, differs }
}

const TEXTS = ['unit', 'fundingSource', 'clarification', 'justification'] as const

/** A file without a column says nothing about it: rows that stay keep what the budget says already. */
function keepUnsaid(
  rows: readonly BudgetRow[],
  applied: AppliedMapping,
  known: StoredBudget['known'],
): readonly BudgetRow[] {
  const said = applied.rows[0]?.values ?? {}
  const unsaid = TEXTS.filter(key => !Object.hasOwn(said, key))
  return rows.map(row => {
    const stored = known.get(row.code)
    return stored ? { ...row, ...Object.fromEntries(unsaid.map(key => [key, stored[key]])) } : row
  })
}

/** Lines with spending that the file no longer has: their entries would point at nothing in the new version. */
function checkSpentLines(
  applied: AppliedMapping,
  rows: readonly BudgetRow[],
  stored: StoredBudget,
  problems: ProblemList,
): void {
  const codes = new Set(rows.filter(row => row.kind !== 'heading').map(row => row.code))
  for (const code of stored.spent)
    if (!codes.has(code))
      problems.report(
        'warning',
        { sheet: applied.sheet, row: applied.headerRows.at(-1) ?? 1, value: code },
        'spentLineMissing',
        { code },
      )
}

/** One draft at a time: another's work is not replaced by a file. */
function checkDraft(
  applied: AppliedMapping,
  file: string,
  { draft }: StoredBudget,
  problems: ProblemList,
): void {
  if (!draft || draft.file === file) return
  const place = { sheet: applied.sheet, row: applied.headerRows.at(-1) ?? 1 }
  problems.report('error', place, 'budgetDraftOpen', { number: draft.number, file: draft.file ?? '' })
}

/** Works out the draft version that a budget file becomes; see `OpenedImport`. */
export async function planBudget(db: Reader, scope: BudgetScope, request: PlanRequest): Promise<Plan> {
  const { file, read, problems } = request
  if (read.kind !== 'map' || !read.output.tree) throw new Error('A budget is read as a table with its tree')
  const { applied, tree } = read.output
  const { currency } = scope.terms
  const stored = await storedBudget(db, scope.projectId)
  const columns = fundingColumns(applied)
  const rows = keepUnsaid(readNodes(applied, tree, columns, currency, problems), applied, stored.known)
  const funding = planFunding(applied, rows, columns, { stored, terms: scope.terms }, problems)
  const byRow = new Map(rows.map(row => [row.row, row]))
  checkTotals(applied, rows, currency, problems)
  checkDraft(applied, file.name, stored, problems)
  checkSpentLines(applied, rows, stored, problems)
  const { created, updated, unchanged, differs } = compare(rows, byRow, stored, funding)
  return {
    rowsRead: applied.rowsRead,
    created,
    updated,
    unchanged,
    skipped: applied.leftOut,
    sample: rows.slice(0, SAMPLE_ROWS).map(row => sampleOf(row, byRow, currency)),
    store: async context => {
      const draft = { projectId: scope.projectId, note: scope.versionNote, file: file.name }
      if (differs || !stored.draft) await storeDraft(context, draft, rows, funding, stored)
      return 0
    },
  }
}
