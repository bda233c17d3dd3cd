import { projectRules } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { needsTransferProof } from '#shared/domain/reports/index.ts'
import { amountMinorOrNull } from '#shared/domain/rule-packs/index.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'

type Row = OutputOf<'assets.list'>['rows'][number]

/** Under this name of a paper the deed of transfer is attached to the entry that bought the asset. */
const DEED = 'transfer_deed'

const storedAssets = (db: Reader) =>
  db
    .selectFrom('asset')
    .innerJoin('project', 'project.id', 'asset.project_id')
    .leftJoin('ledger_entry as entry', 'entry.id', 'asset.entry_id')
    .leftJoin('asset_transfer as transfer', 'transfer.asset_id', 'asset.id')
    .leftJoin('organisation as recipient', 'recipient.id', 'transfer.recipient_id')
    .selectAll('asset')
    .select(eb => [
      'project.code as projectCode',
      'project.currency',
      'entry.entry_no as entryNo',
      'transfer.id as transferId',
      'transfer.recipient_id as recipientId',
      'recipient.name as recipientName',
      'transfer.recipient_kind as recipientKind',
      'transfer.transferred_on as transferredOn',
      'transfer.authorisation',
      'transfer.note as transferNote',
      eb
        .exists(
          eb
            .selectFrom('attachment_link as link')
            .select('link.id')
            .where('link.record_kind', '=', 'ledger_entry')
            .whereRef('link.record_id', '=', 'asset.entry_id')
            .where('link.document_type', '=', DEED),
        )
        .as('hasDeed'),
    ])
    .orderBy('project.code')
    .orderBy('asset.purchased_on')
    .orderBy('asset.inventory_no')
    .orderBy('asset.id')

type Stored = Awaited<ReturnType<ReturnType<typeof storedAssets>['execute']>>[number]

function transferOf(row: Stored): Row['transfer'] {
  const { transferId, recipientId, recipientKind, transferredOn } = row
  if (transferId === null || recipientId === null || recipientKind === null || transferredOn === null)
    return null
  return {
    id: transferId,
    recipient: { id: recipientId, name: row.recipientName ?? '' },
    recipientKind,
    transferredOn,
    authorisation: row.authorisation ?? '',
    note: row.transferNote ?? '',
  }
}

/** Cost above which a project's deeds go with its final report, in minor units; null where its contract names none. */
async function deedLimits(db: Reader, rows: readonly Stored[]): Promise<ReadonlyMap<string, number | null>> {
  const limits = new Map<string, number | null>()
  for (const { project_id, currency } of rows)
    if (!limits.has(project_id))
      limits.set(
        project_id,
        amountMinorOrNull(await projectRules(db, project_id), 'asset_transfer_limit', currency),
      )
  return limits
}

async function asRows(db: Reader, stored: readonly Stored[]): Promise<readonly Row[]> {
  const limits = await deedLimits(db, stored)
  return stored.map(row => {
    const limit = limits.get(row.project_id) ?? null
    return {
      id: row.id,
      version: row.version,
      projectId: row.project_id,
      projectCode: row.projectCode,
      entryId: row.entry_id,
      entryNo: row.entryNo,
      description: row.description,
      brand: row.brand,
      serialNo: row.serial_no,
      inventoryNo: row.inventory_no,
      condition: row.condition,
      location: row.location,
      purchasedOn: row.purchased_on,
      cost: money(row.cost_minor, row.currency),
      needsDeed: limit !== null && needsTransferProof(row.cost_minor, limit),
      hasDeed: Boolean(row.hasDeed),
      transfer: transferOf(row),
    }
  })
}

/** The register: what projects bought that lasts, with who has it now. */
export async function listAssets(
  db: Reader,
  { projectId, entryId, state }: ParsedInputOf<'assets.list'>,
): Promise<OutputOf<'assets.list'>> {
  const stored = await storedAssets(db)
    .$if(projectId !== null, query => query.where('asset.project_id', '=', projectId))
    .$if(entryId !== null, query => query.where('asset.entry_id', '=', entryId))
    .$if(state === 'held', query => query.where('transfer.id', 'is', null))
    .$if(state === 'transferred', query => query.where('transfer.id', 'is not', null))
    .execute()
  const byCurrency = Map.groupBy(stored, row => row.currency)
  return {
    rows: [...(await asRows(db, stored))],
    totals: [...byCurrency]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, rows]) => money(sumMinor(rows.map(row => row.cost_minor)), currency)),
  }
}

/** The named assets; unknown ids are left out. */
export async function findAssets(db: Reader, ids: readonly string[]): Promise<readonly Row[]> {
  const stored = await storedAssets(db)
    .where('asset.id', 'in', [...ids])
    .execute()
  return asRows(db, stored)
}
