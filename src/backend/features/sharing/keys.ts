import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { shareOut } from '#shared/domain/sharing/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { namedParts, partColumns, requireParts } from './parts.ts'

/** Keys of shares by name, with what they are used for. */
export async function listKeys(db: Reader, archived: boolean): Promise<OutputOf<'sharedCosts.keys'>> {
  const rows = await db
    .selectFrom('shared_cost_key as key')
    .selectAll('key')
    .select(eb =>
      eb
        .selectFrom('shared_cost')
        .select(own => own.fn.countAll<number>().as('count'))
        .whereRef('shared_cost.key_id', '=', 'key.id')
        .as('documents'),
    )
    .where('key.archived', '=', archived ? 1 : 0)
    .orderBy('key.name')
    .execute()
  const parts = await namedParts(
    db,
    'shared_cost_part',
    rows.map(row => row.id),
  )
  return {
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      name: row.name,
      basis: row.basis,
      archived: row.archived === 1,
      documents: row.documents ?? 0,
      parts: [...(parts.get(row.id) ?? [])],
    })),
  }
}

async function requireFreeName(db: Reader, name: string, id: string | null): Promise<void> {
  const other = await db
    .selectFrom('shared_cost_key')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst()
  if (other && other.id !== id)
    throw new ProblemError(problem('Rule.NameTaken', 'problem.sharing.nameTaken', { field: 'name', name }))
}

/**
 * Saves a key. Documents already charged keep their entries: a key that changes speaks of later ones. Throws
 * NotFound, Conflict, Rule.SharesNotWhole, Rule.NoProjectShare, Rule.NameTaken.
 */
export async function saveKey(
  { trx, newId }: CommandContext,
  { id, version, name, basis, archived, parts }: ParsedInputOf<'sharedCosts.saveKey'>,
): Promise<{ readonly id: string; readonly version: number }> {
  // Any amount shows whether the shares can be used.
  const tried = shareOut(10_000, parts)
  if (!tried.ok) throw new ProblemError(tried.error)
  await requireParts(trx, 'parts', parts)
  await requireFreeName(trx, name, id)
  const columns = { name, basis, archived: archived ? (1 as const) : (0 as const) }
  const saved = { id: id ?? newId(), version: 1 }
  if (id === null)
    await trx
      .insertInto('shared_cost_key')
      .values({ ...columns, id: saved.id })
      .execute()
  else {
    const stored = await requireKey(trx, id)
    await requireVersion(trx, stored, version ?? 0)
    saved.version = stored.version + 1
    await trx
      .updateTable('shared_cost_key')
      .set({ ...columns, version: saved.version })
      .where('id', '=', id)
      .execute()
    await trx.deleteFrom('shared_cost_part').where('key_id', '=', id).execute()
  }
  await trx
    .insertInto('shared_cost_part')
    .values(
      parts.map((part, position) => ({ ...partColumns(part, position), id: newId(), key_id: saved.id })),
    )
    .execute()
  return saved
}

/** The stored key; throws NotFound. */
export async function requireKey(db: Reader, id: string) {
  const row = await db.selectFrom('shared_cost_key').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row)
    throw new ProblemError(problem('NotFound', 'problem.notFound.sharedCostKey', { field: 'keyId', id }))
  return row
}
