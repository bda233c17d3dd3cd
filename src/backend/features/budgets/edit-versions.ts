import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { here, isAllowed, type Notice, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { budgetVerdict } from './limits.ts'
import { removeUnusedLines, takeCodesOf } from './line-codes.ts'
import { nodesOf, type StoredNode } from './nodes.ts'
import { requireBudgetVersion, requireDraftVersion, type StoredVersion, versionsOf } from './versions.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** Rows per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/** Copies rows with their tree; lines keep their identity, so that spending stays with them. */
async function copyNodes(
  { trx, newId }: CommandContext,
  nodes: readonly StoredNode[],
  versionId: string,
): Promise<void> {
  const ids = new Map(nodes.map(node => [node.id, newId()]))
  const copies = nodes.map(node => ({
    ...node,
    id: ids.get(node.id) ?? newId(),
    version: 1,
    version_id: versionId,
    parent_id: node.parent_id === null ? null : (ids.get(node.parent_id) ?? null),
  }))
  for (let start = 0; start < copies.length; start += CHUNK)
    await trx
      .insertInto('budget_node')
      .values(copies.slice(start, start + CHUNK))
      .execute()
}

/** Parents before what is below them, as the table's own reference demands. */
function parentsFirst(nodes: readonly StoredNode[]): readonly StoredNode[] {
  const byParent = Map.groupBy(nodes, node => node.parent_id)
  const below = (parent: string | null): readonly StoredNode[] =>
    (byParent.get(parent) ?? []).flatMap(node => [node, ...below(node.id)])
  return below(null)
}

/**
 * Starts a draft version, empty or a copy of another of the same project; one draft at a time. Throws NotFound,
 * Rule.DraftOpen.
 */
export async function createVersion(
  context: CommandContext,
  { projectId, copyFromId, note }: ParsedInputOf<'budgets.createVersion'>,
): Promise<Saved> {
  const { trx } = context
  await projectTerms(trx, projectId)
  const versions = await versionsOf(trx, projectId)
  const open = versions.find(version => version.state === 'draft')
  if (open)
    throw new ProblemError(problem('Rule.DraftOpen', 'problem.budget.draftOpen', { number: open.number }))
  if (copyFromId !== null && !versions.some(version => version.id === copyFromId))
    throw new ProblemError(problem('NotFound', 'problem.notFound.budgetVersion', { id: copyFromId }))
  const id = context.newId()
  await trx
    .insertInto('budget_version')
    .values({
      id,
      project_id: projectId,
      number: Math.max(0, ...versions.map(version => version.number)) + 1,
      kind: versions.length === 0 ? 'original' : 'addendum',
      state: 'draft',
      signed_on: null,
      note,
      source_file: null,
    })
    .execute()
  if (copyFromId !== null) await copyNodes(context, parentsFirst(await nodesOf(trx, copyFromId)), id)
  return { id, version: 1 }
}

/** Deletes a draft version with its rows and the lines only it had. Throws NotFound, Rule.Signed, Conflict. */
export async function deleteVersion({ trx }: CommandContext, { id, version }: Saved): Promise<void> {
  const draft = await requireDraftVersion(trx, id, version)
  await trx.deleteFrom('budget_version').where('id', '=', id).execute()
  await removeUnusedLines(trx, draft.project_id)
}

/** A signature has happened, and not before the one it replaces. */
function dateBlockers(signedOn: string, today: string, before: StoredVersion | undefined): Notice[] {
  const found: Notice[] = []
  if (signedOn > today) found.push(notice('budget', 'SignedInFuture', here('changeDate'), { signedOn }))
  if (before?.signed_on && signedOn < before.signed_on)
    found.push(
      notice('budget', 'SignedBeforeLast', here('changeDate'), {
        signedOn,
        last: before.signed_on,
        number: before.number,
      }),
    )
  return found
}

/**
 * Signs a draft: it becomes the reference, the version signed before is superseded, and the lines take its
 * codes. Throws NotFound, Conflict, Rule.Signed, and Rule.Blocked with what the contract and its rules say
 * against it.
 */
export async function signVersion(
  { trx, now }: CommandContext,
  { id, version, signedOn }: ParsedInputOf<'budgets.sign'>,
): Promise<Saved> {
  const draft = await requireDraftVersion(trx, id, version)
  const terms = await projectTerms(trx, draft.project_id)
  const earlier = await trx
    .selectFrom('budget_version')
    .select('id')
    .where('project_id', '=', draft.project_id)
    .where('state', '=', 'signed')
    .executeTakeFirst()
  const before = earlier && (await requireBudgetVersion(trx, earlier.id))
  const verdict = budgetVerdict(await nodesOf(trx, id), terms)
  const blockers = [...verdict.blockers, ...dateBlockers(signedOn, now.slice(0, 10), before)]
  if (!isAllowed({ blockers, warnings: [] }))
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.budget.blocked', {
        number: draft.number,
        blockers: asNotices(blockers),
        warnings: asNotices(verdict.warnings),
      }),
    )
  if (before)
    await trx
      .updateTable('budget_version')
      .set({ state: 'superseded', version: before.version + 1 })
      .where('id', '=', before.id)
      .execute()
  const next = draft.version + 1
  await trx
    .updateTable('budget_version')
    .set({ state: 'signed', signed_on: signedOn, version: next })
    .where('id', '=', id)
    .execute()
  await takeCodesOf(trx, draft)
  return { id, version: next }
}
