import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { Translate } from '../model/index.ts'
import type { ReportProject } from './project.ts'

export interface BudgetRow {
  readonly id: string
  readonly parentId: string | null
  readonly lineId: string | null
  readonly kind: 'heading' | 'line' | 'indirect' | 'contingency' | 'taxes_in_kind'
  readonly depth: number
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  readonly amountMinor: number
  readonly fundingSource: string
  readonly costType: string
  readonly interventionId: string | null
  readonly clarification: string
  readonly justification: string
}

export interface ReportBudget {
  readonly versionId: string
  readonly number: number
  readonly kind: 'original' | 'addendum'
  readonly state: 'draft' | 'signed' | 'superseded'
  readonly signedOn: string | null
  /** In print order: a heading before what is below it. */
  readonly rows: readonly BudgetRow[]
}

/** Which version a print shows, so that two prints of one budget are never taken for each other. */
export function versionText(budget: ReportBudget, t: Translate): string {
  if (budget.state === 'draft') return t('budget.versionDraft', { number: budget.number })
  return t(budget.state === 'signed' ? 'budget.versionSigned' : 'budget.versionSuperseded', {
    number: budget.number,
    date: budget.signedOn ?? t('documents.notStated'),
  })
}

type Flat = Omit<BudgetRow, 'depth'>

function inPrintOrder(nodes: readonly Flat[], parentId: string | null, depth: number): BudgetRow[] {
  return nodes
    .filter(node => node.parentId === parentId)
    .flatMap(node => [{ ...node, depth }, ...inPrintOrder(nodes, node.id, depth + 1)])
}

/** Rows of one budget version as a tree in print order. */
async function loadRows(db: Reader, versionId: string): Promise<BudgetRow[]> {
  const rows = await db
    .selectFrom('budget_node')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('position')
    .orderBy('code')
    .execute()
  const flat = rows.map(row => ({
    id: row.id,
    parentId: row.parent_id,
    lineId: row.line_id,
    kind: row.kind,
    code: row.code,
    label: row.label,
    unit: row.unit,
    quantity: row.quantity,
    unitValue: row.unit_value,
    amountMinor: row.amount_minor,
    fundingSource: row.funding_source,
    costType: row.cost_type,
    interventionId: row.intervention_id,
    clarification: row.clarification,
    justification: row.justification,
  }))
  return inPrintOrder(flat, null, 0)
}

/** The signed budget, or the version of a number. A project without one can't be reported: the error says so. */
export async function loadBudget(
  db: Reader,
  project: ReportProject,
  number: number | null,
): Promise<ReportBudget> {
  let query = db.selectFrom('budget_version').selectAll().where('project_id', '=', project.id)
  query = number === null ? query.where('state', '=', 'signed') : query.where('number', '=', number)
  const version = await query.executeTakeFirst()
  if (!version)
    throw new ProblemError(
      number === null
        ? problem('Export', 'documents.error.noSignedBudget', { project: project.code })
        : problem('NotFound', 'documents.error.unknownVersion', { project: project.code, version: number }),
    )
  return {
    versionId: version.id,
    number: version.number,
    kind: version.kind,
    state: version.state,
    signedOn: version.signed_on,
    rows: await loadRows(db, version.id),
  }
}

/** Lines below a heading, at any depth; of a line, itself. */
export function linesBelow(rows: readonly BudgetRow[], row: BudgetRow): readonly BudgetRow[] {
  if (row.kind !== 'heading') return [row]
  const start = rows.indexOf(row)
  const rest = rows.slice(start + 1)
  const end = rest.findIndex(other => other.depth <= row.depth)
  return (end < 0 ? rest : rest.slice(0, end)).filter(other => other.kind !== 'heading')
}

/** Direct children of a heading: what its subtotal adds, so that nested subtotals don't count twice. */
export const childrenOf = (rows: readonly BudgetRow[], row: BudgetRow): readonly BudgetRow[] =>
  rows.filter(other => other.parentId === row.id)
