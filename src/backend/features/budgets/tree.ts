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
import { agreementsOf, type PlacedAgreements, placeAgreements } from './agreements.ts'
import { budgetVerdict } from './limits.ts'
import { domainNode, nodesOf, type StoredNode } from './nodes.ts'
import { type LineSpent, spentByLine } from './spending.ts'
import { chooseVersion, versionsOf } from './versions.ts'

/** A day after every entry: "until now". */
const ALWAYS = '9999-12-31'

/** The figures of a budget, read in a fixed number of statements whatever its size. */
interface Figures {
  readonly spent: readonly LineSpent[]
  readonly agreements: PlacedAgreements
}

function amountsOfLine(node: StoredNode, figures: ReadonlyMap<string, LineSpent>, placed: PlacedAgreements) {
  const spent = node.line_id === null ? undefined : figures.get(node.line_id)
  const agreements = node.line_id === null ? [] : (placed.byLine.get(node.line_id) ?? [])
  const sumOf = (key: 'agreedMinor' | 'forwardedMinor' | 'acceptedMinor') =>
    sumMinor(agreements.map(agreement => agreement[key]))
  return sixAmounts({
    budgetedMinor: node.amount_minor,
    reservedMinor: 0,
    contractedMinor: sumOf('agreedMinor'),
    forwardedMinor: sumOf('forwardedMinor'),
    acceptedMinor: sumOf('acceptedMinor'),
    spentMinor: spent?.spentMinor ?? 0,
    spentUnderAgreementsMinor: spent?.spentUnderAgreementsMinor ?? 0,
  })
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
  amounts,
})

const rule = (code: string, act: string, details: Notice['details'] = {}): Notice =>
  notice('budget', code, here(act), details)

/** What to mind about the figures: money outside the budget, agreements without a line, lines without room. */
function figureNotices(
  nodes: readonly StoredNode[],
  { spent, agreements }: Figures,
  currency: string,
  rows: readonly BudgetNodeRow[],
): Notice[] {
  const known = new Set(nodes.map(node => node.line_id))
  const outside = spent.filter(line => !known.has(line.lineId) && line.spentMinor !== 0)
  const over = rows.filter(row => row.kind !== 'heading' && row.amounts.free < 0)
  const found: Notice[] = []
  if (outside.length > 0)
    found.push(
      rule('SpentOutsideBudget', 'editBudget', {
        lines: outside.map(line => line.code),
        amount: { minor: sumMinor(outside.map(line => line.spentMinor)), currency },
      }),
    )
  if (agreements.stray.length > 0)
    found.push(
      rule('AgreementWithoutLine', 'editBudget', {
        agreements: agreements.stray.map(agreement => agreement.agreementNo),
        amount: { minor: sumMinor(agreements.stray.map(agreement => agreement.agreedMinor)), currency },
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
 * A budget version as a tree in print order with the six amounts and the spent figure at every level, up to a
 * day. "Budgeted" is the amount of the version shown. Throws NotFound.
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
  const until = request.until ?? ALWAYS
  const spent = await spentByLine(db, request.projectId, until)
  const spentById = new Map(spent.map(line => [line.lineId, line]))
  const agreements = placeAgreements(
    await agreementsOf(db, request.projectId, until),
    printed.map(({ row }) => row),
  )
  const amounts = rollUp(branches, id => {
    const node = byId.get(id)
    return node ? amountsOfLine(node, spentById, agreements) : sumAmounts([])
  })
  const nodes = printed.map(({ row, depth }) => rowOf(row, depth, amounts.get(row.id) ?? sumAmounts([])))
  return {
    version,
    currency: terms.currency,
    nodes,
    totals: sumAmounts(nodes.filter(node => node.kind !== 'heading').map(node => node.amounts)),
    notices: asNotices([
      ...stateNotices(version, stored, terms),
      ...figureNotices(stored, { spent, agreements }, terms.currency, nodes),
    ]),
  }
}
