import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { FundedLine, FundingSourceRow } from '#shared/contract/funding.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import {
  allocatedBySource,
  type BudgetBranch,
  budgetTree,
  type FundedNode,
  type FundingPart,
  type FundingSource,
  flattenTree,
  fundingVerdict,
  uncoveredMinor,
} from '#shared/domain/budgets/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import { fundingLimits } from './limits.ts'
import { domainNode, nodesOf, type StoredNode } from './nodes.ts'
import { chooseVersion, versionsOf } from './versions.ts'

const readSources = (db: Reader, projectId: string) =>
  db
    .selectFrom('funding_source as source')
    .leftJoin('organisation', 'organisation.id', 'source.organisation_id')
    .selectAll('source')
    .select('organisation.name as organisationName')
    .where('source.project_id', '=', projectId)
    .orderBy('source.position')
    .orderBy('source.id')
    .execute()

/** Sources of a project in order, as the rules of funding see them. */
export async function sourcesOf(db: Reader, projectId: string): Promise<readonly FundingSource[]> {
  return (await readSources(db, projectId)).map(row => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    plannedMinor: row.planned_minor,
  }))
}

/** Rows of one version with their sources; a row without any has no parts. */
export async function fundedNodes(db: Reader, nodes: readonly StoredNode[]): Promise<readonly FundedNode[]> {
  const [first] = nodes
  const rows = first
    ? await db
        .selectFrom('budget_node_funding as funding')
        .innerJoin('budget_node as node', 'node.id', 'funding.node_id')
        .select(['node.id', 'funding.funding_source_id as sourceId', 'funding.amount_minor as amountMinor'])
        .where('node.version_id', '=', first.version_id)
        .orderBy('funding.funding_source_id')
        .execute()
    : []
  const parts = Map.groupBy(rows, row => row.id)
  return nodes.map(node => ({
    ...domainNode(node),
    parts: (parts.get(node.id) ?? []).map(({ sourceId, amountMinor }) => ({ sourceId, amountMinor })),
  }))
}

/** Sums of the parts of many lines, by source. */
function summed(parts: readonly FundingPart[]): readonly FundingPart[] {
  return [...Map.groupBy(parts, part => part.sourceId)].map(([sourceId, own]) => ({
    sourceId,
    amountMinor: sumMinor(own.map(part => part.amountMinor)),
  }))
}

const partsBelow = (
  branch: BudgetBranch,
  own: ReadonlyMap<string, readonly FundingPart[]>,
): readonly FundingPart[] =>
  branch.node.kind === 'heading'
    ? summed(branch.children.flatMap(child => partsBelow(child, own)))
    : (own.get(branch.node.id) ?? [])

function linesOf(nodes: readonly StoredNode[], funded: readonly FundedNode[]): FundedLine[] {
  const stored = new Map(nodes.map(node => [node.id, node]))
  const own = new Map(funded.map(node => [node.id, node.parts]))
  return flattenTree(budgetTree(nodes.map(domainNode))).flatMap(branch => {
    const row = stored.get(branch.node.id)
    if (!row) return []
    const parts = partsBelow(branch, own)
    return [
      {
        nodeId: row.id,
        version: row.version,
        lineId: row.line_id,
        kind: row.kind,
        depth: branch.depth,
        code: row.code,
        label: row.label,
        amountMinor: branch.totalMinor,
        uncoveredMinor: uncoveredMinor(branch.totalMinor, parts),
        parts: parts.map(part => ({
          ...part,
          percent: percentText(part.amountMinor, branch.totalMinor) ?? null,
        })),
      },
    ]
  })
}

/** Sources and lines of a version, the signed one when none is named. Throws NotFound. */
export async function fundingPlan(
  db: Reader,
  { projectId, versionId }: { readonly projectId: string; readonly versionId: string | null },
): Promise<OutputOf<'funding.plan'>> {
  const terms = await projectTerms(db, projectId)
  const version = chooseVersion(await versionsOf(db, projectId), versionId)
  const nodes = version ? await nodesOf(db, version.id) : []
  const funded = await fundedNodes(db, nodes)
  const lines = funded.filter(node => node.kind !== 'heading')
  const allocated = allocatedBySource(lines)
  const totalMinor = sumMinor(lines.map(node => node.amountMinor))
  const sources = (await readSources(db, projectId)).map(
    (row): FundingSourceRow => ({
      id: row.id,
      version: row.version,
      kind: row.kind,
      name: row.name,
      organisation:
        row.organisation_id === null ? null : { id: row.organisation_id, name: row.organisationName ?? '' },
      conditions: row.conditions,
      plannedMinor: row.planned_minor,
      receivedMinor: row.received_minor,
      allocatedMinor: allocated.get(row.id) ?? 0,
      percent: percentText(allocated.get(row.id) ?? 0, totalMinor) ?? null,
    }),
  )
  const verdict = fundingVerdict(funded, sources, fundingLimits(terms))
  return {
    version,
    currency: terms.currency,
    sources,
    lines: linesOf(nodes, funded),
    totalMinor,
    uncoveredMinor: sumMinor([totalMinor, ...sources.map(source => -source.allocatedMinor)]),
    notices: asNotices([...verdict.blockers, ...verdict.warnings]),
  }
}
