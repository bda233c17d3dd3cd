import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { isPendingPaymentListed } from '#shared/domain/reports/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { minorFromDecimalText, money, sumMinor } from '#shared/kernel/money.ts'

/** Payments still to come, with the limit above which the final report lists one (EU-16). Throws NotFound. */
export async function listPending(db: Reader, projectId: string): Promise<OutputOf<'pendingPayments.list'>> {
  const { currency, rule } = await projectTerms(db, projectId)
  const text = rule('pending_payment_limit')
  const limit = text === null ? null : (minorFromDecimalText(text, currency) ?? null)
  const rows = await db
    .selectFrom('pending_payment as pending')
    .innerJoin('budget_line as line', 'line.id', 'pending.budget_line_id')
    .leftJoin('ledger_entry as entry', 'entry.id', 'pending.entry_id')
    .selectAll('pending')
    .select(['line.code as lineCode', 'entry.entry_no as entryNo'])
    .where('pending.project_id', '=', projectId)
    .orderBy('pending.settled_on')
    .orderBy('line.code')
    .orderBy('pending.supplier')
    .execute()
  const open = rows.filter(row => row.settled_on === null)
  return {
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      supplier: row.supplier,
      lineId: row.budget_line_id,
      lineCode: row.lineCode,
      amount: money(row.amount_minor, currency),
      expectedOn: row.expected_on,
      note: row.note,
      listed: limit === null ? null : isPendingPaymentListed(row.amount_minor, limit),
      settledOn: row.settled_on,
      entry: row.entry_id === null ? null : { id: row.entry_id, entryNo: row.entryNo ?? 0 },
    })),
    open: money(sumMinor(open.map(row => row.amount_minor)), currency),
    limit: limit === null ? null : money(limit, currency),
  }
}

async function requirePending(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('pending_payment').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.pendingPayment', { id }))
  await requireVersion(db, row, version ?? 0)
  return row
}

/** A payment that is made stays as it was: it is opened again first. Throws Rule.Settled. */
function requireOpen(row: { readonly settled_on: string | null; readonly supplier: string }): void {
  if (row.settled_on !== null)
    throw new ProblemError(
      problem('Rule.Settled', 'problem.pending.settled', { supplier: row.supplier, date: row.settled_on }),
    )
}

/** Saves a payment that is still to come. Throws NotFound, Conflict, Rule.Settled. */
export async function savePending(
  { trx, newId }: CommandContext,
  { id, version, ...pending }: ParsedInputOf<'pendingPayments.save'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { code } = await projectTerms(trx, pending.projectId)
  const line = await trx
    .selectFrom('budget_line')
    .select('id')
    .where('id', '=', pending.lineId)
    .where('project_id', '=', pending.projectId)
    .executeTakeFirst()
  if (!line)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.budgetLine', {
        field: 'lineId',
        id: pending.lineId,
        project: code,
      }),
    )
  const columns = {
    project_id: pending.projectId,
    budget_line_id: pending.lineId,
    supplier: pending.supplier,
    amount_minor: pending.amountMinor,
    expected_on: pending.expectedOn,
    note: pending.note,
  }
  if (id === null) {
    const made = newId()
    await trx
      .insertInto('pending_payment')
      .values({ ...columns, id: made })
      .execute()
    return { id: made, version: 1 }
  }
  const stored = await requirePending(trx, id, version)
  requireOpen(stored)
  const next = stored.version + 1
  await trx
    .updateTable('pending_payment')
    .set({ ...columns, version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}

/** Deletes a payment that is not made. Throws NotFound, Conflict, Rule.Settled. */
export async function deletePending(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'pendingPayments.delete'>,
): Promise<void> {
  requireOpen(await requirePending(trx, id, version))
  await trx.deleteFrom('pending_payment').where('id', '=', id).execute()
}

/** The posted entry of the same project that paid it. Throws NotFound, Rule.NotPosted, Rule.OtherProject. */
async function payingEntry(db: Reader, projectId: string, entryNo: number) {
  const entry = await db
    .selectFrom('ledger_entry')
    .select(['id', 'state', 'project_id as projectId', 'payment_date as paidOn', 'entry_date as date'])
    .where('entry_no', '=', entryNo)
    .executeTakeFirst()
  const details = { field: 'entryNo', entryNo }
  if (!entry) throw new ProblemError(problem('NotFound', 'problem.pending.noEntry', details))
  if (entry.projectId !== projectId)
    throw new ProblemError(problem('Rule.OtherProject', 'problem.pending.otherProject', details))
  if (entry.state !== 'posted')
    throw new ProblemError(problem('Rule.NotPosted', 'problem.pending.notPosted', details))
  return { entry_id: entry.id, settled_on: entry.paidOn ?? entry.date }
}

/** Marks a payment as made by an entry, or opens it again. Throws NotFound, Conflict, Rule.NotPosted, Rule.OtherProject. */
export async function settlePending(
  { trx }: CommandContext,
  { id, version, entryNo }: ParsedInputOf<'pendingPayments.settle'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const stored = await requirePending(trx, id, version)
  const settled =
    entryNo === null
      ? { entry_id: null, settled_on: null }
      : await payingEntry(trx, stored.project_id, entryNo)
  const next = stored.version + 1
  await trx
    .updateTable('pending_payment')
    .set({ ...settled, version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}
