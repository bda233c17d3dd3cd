import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'

/** Rates by country, the latest first. */
export async function listRates(db: Reader): Promise<OutputOf<'perDiems.rates'>> {
  const rows = await db
    .selectFrom('per_diem_rate')
    .selectAll()
    .orderBy('country')
    .orderBy('valid_from', 'desc')
    .execute()
  return {
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      country: row.country,
      amount: money(row.amount_minor, row.currency),
      validFrom: row.valid_from,
      source: row.source,
    })),
  }
}

async function requireRate(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('per_diem_rate').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.perDiemRate', { id }))
  await requireVersion(db, row, version ?? 0)
  return row
}

/** Saves a rate; one for each country and first day. Throws NotFound, Conflict, Rule.RateTaken. */
export async function saveRate(
  { trx, newId }: CommandContext,
  { id, version, ...rate }: ParsedInputOf<'perDiems.saveRate'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const columns = {
    country: rate.country,
    currency: rate.currency,
    amount_minor: rate.amountMinor,
    valid_from: rate.validFrom,
    source: rate.source,
  }
  const other = await trx
    .selectFrom('per_diem_rate')
    .select('id')
    .where('country', '=', rate.country)
    .where('valid_from', '=', rate.validFrom)
    .executeTakeFirst()
  if (other && other.id !== id)
    throw new ProblemError(
      problem('Rule.RateTaken', 'problem.perDiem.rateTaken', {
        field: 'validFrom',
        country: rate.country,
        date: rate.validFrom,
      }),
    )
  if (id === null) {
    const made = newId()
    await trx
      .insertInto('per_diem_rate')
      .values({ ...columns, id: made })
      .execute()
    return { id: made, version: 1 }
  }
  const next = (await requireRate(trx, id, version)).version + 1
  await trx
    .updateTable('per_diem_rate')
    .set({ ...columns, version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}

/** Deletes a rate; entries keep what they were paid by. Throws NotFound, Conflict. */
export async function deleteRate(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'perDiems.deleteRate'>,
): Promise<void> {
  await requireRate(trx, id, version)
  await trx.deleteFrom('per_diem_rate').where('id', '=', id).execute()
}
