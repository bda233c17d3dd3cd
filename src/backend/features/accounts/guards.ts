import type { Reader } from '#backend/rpc/context.ts'
import { type Charge, isChargeKnown } from '#shared/domain/accounts/index.ts'
import { at, here, type Notice, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { reconciledTo } from './account.ts'

/** What a record that names an account must fit. */
export interface AccountTerms {
  readonly id: string
  readonly name: string
  readonly currency: string
  /** Null: of several projects. */
  readonly projectId: string | null
  readonly reconciledTo: PlainDate | null
}

/** Accounts that records of a project may name, by id. */
export async function accountTerms(
  db: Reader,
  projectId: string,
): Promise<ReadonlyMap<string, AccountTerms>> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'currency', 'project_id as projectId'])
    .where(eb => eb.or([eb('project_id', '=', projectId), eb('project_id', 'is', null)]))
    .execute()
  const days = await reconciledTo(
    db,
    rows.map(row => row.id),
  )
  return new Map(rows.map(row => [row.id, { ...row, reconciledTo: days.get(row.id) ?? null }]))
}

/** A record moves an account only in its currency: its own amount's, or that of the converted amount. */
export const fitsAccount = (account: AccountTerms, currency: string, baseCurrency: string): boolean =>
  account.currency === currency || account.currency === baseCurrency

/** What stands against an entry of which nobody said what the account was charged; undefined when it is known. */
export const chargeNotice = (account: AccountTerms | undefined, charge: Charge): Notice | undefined =>
  account === undefined || isChargeKnown(charge, account.currency)
    ? undefined
    : notice('account', 'ChargeUnknown', here('stateCharge'), {
        account: account.name,
        currency: account.currency,
        entryCurrency: charge.currency,
      })

/** What stands against a movement on a day that a signed sheet covers; undefined when nothing does. */
export function reconciledNotice(account: AccountTerms | undefined, day: PlainDate): Notice | undefined {
  if (!account?.reconciledTo || day > account.reconciledTo) return undefined
  return notice('account', 'Reconciled', at('openAccount', `/money/accounts/${account.id}/reconciliation`), {
    account: account.name,
    asOf: account.reconciledTo,
    date: day,
  })
}

/**
 * The account that a record of a project names. Throws NotFound for one of another project, `Validation` for another
 * currency, Rule.AccountReconciled for a day that a signed sheet covers.
 */
export async function requireMovable(
  db: Reader,
  accountId: string,
  record: {
    readonly projectId: string
    readonly currency: string
    readonly baseCurrency: string
    readonly date: PlainDate
    /** What the account was charged is stated, so that its currency may be any. */
    readonly isCharged?: boolean
    /** The field of the caller's form that names the account. */
    readonly field?: string
  },
): Promise<void> {
  const { field = 'accountId', isCharged = false } = record
  const account = (await accountTerms(db, record.projectId)).get(accountId)
  if (!account)
    throw new ProblemError(problem('NotFound', 'problem.notFound.account', { field, id: accountId }))
  if (!isCharged && !fitsAccount(account, record.currency, record.baseCurrency))
    throw otherCurrency(account, { ...record, field })
  const covered = reconciledNotice(account, record.date)
  if (covered)
    throw new ProblemError(problem('Rule.AccountReconciled', 'problem.account.reconciled', covered.details))
}

export const otherCurrency = (
  account: AccountTerms,
  record: { readonly currency: string; readonly baseCurrency: string; readonly field?: string },
): ProblemError =>
  new ProblemError(
    problem('Validation', 'problem.account.currency', {
      field: record.field ?? 'accountId',
      account: account.name,
      currency: account.currency,
      entryCurrency: record.currency,
      baseCurrency: record.baseCurrency,
    }),
  )

/** Throws Rule.Matched when a statement line answers the record: what the bank confirmed does not change. */
export async function requireUnmatched(
  db: Reader,
  column: 'fund_movement_id' | 'forwarded_movement_id' | 'conversion_id' | 'transfer_id',
  id: string,
): Promise<void> {
  const match = await db
    .selectFrom('account_match as match')
    .innerJoin('account_line as line', 'line.id', 'match.account_line_id')
    .innerJoin('account_statement as statement', 'statement.id', 'line.statement_id')
    .innerJoin('account', 'account.id', 'statement.account_id')
    .select(['account.name', 'statement.number', 'line.booked_on as day'])
    .where(`match.${column}`, '=', id)
    .executeTakeFirst()
  if (match)
    throw new ProblemError(
      problem('Rule.Matched', 'problem.account.matched', {
        account: match.name,
        statement: match.number,
        date: match.day,
      }),
    )
}
