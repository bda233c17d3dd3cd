import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { pieceCosts } from '#shared/domain/assets/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** The entry that bought something: posted and not taken back. Throws NotFound, Rule.NotPosted, Rule.AlreadyReversed. */
async function requirePurchase(db: Reader, id: string, projectId: string | null) {
  const entry = await db.selectFrom('ledger_entry').selectAll().where('id', '=', id).executeTakeFirst()
  if (!entry || (projectId !== null && entry.project_id !== projectId))
    throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { field: 'entryId', id }))
  if (entry.state !== 'posted')
    throw new ProblemError(problem('Rule.NotPosted', 'problem.asset.notPosted', { entryNo: entry.entry_no }))
  const reversed = await db
    .selectFrom('ledger_entry')
    .select('entry_no as entryNo')
    .where('reverses_id', '=', id)
    .executeTakeFirst()
  if (reversed)
    throw new ProblemError(
      problem('Rule.AlreadyReversed', 'problem.reversal.alreadyReversed', { by: String(reversed.entryNo) }),
    )
  return entry
}

type Purchase = Awaited<ReturnType<typeof requirePurchase>>

/** What of an entry's cost is not in the register yet, an asset that is being changed aside. */
async function costLeft(db: Reader, entry: Purchase, exceptId: string | null): Promise<number> {
  const rows = await db
    .selectFrom('asset')
    .select(['id', 'cost_minor as minor'])
    .where('entry_id', '=', entry.id)
    .execute()
  const entered = sumMinor(rows.filter(row => row.id !== exceptId).map(row => row.minor))
  return sumMinor([entry.base_minor ?? 0, -entered])
}

function requireRoom(entry: Purchase, leftMinor: number, costMinor: number): void {
  if (costMinor <= leftMinor) return
  const currency = entry.base_currency
  throw new ProblemError(
    problem('Rule.AssetsAboveEntry', 'problem.asset.aboveEntry', {
      field: 'costMinor',
      entryNo: entry.entry_no,
      left: { minor: Math.max(0, leftMinor), currency },
      cost: { minor: costMinor, currency },
    }),
  )
}

async function requireFreeNumber(db: Reader, asset: ParsedInputOf<'assets.save'>): Promise<void> {
  if (asset.inventoryNo === '') return
  const twin = await db
    .selectFrom('asset')
    .select(['id', 'description'])
    .where('project_id', '=', asset.projectId)
    .where('inventory_no', '=', asset.inventoryNo)
    .executeTakeFirst()
  if (twin && twin.id !== asset.id)
    throw new ProblemError(
      problem('Rule.InventoryNoTaken', 'problem.asset.inventoryNoTaken', {
        field: 'inventoryNo',
        inventoryNo: asset.inventoryNo,
        description: twin.description,
      }),
    )
}

export async function requireAsset(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('asset').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.asset', { id }))
  await requireVersion(db, row, version)
  return row
}

/**
 * Enters an asset or changes one. Its entry is of the same project and costs no less than all assets it bought. Throws
 * NotFound, Conflict, Rule.NotPosted, Rule.AlreadyReversed, Rule.AssetsAboveEntry, Rule.InventoryNoTaken.
 */
export async function saveAsset(
  context: CommandContext,
  asset: ParsedInputOf<'assets.save'>,
): Promise<Saved> {
  const { trx } = context
  const { id } = await projectTerms(trx, asset.projectId)
  const stored = asset.id === null ? null : await requireAsset(trx, asset.id, asset.version)
  if (asset.entryId !== null) {
    const entry = await requirePurchase(trx, asset.entryId, id)
    requireRoom(entry, await costLeft(trx, entry, asset.id), asset.costMinor)
  }
  await requireFreeNumber(trx, asset)
  const columns = {
    project_id: id,
    entry_id: asset.entryId,
    description: asset.description,
    brand: asset.brand,
    serial_no: asset.serialNo,
    inventory_no: asset.inventoryNo,
    condition: asset.condition,
    location: asset.location,
    purchased_on: asset.purchasedOn,
    cost_minor: asset.costMinor,
  }
  if (stored === null) {
    const newId = context.newId()
    await trx
      .insertInto('asset')
      .values({ ...columns, id: newId })
      .execute()
    return { id: newId, version: 1 }
  }
  const version = stored.version + 1
  await trx
    .updateTable('asset')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/**
 * Enters what a posted entry bought as equal pieces, which share what of its cost is not in the register yet to the
 * cent. Throws NotFound, Rule.NotPosted, Rule.AlreadyReversed, Rule.AssetsAboveEntry when all of it is there already.
 */
export async function assetsFromEntry(
  { trx, newId }: CommandContext,
  { entryId, pieces }: ParsedInputOf<'assets.fromEntry'>,
): Promise<readonly string[]> {
  const entry = await requirePurchase(trx, entryId, null)
  const left = await costLeft(trx, entry, null)
  requireRoom(entry, left, pieces)
  const rows = pieceCosts(left, pieces).map(cost => ({
    id: newId(),
    project_id: entry.project_id,
    entry_id: entry.id,
    description: entry.description === '' ? entry.payee : entry.description,
    purchased_on: entry.document_date ?? entry.entry_date,
    cost_minor: cost,
  }))
  await trx.insertInto('asset').values(rows).execute()
  return rows.map(row => row.id)
}

/** Takes an asset out of the register that was entered by mistake. Throws NotFound, Conflict, Rule.Transferred. */
export async function deleteAsset(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'assets.delete'>,
): Promise<void> {
  await requireAsset(trx, id, version)
  const transfer = await trx
    .selectFrom('asset_transfer')
    .select('transferred_on as date')
    .where('asset_id', '=', id)
    .executeTakeFirst()
  if (transfer)
    throw new ProblemError(problem('Rule.Transferred', 'problem.asset.transferred', { date: transfer.date }))
  await trx.deleteFrom('asset').where('id', '=', id).execute()
}
