import type { Reader } from '#backend/rpc/context.ts'
import { type Money, money } from '#shared/kernel/money.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { bookBalance, reconciledTo } from './account.ts'
import { sheetAt } from './sheet.ts'

/** An account whose balance at a period's end nobody has signed off. */
export interface Unreconciled {
  readonly accountId: string
  readonly name: string
  readonly kind: 'bank' | 'cash'
  /** By the books at the period's end. */
  readonly balance: Money
  /** Day of the newest sheet; null where there is none. */
  readonly reconciledTo: PlainDate | null
}

/** Accounts that a project had by a day: its own, and shared ones that it moved money through. */
async function accountsAt(db: Reader, projectId: string, day: PlainDate) {
  return db
    .selectFrom('account')
    .selectAll()
    .where('opening_date', '<=', day)
    .where(eb =>
      eb.or([
        eb('project_id', '=', projectId),
        eb.and([
          eb('project_id', 'is', null),
          eb.exists(
            eb
              .selectFrom('account_movement as m')
              .select('m.record_id')
              .whereRef('m.account_id', '=', 'account.id')
              .where('m.project_id', '=', projectId)
              .where('m.date', '<=', day),
          ),
        ]),
      ]),
    )
    .orderBy('kind')
    .orderBy('name')
    .execute()
}

/**
 * Accounts of a project that no signed sheet covers up to the last day of a period; what the guided close asks. A
 * project without accounts has none. An archived account counts while its balance is not zero.
 */
export async function unreconciledOf(
  db: Reader,
  projectId: string,
  period: Period,
): Promise<readonly Unreconciled[]> {
  const accounts = await accountsAt(db, projectId, period.end)
  const days = await reconciledTo(
    db,
    accounts.map(account => account.id),
  )
  const open: Unreconciled[] = []
  for (const account of accounts) {
    const signed = days.get(account.id) ?? null
    if (signed !== null && signed >= period.end) continue
    const minor = await bookBalance(db, account, period.end)
    if (account.archived === 1 && minor === 0) continue
    open.push({
      accountId: account.id,
      name: account.name,
      kind: account.kind,
      balance: money(minor, account.currency),
      reconciledTo: signed,
    })
  }
  return open
}

/** Where a project's money was at a day by its accounts: minor units of the project's currency. */
export interface MoneyAt {
  readonly bankMinor: number
  readonly cashMinor: number
  /** Balance of the banks' statements, and what leads from it to the books. */
  readonly statementMinor: number
  readonly outstandingMinor: number
}

/**
 * Bank and cash at a day by the accounts' books and statements, for reports. Null when the project has no account, or
 * one that can't be told in its currency: another currency, or shared with other projects.
 */
export async function moneyAt(db: Reader, projectId: string, day: PlainDate): Promise<MoneyAt | null> {
  const project = await db
    .selectFrom('project')
    .select('currency')
    .where('id', '=', projectId)
    .executeTakeFirst()
  const accounts = await accountsAt(db, projectId, day)
  const isOwn = accounts.every(
    account => account.project_id === projectId && account.currency === project?.currency,
  )
  if (accounts.length === 0 || !isOwn) return null
  let [bankMinor, cashMinor, statementMinor, outstandingMinor] = [0, 0, 0, 0]
  for (const account of accounts) {
    const sheet = await sheetAt(db, { accountId: account.id, asOf: day, countedMinor: null }, day)
    if (account.kind === 'cash') {
      cashMinor += sheet.bookMinor
      continue
    }
    bankMinor += sheet.bookMinor
    statementMinor += sheet.statementMinor
    outstandingMinor += sheet.outstandingMinor
  }
  return { bankMinor, cashMinor, statementMinor, outstandingMinor }
}
