import { requireAccount, requireMovable, requireUnmatched } from '#backend/features/accounts/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { requireOpenDays } from './period-scope.ts'

/** Money moved between accounts of a project, oldest first. Throws NotFound. */
export async function listTransfers(
  db: Reader,
  projectId: string,
): Promise<OutputOf<'transfers.list'>['rows']> {
  await projectTerms(db, projectId)
  const rows = await db
    .selectFrom('account_transfer as transfer')
    .innerJoin('account as giver', 'giver.id', 'transfer.from_account_id')
    .innerJoin('account as taker', 'taker.id', 'transfer.to_account_id')
    .selectAll('transfer')
    .select(['giver.name as from_account', 'giver.currency', 'taker.name as to_account'])
    .where('transfer.project_id', '=', projectId)
    .orderBy('transfer.date')
    .orderBy('transfer.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    date: row.date,
    amount: money(row.amount_minor, row.currency),
    fromAccount: { id: row.from_account_id, name: row.from_account },
    toAccount: { id: row.to_account_id, name: row.to_account },
    reference: row.reference,
    note: row.note,
  }))
}

/** The stored transfer, of the version the caller saw; throws NotFound, Conflict. */
async function requireTransfer(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('account_transfer').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.accountTransfer', { id }))
  await requireVersion(db, row, version)
  return row
}

const columnsOf = (input: Omit<ParsedInputOf<'transfers.save'>, 'id' | 'version'>) => ({
  project_id: input.projectId,
  date: input.date,
  from_account_id: input.fromAccountId,
  to_account_id: input.toAccountId,
  amount_minor: input.amountMinor,
  reference: input.reference.trim(),
  note: input.note.trim(),
})

type Columns = ReturnType<typeof columnsOf>

/** What the accounts' ledgers show. */
const MOVES = ['project_id', 'date', 'from_account_id', 'to_account_id', 'amount_minor'] as const
type Moves = Pick<Columns, (typeof MOVES)[number]>

/** Two accounts of the project, of one currency, and no signed sheet of either covers the day. */
async function requireOpenAccounts(db: Reader, row: Moves): Promise<void> {
  if (row.from_account_id === row.to_account_id)
    throw new ProblemError(problem('Validation', 'problem.transfer.sameAccount', { field: 'toAccountId' }))
  const { currency } = await requireAccount(db, row.from_account_id)
  const taker = await requireAccount(db, row.to_account_id)
  if (taker.currency !== currency)
    throw new ProblemError(
      problem('Validation', 'problem.transfer.otherCurrency', {
        field: 'toAccountId',
        account: taker.name,
        currency: taker.currency,
        fromCurrency: currency,
      }),
    )
  const record = { projectId: row.project_id, currency, baseCurrency: currency, date: row.date }
  await requireMovable(db, row.from_account_id, { ...record, field: 'fromAccountId' })
  await requireMovable(db, row.to_account_id, { ...record, field: 'toAccountId' })
}

/**
 * Stores money moved between two accounts of one currency; it changes neither cost nor fund. Throws NotFound, Conflict,
 * Validation (the same account twice, another currency), Rule.PeriodLocked, Rule.AccountReconciled, Rule.Matched.
 */
export async function saveTransfer(
  { trx, newId }: CommandContext,
  { id, version, ...input }: ParsedInputOf<'transfers.save'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const columns = columnsOf(input)
  await projectTerms(trx, input.projectId)
  await requireOpenDays(trx, input.projectId, [input.date])
  if (id === null) {
    await requireOpenAccounts(trx, columns)
    const made = newId()
    await trx
      .insertInto('account_transfer')
      .values({ ...columns, id: made })
      .execute()
    return { id: made, version: 1 }
  }
  const stored = await requireTransfer(trx, id, version)
  await requireOpenDays(trx, stored.project_id, [stored.date])
  if (MOVES.some(name => stored[name] !== columns[name])) {
    await requireOpenAccounts(trx, stored)
    await requireOpenAccounts(trx, columns)
    await requireUnmatched(trx, 'transfer_id', id)
  }
  const next = stored.version + 1
  await trx
    .updateTable('account_transfer')
    .set({ ...columns, version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}

/** Deletes a transfer that no statement line answers and no signed sheet covers. Throws like `saveTransfer`. */
export async function deleteTransfer(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'transfers.delete'>,
): Promise<void> {
  const stored = await requireTransfer(trx, id, version)
  await requireOpenDays(trx, stored.project_id, [stored.date])
  await requireOpenAccounts(trx, stored)
  await requireUnmatched(trx, 'transfer_id', id)
  await trx.deleteFrom('account_transfer').where('id', '=', id).execute()
}
