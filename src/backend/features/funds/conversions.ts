import { requireMovable, requireUnmatched } from '#backend/features/accounts/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { rateBehind } from './movements.ts'
import { requireOpenDays } from './period-scope.ts'
import { requireUnused } from './used-money.ts'

type NewConversion = Omit<ParsedInputOf<'conversions.save'>, 'id' | 'version'>

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

/** Purchases of currency of a project, oldest first. */
export async function listConversions(
  db: Reader,
  projectId: string,
): Promise<OutputOf<'conversions.list'>['rows']> {
  await projectTerms(db, projectId)
  const rows = await db
    .selectFrom('currency_conversion as conversion')
    .leftJoin('account as seller', 'seller.id', 'conversion.from_account_id')
    .leftJoin('account as buyer', 'buyer.id', 'conversion.to_account_id')
    .selectAll('conversion')
    .select(['seller.name as from_account', 'buyer.name as to_account'])
    .where('conversion.project_id', '=', projectId)
    .orderBy('conversion.date')
    .orderBy('conversion.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    date: row.date,
    from: money(row.from_minor, row.from_currency),
    to: money(row.to_minor, row.to_currency),
    rate: row.rate,
    slipNo: row.slip_no,
    fromAccount: named(row.from_account_id, row.from_account),
    toAccount: named(row.to_account_id, row.to_account),
  }))
}

/** The stored conversion, of the version the caller saw; throws NotFound, Conflict. */
async function requireConversion(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('currency_conversion').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.conversion', { id }))
  await requireVersion(db, row, version)
  return row
}

async function columnsOf(db: Reader, input: NewConversion) {
  await projectTerms(db, input.projectId)
  const { fromCurrency, fromMinor, toCurrency, toMinor } = input
  if (fromCurrency === toCurrency)
    throw new ProblemError(
      problem('Validation', 'problem.rates.sameCurrency', { currency: toCurrency, field: 'toCurrency' }),
    )
  return {
    project_id: input.projectId,
    date: input.date,
    from_currency: fromCurrency,
    from_minor: fromMinor,
    to_currency: toCurrency,
    to_minor: toMinor,
    rate: rateBehind(money(toMinor, toCurrency), money(fromMinor, fromCurrency)),
    slip_no: input.slipNo.trim(),
    from_account_id: input.fromAccountId ?? null,
    to_account_id: input.toAccountId ?? null,
  }
}

type Columns = Awaited<ReturnType<typeof columnsOf>>

/** What posted entries were converted at. */
const SERVES = ['project_id', 'date', 'from_currency', 'from_minor', 'to_currency', 'to_minor'] as const
/** What the accounts' ledgers show. */
const MOVES = [...SERVES, 'from_account_id', 'to_account_id'] as const

/** Each account has the currency of its side, and no signed bank sheet covers the day. */
async function requireOpenAccounts(db: Reader, row: Pick<Columns, (typeof MOVES)[number]>): Promise<void> {
  const sides = [
    [row.from_account_id, row.from_currency, 'fromAccountId'],
    [row.to_account_id, row.to_currency, 'toAccountId'],
  ] as const
  for (const [accountId, currency, field] of sides)
    if (accountId !== null)
      await requireMovable(db, accountId, {
        projectId: row.project_id,
        currency,
        baseCurrency: currency,
        date: row.date,
        field,
      })
}

/**
 * Stores a purchase of currency as on the bank's slip; the rate follows from both amounts. Throws NotFound,
 * Conflict, Validation, Rule.PeriodLocked, Rule.LayerUsed (posted entries were converted at it),
 * Rule.AccountReconciled, Rule.Matched.
 */
export async function saveConversion(
  context: CommandContext,
  { id, version, ...input }: ParsedInputOf<'conversions.save'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const columns = await columnsOf(trx, input)
  await requireOpenDays(trx, input.projectId, [input.date])
  if (id === null) {
    await requireOpenAccounts(trx, columns)
    const made = context.newId()
    await trx
      .insertInto('currency_conversion')
      .values({ ...columns, id: made })
      .execute()
    return { id: made, version: 1 }
  }
  const stored = await requireConversion(trx, id, version)
  await requireOpenDays(trx, stored.project_id, [stored.date])
  if (SERVES.some(name => stored[name] !== columns[name]))
    await requireUnused(trx, { kind: 'conversion', id, currency: stored.to_currency })
  if (MOVES.some(name => stored[name] !== columns[name])) {
    await requireOpenAccounts(trx, stored)
    await requireOpenAccounts(trx, columns)
    await requireUnmatched(trx, 'conversion_id', id)
  }
  const next = stored.version + 1
  await trx
    .updateTable('currency_conversion')
    .set({ ...columns, version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}

/** Deletes a purchase of currency that nothing was converted at. Throws like `saveConversion`. */
export async function deleteConversion(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'conversions.delete'>,
): Promise<void> {
  const stored = await requireConversion(trx, id, version)
  await requireOpenDays(trx, stored.project_id, [stored.date])
  await requireUnused(trx, { kind: 'conversion', id, currency: stored.to_currency })
  await requireOpenAccounts(trx, stored)
  await requireUnmatched(trx, 'conversion_id', id)
  await trx.deleteFrom('currency_conversion').where('id', '=', id).execute()
}
