import { listReconciliations, sheetAt } from '#backend/features/accounts/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutstandingItem } from '#shared/contract/accounts.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'

/** One side of an account within the days of the sheet, in minor units; what went out is below zero. */
export interface SideFigures {
  readonly openingMinor: number
  readonly inMinor: number
  readonly outMinor: number
  readonly closingMinor: number
}

export interface StatementFigures extends SideFigures {
  readonly id: string
  readonly number: string
  readonly start: PlainDate
  readonly end: PlainDate
}

export interface ReconciliationFigures {
  readonly project: ReportProject
  readonly account: StoredAccount
  /** First day of the sheet: after the sheet signed before, else the account's opening day. */
  readonly from: PlainDate
  readonly asOf: PlainDate
  /** Null for a cash box that is counted. */
  readonly bank: SideFigures | null
  /** Balance by the bank, or what was counted; of a signed sheet as signed. */
  readonly statementMinor: number
  readonly books: SideFigures
  /** Of a signed sheet the balance that was signed, else that of today's books. */
  readonly signedBookMinor: number
  readonly outstanding: readonly OutstandingItem[]
  /** Statements that reach into the days of the sheet. */
  readonly statements: readonly StatementFigures[]
  readonly signed: { readonly by: string; readonly day: PlainDate; readonly note: string } | null
  /** Codes of what stands against signing the sheet. */
  readonly open: { readonly missing: number; readonly drafts: number; readonly unexplained: number }
}

const accountsOf = (db: Reader, projectId: string) =>
  db
    .selectFrom('account')
    .selectAll()
    .where(eb => eb.or([eb('project_id', '=', projectId), eb('project_id', 'is', null)]))
    .orderBy('name')
    .execute()

type StoredAccount = Awaited<ReturnType<typeof accountsOf>>[number]

const plainIban = (text: string): string => text.replaceAll(/\s+/g, '').toUpperCase()

/** The account by IBAN or name; the project's only one when none is named. NotFound and Export name those there are. */
async function accountOf(db: Reader, project: ReportProject, named: string | null): Promise<StoredAccount> {
  const accounts = await accountsOf(db, project.id)
  const fitting =
    named === null
      ? accounts
      : accounts.filter(
          ({ id, name, iban }) =>
            id === named || name === named || (iban !== '' && plainIban(iban) === plainIban(named)),
        )
  const [only, second] = fitting
  if (only && !second) return only
  const names = (fitting.length > 0 ? fitting : accounts).map(account => account.name).join(', ') || '–'
  throw new ProblemError(
    named === null || second
      ? problem('Export', 'documents.error.chooseAccount', { project: project.code, names })
      : problem('NotFound', 'documents.error.unknownAccount', { account: named, names }),
  )
}

/** Movements of one side between two days, split by direction, with the balances around them. */
function sideOf(
  openingMinor: number,
  rows: readonly { readonly day: PlainDate; readonly minor: number }[],
  from: PlainDate,
): SideFigures {
  const total = (some: readonly { readonly minor: number }[]) => some.reduce((sum, row) => sum + row.minor, 0)
  const within = rows.filter(row => row.day >= from)
  const before = openingMinor + total(rows.filter(row => row.day < from))
  const [inMinor, outMinor] = [
    total(within.filter(row => row.minor > 0)),
    total(within.filter(row => row.minor < 0)),
  ]
  return { openingMinor: before, inMinor, outMinor, closingMinor: before + inMinor + outMinor }
}

const linesOf = (db: Reader, accountId: string) =>
  db
    .selectFrom('account_line as line')
    .innerJoin('account_statement as statement', 'statement.id', 'line.statement_id')
    .select(['statement.id as statementId', 'line.booked_on as day', 'line.amount_minor as minor'])
    .where('statement.account_id', '=', accountId)
    .execute()

const movementsUntil = (db: Reader, accountId: string, asOf: PlainDate) =>
  db
    .selectFrom('account_movement')
    .select(['date as day', 'effect_minor as minor'])
    .where('account_id', '=', accountId)
    .where('date', '<=', asOf)
    .execute()

const statementsOf = (db: Reader, accountId: string) =>
  db
    .selectFrom('account_statement')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('start_date')
    .orderBy('end_date')
    .execute()

/** The day of the sheet: the named one, else the newest that is signed, else the last a statement reaches. */
function dayOf(
  account: StoredAccount,
  named: PlainDate | null,
  signedDays: readonly PlainDate[],
  ends: readonly PlainDate[],
): PlainDate {
  const day = named ?? signedDays[0] ?? ends.at(-1)
  if (day === undefined)
    throw new ProblemError(problem('Export', 'documents.error.chooseDay', { account: account.name }))
  if (day < account.opening_date)
    throw new ProblemError(
      problem('Export', 'documents.error.beforeOpening', {
        account: account.name,
        date: day,
        opening: account.opening_date,
      }),
    )
  return day
}

const detailCount = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** What still stands against a sheet that nobody signed. */
function openOf({ blockers }: Awaited<ReturnType<typeof sheetAt>>): ReconciliationFigures['open'] {
  const countIn = (code: string) =>
    blockers
      .filter(blocker => blocker.code === code)
      .reduce((sum, { details }) => sum + detailCount(details['count']), 0)
  return {
    missing: blockers.filter(({ code }) => code === 'StatementMissing' || code === 'CountMissing').length,
    drafts: countIn('DraftsPaid'),
    unexplained: countIn('Unexplained'),
  }
}

/** The sheet of an account at a day: as it was signed, else as the data stand. */
export async function loadReconciliation(
  db: Reader,
  named: { readonly project: string; readonly account: string | null; readonly asOf: PlainDate | null },
): Promise<ReconciliationFigures> {
  const project = await loadProject(db, named.project)
  const account = await accountOf(db, project, named.account)
  const { rows: sheets } = await listReconciliations(db, account.id)
  const statements = await statementsOf(db, account.id)
  const asOf = dayOf(
    account,
    named.asOf,
    sheets.map(sheet => sheet.asOf),
    statements.map(statement => statement.end_date),
  )
  const signed = sheets.find(sheet => sheet.asOf === asOf)
  const earlier = sheets.find(sheet => sheet.asOf < asOf)
  const from = earlier ? addDays(earlier.asOf, 1) : account.opening_date
  const live = await sheetAt(db, { accountId: account.id, asOf, countedMinor: null }, asOf)
  const lines = await linesOf(db, account.id)
  const books = sideOf(account.opening_minor, await movementsUntil(db, account.id, asOf), from)
  const isByStatement = account.kind === 'bank' || statements.length > 0
  return {
    project,
    account,
    from,
    asOf,
    bank: isByStatement
      ? sideOf(
          account.opening_minor,
          lines.filter(line => line.day <= asOf),
          from,
        )
      : null,
    statementMinor: signed?.statementMinor ?? live.statementMinor,
    books,
    signedBookMinor: signed?.bookMinor ?? books.closingMinor,
    outstanding: signed?.outstanding ?? live.outstanding,
    statements: statements
      .filter(statement => statement.end_date >= from && statement.start_date <= asOf)
      .map(statement => ({
        ...sideOf(
          statement.opening_minor,
          lines.filter(line => line.statementId === statement.id),
          statement.start_date,
        ),
        id: statement.id,
        number: statement.number,
        start: statement.start_date,
        end: statement.end_date,
      })),
    signed: signed
      ? { by: signed.reconciledBy, day: signed.reconciledAt.slice(0, 10), note: signed.note }
      : null,
    open: signed ? { missing: 0, drafts: 0, unexplained: 0 } : openOf(live),
  }
}
