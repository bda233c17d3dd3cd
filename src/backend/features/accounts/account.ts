import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

const stored = (db: Reader) => db.selectFrom('account').selectAll()
export type StoredAccount = Awaited<ReturnType<ReturnType<typeof stored>['executeTakeFirstOrThrow']>>

/** The account of an id; throws NotFound. */
export async function requireAccount(db: Reader, id: string): Promise<StoredAccount> {
  const row = await stored(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.account', { id }))
  return row
}

/** The account's balance by the books at the end of a day, in minor units of its currency. */
export async function bookBalance(db: Reader, account: StoredAccount, day: PlainDate): Promise<number> {
  const { moved } = await db
    .selectFrom('account_movement')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('effect_minor'), eb.lit(0)).as('moved'))
    .where('account_id', '=', account.id)
    .where('date', '<=', day)
    .executeTakeFirstOrThrow()
  return account.opening_minor + Number(moved)
}

/** The day up to which each account is signed off; accounts without a sheet are missing. */
export async function reconciledTo(
  db: Reader,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PlainDate>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('account_reconciliation')
    .select(eb => ['account_id', eb.fn.max('as_of').as('day')])
    .where('account_id', 'in', [...accountIds])
    .groupBy('account_id')
    .execute()
  return new Map(rows.map(row => [row.account_id, row.day]))
}
