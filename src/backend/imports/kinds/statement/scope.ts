import { z } from 'zod'
import { reconciledTo, requireAccount } from '#backend/features/accounts/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { dateSchema, decimalSchema, idSchema, textSchema } from '#shared/contract/common.ts'
import { bareIban } from '#shared/domain/accounts/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { foldText } from '../../reading/fold.ts'
import type { Scope } from '../kind.ts'
import { parseParams } from '../parse-params.ts'

export const statementParams = z.strictObject({
  accountId: idSchema.optional().meta({ description: 'Id of the account; or give account' }),
  account: z.string().min(1).max(120).optional().meta({ description: 'Name or IBAN of the account' }),
  number: textSchema(60).default('').meta({ description: 'Number of the statement; blank: the next one' }),
  from: dateSchema.optional().meta({ description: 'First day that the statement covers' }),
  to: dateSchema.optional().meta({ description: 'Last day that the statement covers' }),
  opening: decimalSchema.optional().meta({ description: 'Opening balance, if the file states none' }),
  closing: decimalSchema.optional().meta({ description: 'Closing balance to check the lines against' }),
  ownAccount: textSchema(60)
    .default('')
    .meta({ description: 'In a journal of debit and credit accounts: number or name of this account' }),
})

type Params = z.output<typeof statementParams>

/** A statement that is there already. */
export interface KnownStatement {
  readonly id: string
  readonly number: string
  readonly endDate: PlainDate
  readonly closingMinor: number
  readonly fileHash: string | null
  readonly lines: number
}

/** The account a statement belongs to, and what it continues. */
export interface StatementScope extends Scope {
  readonly account: {
    readonly id: string
    readonly name: string
    readonly currency: string
    readonly openingDate: PlainDate
    readonly openingMinor: number
  }
  /** In the order of their days. */
  readonly statements: readonly KnownStatement[]
  readonly signedTo: PlainDate | null
  readonly stated: {
    readonly number: string
    readonly from: PlainDate | null
    readonly to: PlainDate | null
    readonly openingMinor: number | null
    readonly closingMinor: number | null
    readonly ownAccount: string
  }
}

const invalid = (path: string, messageKey: string): ProblemError =>
  new ProblemError(problem('Validation', 'error.validation', { fields: [{ path, messageKey, keys: '' }] }))

/** Id of the account that the parameters name. Throws Validation without one, NotFound with the names there are. */
async function accountIdOf(db: Reader, { accountId, account }: Params): Promise<string> {
  if (accountId !== undefined) return accountId
  if (account === undefined) throw invalid('params.accountId', 'validation.accountNeeded')
  const rows = await db.selectFrom('account').select(['id', 'name', 'iban']).orderBy('name').execute()
  const found = rows.filter(
    row => foldText(row.name) === foldText(account) || (row.iban !== '' && row.iban === bareIban(account)),
  )
  const [only, second] = found
  if (only && !second) return only.id
  throw new ProblemError(
    problem('NotFound', 'problem.notFound.accountName', {
      account,
      nearest: rows.slice(0, 5).map(row => row.name),
    }),
  )
}

async function statementsOf(db: Reader, accountId: string): Promise<readonly KnownStatement[]> {
  const rows = await db
    .selectFrom('account_statement as statement')
    .leftJoin('account_line as line', 'line.statement_id', 'statement.id')
    .selectAll('statement')
    .select(eb => eb.fn.count<number>('line.id').as('lines'))
    .where('statement.account_id', '=', accountId)
    .groupBy('statement.id')
    .orderBy('statement.start_date')
    .orderBy('statement.end_date')
    .execute()
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    endDate: row.end_date,
    closingMinor: row.closing_minor,
    fileHash: row.file_hash,
    lines: row.lines,
  }))
}

function minorOf(path: string, text: string | undefined, currency: string): number | null {
  if (text === undefined) return null
  const minor = minorFromDecimalText(text, currency)
  if (minor === undefined) throw invalid(`params.${path}`, 'validation.decimal')
  return minor
}

/** Looks up the account and what its statements end with. Throws Validation, NotFound. */
export async function statementScope(db: Reader, params: unknown): Promise<StatementScope> {
  const given = parseParams(statementParams, params)
  const account = await requireAccount(db, await accountIdOf(db, given))
  const { number, from, to, opening, closing, ownAccount } = given
  return {
    projectId: account.project_id,
    params: {
      accountId: account.id,
      number,
      from: from ?? null,
      to: to ?? null,
      opening: opening ?? null,
      closing: closing ?? null,
      ownAccount,
    },
    reading: { kind: 'map', target: 'statement', currency: account.currency },
    account: {
      id: account.id,
      name: account.name,
      currency: account.currency,
      openingDate: account.opening_date,
      openingMinor: account.opening_minor,
    },
    statements: await statementsOf(db, account.id),
    signedTo: (await reconciledTo(db, [account.id])).get(account.id) ?? null,
    stated: {
      number: number.trim(),
      from: from ?? null,
      to: to ?? null,
      openingMinor: minorOf('opening', opening, account.currency),
      closingMinor: minorOf('closing', closing, account.currency),
      ownAccount,
    },
  }
}
