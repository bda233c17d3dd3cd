import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { BudgetNodeRow, BudgetVersionRow } from '#shared/contract/budgets.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import {
  type BudgetBranch,
  budgetTree,
  flattenTree,
  type SixAmounts,
  sixAmounts,
  sumAmounts,
} from '#shared/domain/budgets/index.ts'
import { here, type Notice, notice } from '#shared/domain/notices/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { strayAgreements } from './agreements.ts'
import { budgetVerdict } from './limits.ts'
import { type BudgetFigures, figuresNow, figuresUntil, NOTHING } from './line-figures.ts'
import { domainNode, nodesOf, type StoredNode } from './nodes.ts'
import { chooseVersion, versionsOf } from './versions.ts'

function amountsOfLine(node: StoredNode, { byLine }: BudgetFigures): SixAmounts {
  const figures = (node.line_id === null ? undefined : byLine.get(node.line_id)) ?? NOTHING
  return sixAmounts({ ...figures, budgetedMinor: node.amount_minor })
}

/** Amounts of every row by its id: a line's own, a heading's the sum of the lines below. */
function rollUp(
  branches: readonly BudgetBranch[],
  amountsOf: (id: string) => SixAmounts,
): ReadonlyMap<string, SixAmounts> {
  const found = new Map<string, SixAmounts>()
  const visit = (branch: BudgetBranch): SixAmounts => {
    const below = branch.children.map(visit)
    const own = branch.node.kind === 'heading' ? sumAmounts(below) : amountsOf(branch.node.id)
    found.set(branch.node.id, own)
    return own
  }
  branches.forEach(visit)
  return found
}

const rowOf = (node: StoredNode, depth: number, amounts: SixAmounts): BudgetNodeRow => ({
  id: node.id,
  version: node.version,
  parentId: node.parent_id,
  lineId: node.line_id,
  kind: node.kind,
  depth,
  code: node.code,
  label: node.label,
  unit: node.unit,
  quantity: node.quantity,
  unitValue: node.unit_value,
  fundingSource: node.funding_source,
  costType: node.cost_type,
  interventionId: node.intervention_id,
  clarification: node.clarification,
  justification: node.justification,
  indirectRate: node.indirect_rate,
  indirectBase: node.indirect_base,
  amounts,
})

const rule = (code: string, act: string, details: Notice['details'] = {}): Notice =>
  notice('budget', code, here(act), details)

/** What to mind about the figures: money outside the budget, agreements without a line, lines without room. */
function figureNotices(
  nodes: readonly StoredNode[],
  figures: BudgetFigures,
  currency: string,
  rows: readonly BudgetNodeRow[],
): Notice[] {
  const known = new Set(nodes.map(node => node.line_id))
  const outside = [...figures.byLine.values()].filter(
    line => !known.has(line.lineId) && line.spentMinor !== 0,
  )
  const stray = strayAgreements(figures.agreements, known)
  const over = rows.filter(row => row.kind !== 'heading' && row.amounts.free < 0)
  const found: Notice[] = []
  if (outside.length > 0)
    found.push(
      rule('SpentOutsideBudget', 'editBudget', {
        lines: outside.map(line => line.code),
        amount: { minor: sumMinor(outside.map(line => line.spentMinor)), currency },
      }),
    )
  if (stray.length > 0)
    found.push(
      rule('AgreementWithoutLine', 'editBudget', {
        agreements: stray.map(agreement => agreement.agreementNo),
        amount: { minor: sumMinor(stray.map(agreement => agreement.contractedMinor)), currency },
      }),
    )
  if (over.length > 0) found.push(rule('LinesOverspent', 'editBudget', { lines: over.map(row => row.code) }))
  return found
}

/** A draft also shows what stands against signing it. */
function stateNotices(
  version: BudgetVersionRow,
  nodes: readonly StoredNode[],
  terms: Awaited<ReturnType<typeof projectTerms>>,
): Notice[] {
  if (version.state === 'superseded')
    return [rule('Superseded', 'openSignedBudget', { number: version.number })]
  if (version.state === 'signed') return []
  const verdict = budgetVerdict(nodes, terms)
  return [
    rule('NotSigned', 'signBudget', { number: version.number }),
    ...verdict.blockers,
    ...verdict.warnings,
  ]
}

export interface TreeRequest {
  readonly projectId: string
  readonly versionId: string | null
  readonly until: string | null
}

/**
 * A budget version as a tree in print order with the six amounts and the spent figure at every level: now, as
 * they are kept with every change, or up to a day. "Budgeted" is the amount of the version shown. Throws NotFound.
 */
export async function budgetTreeOf(db: Reader, request: TreeRequest): Promise<OutputOf<'budgets.tree'>> {
  const terms = await projectTerms(db, request.projectId)
  const version = chooseVersion(await versionsOf(db, request.projectId), request.versionId)
  if (!version) return { version, currency: terms.currency, nodes: [], totals: sumAmounts([]), notices: [] }
  const stored = await nodesOf(db, version.id)
  const byId = new Map(stored.map(node => [node.id, node]))
  const branches = budgetTree(stored.map(domainNode))
  const printed = flattenTree(branches).flatMap(({ node, depth }) => {
    const row = byId.get(node.id)
    return row ? [{ row, depth }] : []
  })
  const figures =
    request.until === null
      ? await figuresNow(db, request.projectId)
      : await figuresUntil(db, request.projectId, request.until)
  const amounts = rollUp(branches, id => {
    const node = byId.get(id)
    return node ? amountsOfLine(node, figures) : sumAmounts([])
  })
  const nodes = printed.map(({ row, depth }) => rowOf(row, depth, amounts.get(row.id) ?? sumAmounts([])))
  return {
    version,
    currency: terms.currency,
    nodes,
    totals: sumAmounts(nodes.filter(node => node.kind !== 'heading').map(node => node.amounts)),
    notices: asNotices([
      ...stateNotices(version, stored, terms),
      ...figureNotices(stored, figures, terms.currency, nodes),
    ]),
  }
}
