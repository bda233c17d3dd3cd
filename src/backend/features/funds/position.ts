import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { fundBalance } from './balance.ts'
import { requireOpenPeriod, requirePeriod } from './period-scope.ts'

const storedPosition = (db: Reader, periodId: string) =>
  db.selectFrom('fund_position').selectAll().where('period_id', '=', periodId).executeTakeFirst()

/** Where the money was at a period's end, as counted, beside the closing balance of the books; zeros until it is counted. */
export async function positionAt(db: Reader, periodId: string): Promise<OutputOf<'funds.position'>> {
  const period = await requirePeriod(db, periodId)
  const { closingMinor, currency } = await fundBalance(db, period.projectId, period)
  const row = await storedPosition(db, periodId)
  return {
    version: row?.version ?? null,
    bank: row?.bank_minor ?? 0,
    cash: row?.cash_minor ?? 0,
    advances: row?.advances_minor ?? 0,
    payables: row?.payables_minor ?? 0,
    statement: row?.statement_minor ?? 0,
    outstanding: row?.outstanding_minor ?? 0,
    closing: closingMinor,
    currency,
  }
}

/** Stores the count of a period's end. Throws NotFound, Conflict, Rule.PeriodLocked. */
export async function savePosition(
  context: CommandContext,
  input: ParsedInputOf<'funds.savePosition'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const period = await requireOpenPeriod(trx, input.periodId)
  const columns = {
    bank_minor: input.bank,
    cash_minor: input.cash,
    advances_minor: input.advances,
    payables_minor: input.payables,
    statement_minor: input.statement,
    outstanding_minor: input.outstanding,
  }
  const stored = await storedPosition(trx, period.id)
  // Without a stored row the caller must not have seen one: version 0 stands for "none" on both sides.
  await requireVersion(
    trx,
    { id: stored?.id ?? period.id, version: stored?.version ?? 0 },
    input.version ?? 0,
  )
  if (!stored) {
    const id = context.newId()
    await trx
      .insertInto('fund_position')
      .values({ ...columns, id, project_id: period.projectId, period_id: period.id })
      .execute()
    return { id, version: 1 }
  }
  const version = stored.version + 1
  await trx
    .updateTable('fund_position')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}
