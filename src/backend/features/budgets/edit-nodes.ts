import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { lineAmount } from '#shared/domain/budgets/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { followDirectCosts } from './indirect-rows.ts'
import { isLineUsed, removeUnusedLines, takeCodesOf } from './line-codes.ts'
import { nodesOf, type StoredNode } from './nodes.ts'
import { requireDraftVersion, type StoredVersion } from './versions.ts'

type NodeInput = ParsedInputOf<'budgets.saveNode'>
interface Saved {
  readonly id: string
  readonly version: number
}

const invalid = (key: string, details: { readonly [name: string]: string }): ProblemError =>
  new ProblemError(problem('Validation', `problem.budget.${key}`, details))

/** Quantity times unit value, rounded half up to the cent; the stated amount where one is blank; a rate comes after. */
function amountOf(input: NodeInput, currency: string): number {
  if (input.kind === 'heading') return 0
  const { quantity, unitValue, amountMinor, code, indirectRate } = input
  if (indirectRate !== null) return 0
  if (quantity === null || unitValue === null) return amountMinor ?? 0
  const amount = lineAmount(quantity, unitValue, currency)
  if (amount === undefined) throw invalid('amountTooLarge', { code })
  return amount
}

/** The heading a row is put under: of the same version, not a line, and not below the row itself. */
function checkParent(input: NodeInput, nodes: readonly StoredNode[]): void {
  if (input.parentId === null) return
  const byId = new Map(nodes.map(node => [node.id, node]))
  const parent = byId.get(input.parentId)
  if (!parent)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.heading', { field: 'parentId', id: input.parentId }),
    )
  if (parent.kind !== 'heading') throw invalid('parentNotHeading', { code: input.code, parent: parent.code })
  for (let above: StoredNode | undefined = parent; above; above = byId.get(above.parent_id ?? ''))
    if (above.id === input.id) throw invalid('parentCircle', { code: input.code })
}

function checkCode(input: NodeInput, nodes: readonly StoredNode[]): void {
  const twin = nodes.find(node => node.code === input.code && node.id !== input.id)
  if (twin)
    throw new ProblemError(
      problem('Conflict', 'problem.budget.codeTwice', { code: input.code, label: twin.label }),
    )
}

async function checkIntervention(
  { trx }: CommandContext,
  input: NodeInput,
  projectId: string,
): Promise<void> {
  if (input.interventionId === null) return
  const row = await trx
    .selectFrom('intervention')
    .select('id')
    .where('id', '=', input.interventionId)
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!row)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.intervention', {
        field: 'interventionId',
        id: input.interventionId,
      }),
    )
}

/**
 * The line behind a new row: the one that had this code in an earlier version, else a new one. While another row
 * of this version holds that line, the new one waits for its code until signing.
 */
async function lineFor(
  { trx, newId }: CommandContext,
  code: string,
  version: StoredVersion,
  nodes: readonly StoredNode[],
): Promise<string> {
  const known = await trx
    .selectFrom('budget_line')
    .select('id')
    .where('project_id', '=', version.project_id)
    .where('code', '=', code)
    .executeTakeFirst()
  if (known && !nodes.some(node => node.line_id === known.id)) return known.id
  const id = newId()
  await trx
    .insertInto('budget_line')
    .values({ id, project_id: version.project_id, code: known ? `${code} (new in ${version.number})` : code })
    .execute()
  return id
}

/** Puts a row at a place among its siblings and counts the others on from there. */
async function place(
  { trx }: CommandContext,
  node: { readonly id: string; readonly parentId: string | null },
  position: number | null,
  nodes: readonly StoredNode[],
): Promise<number> {
  const siblings = nodes.filter(other => other.parent_id === node.parentId && other.id !== node.id)
  const own = nodes.find(other => other.id === node.id && other.parent_id === node.parentId)
  if (position === null && own) return own.position
  const index = position ?? siblings.length
  const ordered = siblings.toSorted((a, b) => a.position - b.position)
  for (const [count, sibling] of ordered.entries()) {
    const next = count < index ? count : count + 1
    if (next !== sibling.position)
      await trx.updateTable('budget_node').set({ position: next }).where('id', '=', sibling.id).execute()
  }
  return Math.min(index, siblings.length)
}

const columnsOf = (input: NodeInput, amountMinor: number) => ({
  parent_id: input.parentId,
  kind: input.kind,
  code: input.code,
  label: input.label,
  unit: input.unit,
  quantity: input.quantity,
  unit_value: input.unitValue,
  amount_minor: amountMinor,
  funding_source: input.fundingSource,
  cost_type: input.costType,
  intervention_id: input.interventionId,
  clarification: input.clarification,
  justification: input.justification,
  indirect_rate: input.indirectRate,
  indirect_base: input.indirectBase,
  ...(input.indirectRate === null ? {} : { quantity: null, unit_value: null }),
})

/** Until a first version is signed the lines carry the codes of the draft. */
async function keepCodes({ trx }: CommandContext, version: StoredVersion): Promise<void> {
  if (version.kind === 'original') await takeCodesOf(trx, version)
}

/** A rate belongs to an indirect row, and with its base. */
function checkIndirect({ kind, code, indirectRate, indirectBase }: NodeInput): void {
  if (indirectRate === null && indirectBase === null) return
  if (kind !== 'indirect') throw invalid('rateNotIndirect', { code })
  if (indirectRate === null || indirectBase === null) throw invalid('rateNeedsBase', { code })
  if (indirectRate.startsWith('-')) throw invalid('rateNegative', { code })
}

/** Headings carry no line and lines no rows below, so neither becomes the other. */
function checkKind(input: NodeInput, stored: StoredNode): void {
  if ((input.kind === 'heading') !== (stored.kind === 'heading'))
    throw invalid('kindFixed', { code: stored.code })
}

/**
 * Saves a row of a draft version, new or changed. The amount of a line is quantity times unit value. Throws
 * NotFound, Rule.Signed, Conflict (an older version of the row, or a code that stands twice), Validation.
 */
export async function saveNode(context: CommandContext, input: NodeInput): Promise<Saved> {
  const { trx } = context
  const version = await requireDraftVersion(trx, input.versionId)
  const { currency } = await projectTerms(trx, version.project_id)
  const nodes = await nodesOf(trx, version.id)
  const stored = nodes.find(node => node.id === input.id)
  if (input.id !== null && !stored)
    throw new ProblemError(problem('NotFound', 'problem.notFound.budgetRow', { id: input.id }))
  if (stored) {
    await requireVersion(trx, stored, input.version)
    checkKind(input, stored)
  }
  checkParent(input, nodes)
  checkCode(input, nodes)
  checkIndirect(input)
  await checkIntervention(context, input, version.project_id)
  const columns = columnsOf(input, amountOf(input, currency))
  const id = stored?.id ?? context.newId()
  const position = await place(context, { id, parentId: input.parentId }, input.position, nodes)
  const next = (stored?.version ?? 0) + 1
  if (stored)
    await trx
      .updateTable('budget_node')
      .set({ ...columns, position, version: next })
      .where('id', '=', id)
      .execute()
  else
    await trx
      .insertInto('budget_node')
      .values({
        ...columns,
        id,
        version_id: version.id,
        line_id: input.kind === 'heading' ? null : await lineFor(context, input.code, version, nodes),
        position,
      })
      .execute()
  await keepCodes(context, version)
  await followDirectCosts(trx, version)
  const saved = await trx
    .selectFrom('budget_node')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, version: saved.version }
}

/** The rows that go with one: itself and everything below. */
function withBelow(node: StoredNode, nodes: readonly StoredNode[]): readonly StoredNode[] {
  const below = nodes.filter(other => other.parent_id === node.id)
  return [node, ...below.flatMap(child => withBelow(child, nodes))]
}

/**
 * Deletes a row of a draft version with everything below. A line with entries, forecasts, moves, notes or
 * pending payments stays: Rule.InUse names it. Throws NotFound, Rule.Signed, Conflict.
 */
export async function deleteNode(
  { trx }: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  const row = await trx.selectFrom('budget_node').select('version_id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.budgetRow', { id }))
  const draft = await requireDraftVersion(trx, row.version_id)
  const nodes = await nodesOf(trx, draft.id)
  const node = nodes.find(other => other.id === id)
  if (!node) throw new Error(`Row ${id} is not in its own version`)
  await requireVersion(trx, node, version)
  for (const gone of withBelow(node, nodes))
    if (gone.line_id !== null && (await isLineUsed(trx, gone.line_id)))
      throw new ProblemError(
        problem('Rule.InUse', 'problem.budget.lineInUse', { code: gone.code, label: gone.label }),
      )
  await trx.deleteFrom('budget_node').where('id', '=', id).execute()
  await followDirectCosts(trx, draft)
  await removeUnusedLines(trx, draft.project_id)
}
