import { requireVersion } from '#backend/features/audit/index.ts'
import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import {
  type FundedNode,
  type FundingPart,
  fundingVerdict,
  spreadFunding,
} from '#shared/domain/budgets/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sourcesOf } from './funding.ts'
import { fundingLimits } from './limits.ts'
import { domainNode, nodesOf, type StoredNode } from './nodes.ts'
import { requireDraftVersion, type StoredVersion } from './versions.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** Refuses what the contract or arithmetic don't allow, and sources of other projects. */
async function requireAllowed(
  { trx }: CommandContext,
  version: StoredVersion,
  nodes: readonly FundedNode[],
): Promise<void> {
  const sources = await sourcesOf(trx, version.project_id)
  const known = new Set(sources.map(source => source.id))
  const unknown = nodes.flatMap(node => node.parts).find(part => !known.has(part.sourceId))
  if (unknown)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.fundingSource', { field: 'parts', id: unknown.sourceId }),
    )
  const terms = await projectTerms(trx, version.project_id)
  const { blockers } = fundingVerdict(nodes, sources, fundingLimits(terms))
  if (blockers.length > 0)
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.funding.blocked', { blockers: asNotices(blockers), warnings: [] }),
    )
}

/** Writes the sources of one row anew and counts the row's version on. */
async function replaceParts(
  { trx, newId }: CommandContext,
  node: StoredNode,
  parts: readonly FundingPart[],
): Promise<Saved> {
  const version = node.version + 1
  await trx.deleteFrom('budget_node_funding').where('node_id', '=', node.id).execute()
  for (const part of parts)
    if (part.amountMinor !== 0)
      await trx
        .insertInto('budget_node_funding')
        .values({
          id: newId(),
          node_id: node.id,
          funding_source_id: part.sourceId,
          amount_minor: part.amountMinor,
        })
        .execute()
  await trx.updateTable('budget_node').set({ version }).where('id', '=', node.id).execute()
  return { id: node.id, version }
}

/** Each source once: a second row of the same source would hide the first. */
function requireOnce(parts: readonly { readonly sourceId: string }[]): void {
  if (new Set(parts.map(part => part.sourceId)).size !== parts.length)
    throw new ProblemError(problem('Validation', 'problem.funding.sourceTwice', {}))
}

/**
 * Replaces the sources of one line of a draft. Throws NotFound, Conflict, Rule.Signed, Validation (a heading, a
 * source twice), Rule.Blocked (more than the line's amount, in-kind money the contract doesn't take).
 */
export async function saveLineFunding(
  context: CommandContext,
  { nodeId, version, parts }: ParsedInputOf<'funding.saveLine'>,
): Promise<Saved> {
  const { trx } = context
  const node = await trx.selectFrom('budget_node').selectAll().where('id', '=', nodeId).executeTakeFirst()
  if (!node) throw new ProblemError(problem('NotFound', 'problem.notFound.budgetRow', { id: nodeId }))
  const draft = await requireDraftVersion(trx, node.version_id)
  await requireVersion(trx, node, version)
  if (node.kind === 'heading')
    throw new ProblemError(problem('Validation', 'problem.funding.heading', { code: node.code }))
  requireOnce(parts)
  await requireAllowed(context, draft, [{ ...domainNode(node), parts }])
  return replaceParts(context, node, parts)
}

/** Lines below a heading at any depth, or all of a version. */
function linesBelow(nodes: readonly StoredNode[], headingId: string | null): readonly StoredNode[] {
  if (headingId === null) return nodes.filter(node => node.kind !== 'heading')
  const children = nodes.filter(node => node.parent_id === headingId)
  return children.flatMap(node => (node.kind === 'heading' ? linesBelow(nodes, node.id) : [node]))
}

/**
 * Funds all lines of a draft, or those below a heading, by the same percentages. Throws NotFound, Conflict,
 * Rule.Signed, Validation (more than 100 %), Rule.Blocked like `saveLineFunding`.
 */
export async function spreadVersionFunding(
  context: CommandContext,
  { versionId, version, headingId, shares }: ParsedInputOf<'funding.spread'>,
): Promise<{ readonly lines: number }> {
  const { trx } = context
  const draft = await requireDraftVersion(trx, versionId, version)
  const nodes = await nodesOf(trx, versionId)
  if (headingId !== null && !nodes.some(node => node.id === headingId && node.kind === 'heading'))
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.heading', { field: 'headingId', id: headingId }),
    )
  requireOnce(shares)
  const lines = linesBelow(nodes, headingId).map(node => ({
    node,
    parts: spreadFunding(node.amount_minor, shares),
  }))
  await requireAllowed(
    context,
    draft,
    lines.map(({ node, parts }) => ({ ...domainNode(node), parts })),
  )
  for (const { node, parts } of lines) await replaceParts(context, node, parts)
  return { lines: lines.length }
}
