import type { CommandContext } from '#backend/rpc/context.ts'
import { demoId } from '../deterministic.ts'
import { euContract } from '../facts/eu-contract.ts'
import { visegradContract } from '../facts/visegrad-contract.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'
import { organisationId, projectId } from '../programme.ts'

const MARK = 'Invented for the demo'
/** Assets that were handed over, of those the EU project bought. */
const HANDED_OVER = 2
/** Costs that were refused: the reason, and which part of the entry it takes, by dividing. */
const REFUSALS = [
  { project: 'SOE-11', reason: 'DOCS', part: 4, state: 'in_force' },
  { project: 'SOE-11', reason: 'EXCS', part: 10, state: 'withdrawn' },
  { project: euContract.code, reason: 'PROC', part: 5, state: 'in_force' },
  { project: euContract.code, reason: 'DOCS', part: 3, state: 'in_force' },
  { project: visegradContract.code, reason: 'DOCS', part: 2, state: 'in_force' },
] as const

/** Papers that an entry of the demo does without. */
const WAIVED = { paper: 'procedure_file', reason: `${MARK}: bought below the limit for offers` } as const

async function insertTransfers({ trx }: CommandContext): Promise<void> {
  const assets = await trx
    .selectFrom('asset')
    .select(['id', 'purchased_on as bought'])
    .where('project_id', '=', projectId(euContract.code))
    .orderBy('inventory_no')
    .limit(HANDED_OVER)
    .execute()
  await insertAll(
    trx,
    'asset_transfer',
    assets.map(asset => ({
      id: demoId('asset_transfer', asset.id),
      asset_id: asset.id,
      recipient_id: organisationId('kec'),
      transferred_on: asset.bought,
      recipient_kind: 'final_beneficiary' as const,
      note: MARK,
    })),
  )
}

/** The newest posted costs of a project that a supplier or a person was paid and that stand alone on one line. */
const newestCosts = ({ trx }: CommandContext, project: string, count: number) =>
  trx
    .selectFrom('ledger_entry as entry')
    .innerJoin('ledger_split as split', 'split.entry_id', 'entry.id')
    .select([
      'entry.id',
      'entry.entry_date as date',
      'split.budget_line_id as lineId',
      'split.base_minor as minor',
    ])
    .where('entry.project_id', '=', projectId(project))
    .where('entry.state', '=', 'posted')
    .where('entry.reverses_id', 'is', null)
    .where('entry.base_minor', '>=', 10_000)
    .where('entry.document_type', '!=', 'Journal voucher')
    .where('split.share', '=', '100')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ledger_entry as later')
            .select('later.id')
            .whereRef('later.reverses_id', '=', 'entry.id'),
        ),
      ),
    )
    .orderBy('entry.entry_no', 'desc')
    .limit(count)
    .execute()

async function insertRefusals(context: CommandContext): Promise<void> {
  for (const [project, own] of Map.groupBy(REFUSALS, refusal => refusal.project)) {
    const costs = await newestCosts(context, project, own.length)
    await insertAll(
      context.trx,
      'ineligible_cost',
      costs.flatMap((cost, place) => {
        const refusal = own[place]
        if (!refusal || cost.lineId === null || cost.minor === null) return []
        return [
          {
            id: demoId('ineligible_cost', cost.id),
            entry_id: cost.id,
            budget_line_id: cost.lineId,
            base_minor: Math.floor(cost.minor / refusal.part),
            reason_code: refusal.reason,
            note: MARK,
            decided_on: cost.date,
            decided_by: personId('finance'),
            state: refusal.state,
          },
        ]
      }),
    )
  }
}

async function insertWaivers({ trx }: CommandContext): Promise<void> {
  const bought = await trx
    .selectFrom('asset')
    .select(['entry_id as entryId', 'purchased_on as on'])
    .where('entry_id', 'is not', null)
    .orderBy('inventory_no')
    .limit(1)
    .execute()
  await insertAll(
    trx,
    'document_waiver',
    bought.flatMap(({ entryId, on }) =>
      entryId === null
        ? []
        : [
            {
              id: demoId('document_waiver', entryId),
              entry_id: entryId,
              document_type: WAIVED.paper,
              reason: WAIVED.reason,
              waived_by: personId('finance'),
              waived_at: `${on}T15:00:00.000Z`,
            },
          ],
    ),
  )
}

/** Assets handed over, costs refused and papers waived, over the invented ledger and inventory. */
export async function insertRegisters(context: CommandContext): Promise<void> {
  await insertTransfers(context)
  await insertRefusals(context)
  await insertWaivers(context)
}
