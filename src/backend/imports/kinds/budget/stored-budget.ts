import type { Reader } from '#backend/rpc/context.ts'

/** A row of the draft that an earlier import made. */
export type StoredNode = Awaited<ReturnType<typeof nodesOf>>[number]

const nodesOf = (db: Reader, versionId: string) =>
  db
    .selectFrom('budget_node as n')
    .leftJoin('budget_node as p', 'p.id', 'n.parent_id')
    .select([
      'n.kind',
      'n.code',
      'n.label',
      'n.unit',
      'n.quantity',
      'n.unit_value as unitValue',
      'n.amount_minor as amountMinor',
      'n.funding_source as fundingSource',
      'n.clarification',
      'n.justification',
      'p.code as parentCode',
    ])
    .where('n.version_id', '=', versionId)
    .orderBy('n.position')
    .execute()

/** What a new draft of a project's budget has to respect. */
export interface StoredBudget {
  /** The open draft, of which there is at most one. */
  readonly draft:
    | { readonly id: string; readonly number: number; readonly version: number; readonly file: string | null }
    | undefined
  readonly draftNodes: readonly StoredNode[]
  /** Number of the newest version, 0 without any. */
  readonly newest: number
  /** Ids of lines by code; they live through all versions. */
  readonly lines: ReadonlyMap<string, string>
  /** Codes that entries of the ledger name. */
  readonly spent: ReadonlySet<string>
}

export async function storedBudget(db: Reader, projectId: string): Promise<StoredBudget> {
  const versions = await db
    .selectFrom('budget_version')
    .select(['id', 'number', 'version', 'state', 'source_file as file'])
    .where('project_id', '=', projectId)
    .orderBy('number')
    .execute()
  const lines = await db
    .selectFrom('budget_line')
    .select(eb => [
      'id',
      'code',
      eb
        .exists(
          eb
            .selectFrom('ledger_split')
            .select('ledger_split.id')
            .whereRef('ledger_split.budget_line_id', '=', 'budget_line.id'),
        )
        .as('spent'),
    ])
    .where('project_id', '=', projectId)
    .execute()
  const draft = versions.find(version => version.state === 'draft')
  return {
    draft,
    draftNodes: draft ? await nodesOf(db, draft.id) : [],
    newest: versions.at(-1)?.number ?? 0,
    lines: new Map(lines.map(line => [line.code, line.id])),
    spent: new Set(lines.filter(line => line.spent).map(line => line.code)),
  }
}
