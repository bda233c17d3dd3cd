import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { MoveRow } from '#shared/contract/addenda.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { type Reference, requireReference } from './reference.ts'

/** A stored move; `MoveRow` names its lines. */
const readMoves = (db: Reader) => db.selectFrom('budget_notice').selectAll()

export type StoredMove = Awaited<ReturnType<ReturnType<typeof readMoves>['executeTakeFirstOrThrow']>>

/** The stored move of an id, if any. */
export const findMove = (db: Reader, id: string): Promise<StoredMove | undefined> =>
  readMoves(db).where('id', '=', id).executeTakeFirst()

export interface Reserve {
  readonly budgetedMinor: number
  readonly releasedMinor: number
  readonly leftMinor: number
}

/** Lines of the signed budget that hold the contingency reserve. */
export const reserveLines = (reference: Reference) =>
  reference.stored.filter(node => node.kind === 'contingency')

/** The contingency reserve of the signed budget: what was released of it, and what is left. */
export function reserveOf(reference: Reference): Reserve {
  const lines = reserveLines(reference)
  const budgetedMinor = sumMinor(lines.map(node => node.amount_minor))
  const releasedMinor = -sumMinor(lines.map(node => reference.moved.released.get(node.line_id ?? '') ?? 0))
  return { budgetedMinor, releasedMinor, leftMinor: sumMinor([budgetedMinor, -releasedMinor]) }
}

/** Moves of a project, newest decision first, each with the lines as the version it changes names them. */
async function movesOf(db: Reader, projectId: string): Promise<readonly MoveRow[]> {
  const named = (alias: 'from_line_id' | 'to_line_id') =>
    db
      .selectFrom('budget_node as node')
      .innerJoin('budget_notice as move', join =>
        join.onRef('node.line_id', '=', `move.${alias}`).onRef('node.version_id', '=', 'move.version_id'),
      )
      .select(['move.id', 'node.code', 'node.label'])
      .where('move.project_id', '=', projectId)
      .execute()
  const [from, to] = [await named('from_line_id'), await named('to_line_id')]
  const rows = await db
    .selectFrom('budget_notice as move')
    .innerJoin('budget_version as version', 'version.id', 'move.version_id')
    .selectAll('move')
    .select(['version.number', 'version.state as versionState'])
    .where('move.project_id', '=', projectId)
    .orderBy('move.decided_on', 'desc')
    .orderBy('move.id', 'desc')
    .execute()
  const line = (names: typeof from, id: string, lineId: string) => {
    const found = names.find(row => row.id === id)
    return { lineId, code: found?.code ?? '', label: found?.label ?? '' }
  }
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    kind: row.kind,
    from: line(from, row.id, row.from_line_id),
    to: line(to, row.id, row.to_line_id),
    amountMinor: row.amount_minor,
    decidedOn: row.decided_on,
    notifiedOn: row.notified_on,
    reference: row.reference,
    note: row.note,
    state: row.state,
    budgetNumber: row.number,
    onReference: row.versionState === 'signed',
  }))
}

const NO_RESERVE: Reserve = { budgetedMinor: 0, releasedMinor: 0, leftMinor: 0 }

/** Moves and releases of a project with what is left of the reserve. Throws NotFound. */
export async function listMoves(db: Reader, projectId: string): Promise<OutputOf<'moves.list'>> {
  const { currency } = await projectTerms(db, projectId)
  const signed = await db
    .selectFrom('budget_version')
    .select('id')
    .where('project_id', '=', projectId)
    .where('state', '=', 'signed')
    .executeTakeFirst()
  return {
    currency,
    rows: [...(await movesOf(db, projectId))],
    reserve: signed ? reserveOf(await requireReference(db, projectId)) : NO_RESERVE,
  }
}
