import { sourcesOf } from '#backend/features/budgets/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { FundingPart, FundingSource } from '#shared/domain/budgets/index.ts'

/** A row of a stored version. */
export type StoredNode = Awaited<ReturnType<typeof nodesOf>>[number]

const nodesOf = (db: Reader, versionId: string) =>
  db
    .selectFrom('budget_node as n')
    .leftJoin('budget_node as p', 'p.id', 'n.parent_id')
    .select([
      'n.kind',
      'n.position',
      'n.cost_type as costType',
      'n.intervention_id as interventionId',
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
    .execute()

/** What the sources give to the rows of a version, by the row's code. */
async function partsOf(db: Reader, versionId: string): Promise<ReadonlyMap<string, readonly FundingPart[]>> {
  const rows = await db
    .selectFrom('budget_node_funding as funding')
    .innerJoin('budget_node as node', 'node.id', 'funding.node_id')
    .select(['node.code', 'funding.funding_source_id as sourceId', 'funding.amount_minor as amountMinor'])
    .where('node.version_id', '=', versionId)
    .orderBy('funding.funding_source_id')
    .execute()
  const byCode = Map.groupBy(rows, row => row.code)
  return new Map(
    [...byCode].map(([code, parts]) => [
      code,
      parts.map(({ sourceId, amountMinor }) => ({ sourceId, amountMinor })),
    ]),
  )
}

/** What a new draft of a project's budget has to respect. */
export interface StoredBudget {
  /** The open draft, of which there is at most one. */
  readonly draft:
    | { readonly id: string; readonly number: number; readonly version: number; readonly file: string | null }
    | undefined
  /** Rows of the draft, none without one. */
  readonly draftNodes: readonly StoredNode[]
  /** By code, what the draft or else the newest version says beyond a file: kept for lines that stay. */
  readonly known: ReadonlyMap<string, StoredNode>
  /** By code, the sources of the lines of that version. */
  readonly parts: ReadonlyMap<string, readonly FundingPart[]>
  /** The project's sources. */
  readonly sources: readonly FundingSource[]
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
  const newest = draft ?? versions.at(-1)
  const nodes = newest ? await nodesOf(db, newest.id) : []
  return {
    draft,
    draftNodes: draft ? nodes : [],
    known: new Map(nodes.map(node => [node.code, node])),
    parts: newest ? await partsOf(db, newest.id) : new Map(),
    sources: await sourcesOf(db, projectId),
    lines: new Map(lines.map(line => [line.code, line.id])),
    spent: new Set(lines.filter(line => line.spent).map(line => line.code)),
  }
}
