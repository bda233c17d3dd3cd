import type { CommandContext } from '#backend/rpc/context.ts'
import type { BudgetRow } from './read-nodes.ts'
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
  { trx, newId }: CommandContext,
  { projectId, note, file }: DraftRequest,
  stored: StoredBudget,
): Promise<string> {
  const { draft } = stored
  if (draft) {
    await trx.deleteFrom('budget_node').where('version_id', '=', draft.id).execute()
    await trx
      .updateTable('budget_version')
      .set({ version: draft.version + 1, ...(note === '' ? {} : { note }) })
      .where('id', '=', draft.id)
      .execute()
    return draft.id
  }
  const id = newId()
  await trx
    .insertInto('budget_version')
    .values({
      id,
      project_id: projectId,
      number: stored.newest + 1,
      kind: stored.newest === 0 ? 'original' : 'addendum',
      state: 'draft',
      signed_on: null,
      note,
      source_file: file,
    })
    .execute()
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

/** Stores the rows as the project's draft version; parents before children, siblings in the order of the file. */
export async function storeDraft(
  context: CommandContext,
  request: DraftRequest,
  rows: readonly BudgetRow[],
  stored: StoredBudget,
): Promise<void> {
  const versionId = await draftVersion(context, request, stored)
  const lines = await lineIds(context, request.projectId, rows, stored.lines)
  const ids = new Map(rows.map(row => [row.row, context.newId()]))
  const nodes = rows.map((row, position) => ({
    id: ids.get(row.row) ?? context.newId(),
    version_id: versionId,
    parent_id: row.parentRow === null ? null : (ids.get(row.parentRow) ?? null),
    line_id: row.kind === 'heading' ? null : (lines.get(row.code) ?? null),
    position,
    kind: row.kind,
    code: row.code,
    label: row.label,
    unit: row.unit,
    quantity: row.quantity,
    unit_value: row.unitValue,
    amount_minor: row.amountMinor,
    funding_source: row.fundingSource,
    clarification: row.clarification,
    justification: row.justification,
  }))
  // A heading may stand below its lines in the file, but must exist before them in the table.
  const order = new Map(rows.map(row => [ids.get(row.row), depthOf(row, rows)]))
  const sorted = nodes.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  for (let start = 0; start < sorted.length; start += CHUNK)
    await context.trx
      .insertInto('budget_node')
      .values(sorted.slice(start, start + CHUNK))
      .execute()
}

function depthOf(row: BudgetRow, rows: readonly BudgetRow[]): number {
  const parent = row.parentRow === null ? undefined : rows.find(other => other.row === row.parentRow)
  return parent ? depthOf(parent, rows) + 1 : 0
}
