import { sql } from 'kysely'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { SettledDraw } from '#shared/domain/rates/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Kinds of receipts that bring money to spend; interest and differences carry no rate of their own. */
export const MONEY_IN = ['instalment', 'other_donor', 'own_contribution'] as const

/** Money that came in another currency: received in it, or bought with the project's own. */
export interface RateLayer {
  readonly id: string
  readonly kind: 'movement' | 'conversion'
  readonly date: PlainDate
  readonly currency: string
  readonly localMinor: number
  readonly baseMinor: number
  /** Taken by posted entries (first in, first out). */
  readonly usedMinor: number
  readonly rate: string
  readonly reference: string
}

async function receipts(db: Reader, projectId: string, base: string): Promise<readonly RateLayer[]> {
  const rows = await db
    .selectFrom('fund_movement as movement')
    .leftJoin('rate_used as used', 'used.layer_id', 'movement.id')
    .select([
      'movement.id',
      'date',
      'currency',
      'amount_minor',
      'base_minor',
      'rate',
      'reference',
      'used.used_minor',
    ])
    .where('project_id', '=', projectId)
    .where('currency', '!=', base)
    .where('kind', 'in', [...MONEY_IN])
    .where('amount_minor', '>', 0)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: 'movement',
    date: row.date,
    currency: row.currency,
    localMinor: row.amount_minor,
    baseMinor: row.base_minor,
    usedMinor: row.used_minor ?? 0,
    rate: row.rate,
    reference: row.reference,
  }))
}

async function purchases(db: Reader, projectId: string, base: string): Promise<readonly RateLayer[]> {
  const rows = await db
    .selectFrom('currency_conversion as conversion')
    .leftJoin('rate_used as used', 'used.layer_id', 'conversion.id')
    .select([
      'conversion.id',
      'date',
      'to_currency',
      'to_minor',
      'from_minor',
      'rate',
      'slip_no',
      'used.used_minor',
    ])
    .where('project_id', '=', projectId)
    .where('from_currency', '=', base)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: 'conversion',
    date: row.date,
    currency: row.to_currency,
    localMinor: row.to_minor,
    baseMinor: row.from_minor,
    usedMinor: row.used_minor ?? 0,
    rate: row.rate,
    reference: row.slip_no,
  }))
}

/**
 * What a project received in other currencies or bought with its own (`base`), oldest first; of one day in the order
 * it was entered.
 */
export async function rateLayers(db: Reader, projectId: string, base: string): Promise<readonly RateLayer[]> {
  const all = [...(await receipts(db, projectId, base)), ...(await purchases(db, projectId, base))]
  return all.toSorted((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
}

const columnsOf = ({ kind, id }: Pick<RateLayer, 'kind' | 'id'>) => ({
  fund_movement_id: kind === 'movement' ? id : null,
  conversion_id: kind === 'conversion' ? id : null,
})

/** Keeps what an entry took of which money, in the order it took it. */
export async function storeDraws(
  { trx, newId }: CommandContext,
  entryId: string,
  draws: readonly SettledDraw<RateLayer>[],
): Promise<void> {
  if (draws.length === 0) return
  await trx
    .insertInto('rate_draw')
    .values(
      draws.map(({ layer, localMinor, baseMinor }, position) => ({
        id: newId(),
        entry_id: entryId,
        position,
        ...columnsOf(layer),
        local_minor: localMinor,
        base_minor: baseMinor,
      })),
    )
    .execute()
}

/** A reversal gives back exactly what its original took. */
export async function giveBackDraws(
  { trx, newId }: CommandContext,
  originalId: string,
  reversalId: string,
): Promise<void> {
  const rows = await trx
    .selectFrom('rate_draw')
    .select(['position', 'fund_movement_id', 'conversion_id', 'local_minor', 'base_minor'])
    .where('entry_id', '=', originalId)
    .execute()
  if (rows.length === 0) return
  await trx
    .insertInto('rate_draw')
    .values(
      rows.map(row => ({
        ...row,
        id: newId(),
        entry_id: reversalId,
        local_minor: -row.local_minor,
        base_minor: -row.base_minor,
      })),
    )
    .execute()
}

/** How much posted entries hold of one receipt or purchase, and how many they are. */
export async function drawnFrom(
  db: Reader,
  layer: Pick<RateLayer, 'kind' | 'id'>,
): Promise<{ readonly minor: number; readonly entries: number }> {
  const column = layer.kind === 'movement' ? 'fund_movement_id' : 'conversion_id'
  const rows = await db
    .selectFrom('rate_draw')
    .select(['entry_id', eb => eb.fn.sum<number>('local_minor').as('minor')])
    .where(column, '=', layer.id)
    .groupBy('entry_id')
    .execute()
  return { minor: sumMinor(rows.map(row => row.minor)), entries: rows.length }
}

/** What an entry took of which money, in order. */
export async function drawsOfEntry(db: Reader, entryId: string) {
  return db
    .selectFrom('rate_draw as draw')
    .leftJoin('fund_movement as movement', 'movement.id', 'draw.fund_movement_id')
    .leftJoin('currency_conversion as conversion', 'conversion.id', 'draw.conversion_id')
    .select(eb => [
      'draw.local_minor as localMinor',
      'draw.base_minor as baseMinor',
      eb.fn.coalesce('movement.date', 'conversion.date', sql.lit('')).as('date'),
      eb.fn.coalesce('movement.rate', 'conversion.rate', sql.lit('1')).as('rate'),
      eb.fn.coalesce('movement.reference', 'conversion.slip_no', sql.lit('')).as('reference'),
      'draw.conversion_id as conversionId',
    ])
    .where('draw.entry_id', '=', entryId)
    .orderBy('draw.position')
    .execute()
}
