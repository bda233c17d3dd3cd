import { createVersion, removeUnusedLines, takeCodesOf } from '#backend/features/budgets/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { PlannedFunding } from './funding.ts'
import type { BudgetRow } from './read-nodes.ts'
import { storeFunding } from './store-funding.ts'
import type { StoredBudget } from './stored-budget.ts'

export interface DraftRequest {
  readonly projectId: string
  readonly note: string
  readonly file: string
}

/** Rows per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/** The draft to fill: the one an import of the same file made, emptied, or a new one. */
async function draftVersion(
  context: CommandContext,
  { projectId, note, file }: DraftRequest,
  { draft }: StoredBudget,
): Promise<string> {
  const { trx } = context
  if (draft) {
    await trx.deleteFrom('budget_node').where('version_id', '=', draft.id).execute()
    await trx
      .updateTable('budget_version')
      .set({ version: draft.version + 1, ...(note === '' ? {} : { note }) })
      .where('id', '=', draft.id)
      .execute()
    return draft.id
  }
  const { id } = await createVersion(context, { projectId, copyFromId: null, note, withMoves: false })
  await trx.updateTable('budget_version').set({ source_file: file }).where('id', '=', id).execute()
  return id
}

/** Ids of the lines of the rows; known codes keep theirs, so that spending stays with its line. */
async function lineIds(
  { trx, newId }: CommandContext,
  projectId: string,
  rows: readonly BudgetRow[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const fresh = rows
    .filter(row => row.kind !== 'heading' && !known.has(row.code))
    .map(row => ({ id: newId(), project_id: projectId, code: row.code }))
  for (let start = 0; start < fresh.length; start += CHUNK)
    await trx
      .insertInto('budget_line')
      .values(fresh.slice(start, start + CHUNK))
      .execute()
  return new Map([...known, ...fresh.map(line => [line.code, line.id] as const)])
}

/** Headings before what is below them: the table's own reference demands it, whatever the order of the file. */
function parentsFirst(rows: readonly BudgetRow[]): readonly BudgetRow[] {
  const byParent = Map.groupBy(rows, row => row.parentRow)
  const below = (parent: number | null): readonly BudgetRow[] =>
    (byParent.get(parent) ?? []).flatMap(row => [row, ...below(row.row)])
  return below(null)
}

/** Stores the rows as the project's draft version; cost types and interventions of lines that stay are kept. */
export async function storeDraft(
  context: CommandContext,
  request: DraftRequest,
  rows: readonly BudgetRow[],
  funding: PlannedFunding,
  stored: StoredBudget,
): Promise<void> {
  const { trx, newId } = context
  const { projectId } = request
  const versionId = await draftVersion(context, request, stored)
  const lines = await lineIds(context, projectId, rows, stored.lines)
  const ids = new Map(rows.map(row => [row.row, newId()]))
  const nodes = parentsFirst(rows).map(row => ({
    id: ids.get(row.row) ?? newId(),
    version_id: versionId,
    parent_id: row.parentRow === null ? null : (ids.get(row.parentRow) ?? null),
    line_id: row.kind === 'heading' ? null : (lines.get(row.code) ?? null),
    position: row.position,
    kind: row.kind,
    code: row.code,
    label: row.label,
    unit: row.unit,
    quantity: row.quantity,
    unit_value: row.unitValue,
    amount_minor: row.amountMinor,
    funding_source: row.fundingSource,
    cost_type: stored.known.get(row.code)?.costType ?? '',
    intervention_id: stored.known.get(row.code)?.interventionId ?? null,
    clarification: row.clarification,
    justification: row.justification,
  }))
  for (let start = 0; start < nodes.length; start += CHUNK)
    await trx
      .insertInto('budget_node')
      .values(nodes.slice(start, start + CHUNK))
      .execute()
  await storeFunding(context, projectId, funding, ids)
  const draft = await trx
    .selectFrom('budget_version')
    .select(['id', 'project_id', 'number', 'kind'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  // Until a first version is signed the lines carry the codes of the draft.
  if (draft.kind === 'original') await takeCodesOf(trx, draft)
  await removeUnusedLines(trx, projectId)
}
