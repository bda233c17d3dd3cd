import { saveSource } from '#backend/features/budgets/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { PlannedFunding } from './funding.ts'

/** Rows per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/** Sources that the project doesn't have yet are made with what the file takes from them as their plan. */
async function sourceIds(
  context: CommandContext,
  projectId: string,
  { sources }: PlannedFunding,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>()
  for (const source of sources) {
    if (source.id !== null || source.totalMinor === 0) continue
    const { id } = await saveSource(context, {
      id: null,
      version: null,
      projectId,
      kind: source.kind,
      name: source.name,
      organisationId: null,
      conditions: '',
      plannedMinor: source.totalMinor,
      receivedMinor: 0,
    })
    made.set(source.key, id)
  }
  return made
}

/** Stores who pays for the rows of a new draft; `ids` are the rows' ids by file row. */
export async function storeFunding(
  context: CommandContext,
  projectId: string,
  funding: PlannedFunding,
  ids: ReadonlyMap<number, string>,
): Promise<void> {
  const { trx, newId } = context
  const made = await sourceIds(context, projectId, funding)
  const parts = [...funding.parts].flatMap(([row, own]) =>
    own.map(part => ({
      id: newId(),
      node_id: ids.get(row) ?? '',
      funding_source_id: made.get(part.sourceId) ?? part.sourceId,
      amount_minor: part.amountMinor,
    })),
  )
  for (let start = 0; start < parts.length; start += CHUNK)
    await trx
      .insertInto('budget_node_funding')
      .values(parts.slice(start, start + CHUNK))
      .execute()
}
