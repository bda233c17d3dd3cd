import type { Reader } from '#backend/rpc/context.ts'
import type { OutstandingItem, ReconciliationSheet } from '#shared/contract/accounts.ts'
import type { Notice } from '#shared/contract/common.ts'
import { reconcile } from '#shared/domain/accounts/index.ts'
import { at, here } from '#shared/domain/notices/index.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { bookBalance, reconciledTo, requireAccount, type StoredAccount } from './account.ts'
import { blocker } from './blockers.ts'
import { movementsOf, openItems, openLines } from './open-sides.ts'

export interface SheetRequest {
  readonly accountId: string
  readonly asOf: PlainDate
  /** What was counted in a cash box; minor units. */
  readonly countedMinor: number | null
  readonly explanations?: readonly { readonly lineId: string; readonly text: string }[]
}

const labelOf = (...texts: readonly string[]): string =>
  texts
    .map(text => text.trim())
    .filter(text => text !== '')
    .join(' · ')

/** Everything that only one side knows at a day, the books first. */
async function outstandingAt(
  db: Reader,
  accountId: string,
  { asOf, explanations = [] }: SheetRequest,
): Promise<OutstandingItem[]> {
  const texts = new Map(explanations.map(({ lineId, text }) => [lineId, text.trim()]))
  const items = openItems(await movementsOf(db, accountId, asOf))
  const lines = await openLines(db, accountId, asOf)
  return [
    ...items.map(item => ({
      side: 'books' as const,
      kind: item.kind,
      recordId: item.id,
      date: item.date,
      openMinor: item.openMinor,
      label: labelOf(item.documentNo, item.counterparty, item.description || item.reference),
      explanation: '',
    })),
    ...lines.map(line => ({
      side: 'statement' as const,
      kind: null,
      recordId: line.id,
      date: line.date,
      openMinor: line.openMinor,
      label: labelOf(line.counterparty, line.reference, line.description),
      explanation: texts.get(line.id) ?? '',
    })),
  ]
}

interface StatementSide {
  /** False for a cash box that is counted instead. */
  readonly byStatement: boolean
  readonly balanceMinor: number
  /** Last day that statements reach; null without any. */
  readonly reach: PlainDate | null
}

/** The balance that statements give at a day: they chain from the account's opening, so their lines add up to it. */
async function statementSide(db: Reader, account: StoredAccount, asOf: PlainDate): Promise<StatementSide> {
  const { reach } = await db
    .selectFrom('account_statement')
    .select(eb => eb.fn.max('end_date').as('reach'))
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow()
  const { moved } = await db
    .selectFrom('account_line as line')
    .innerJoin('account_statement as statement', 'statement.id', 'line.statement_id')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('line.amount_minor'), eb.lit(0)).as('moved'))
    .where('statement.account_id', '=', account.id)
    .where('line.booked_on', '<=', asOf)
    .executeTakeFirstOrThrow()
  const found: PlainDate | null = reach
  return {
    byStatement: account.kind === 'bank' || found !== null,
    balanceMinor: account.opening_minor + Number(moved),
    reach: found,
  }
}

/** Drafts that say they were paid from the account by the day: once signed off, they could not be posted any more. */
async function draftsUntil(db: Reader, accountId: string, asOf: PlainDate): Promise<number> {
  const { n } = await db
    .selectFrom('ledger_entry')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('state', '=', 'draft')
    .where(eb => eb(eb.fn.coalesce('payment_date', 'entry_date'), '<=', asOf))
    .executeTakeFirstOrThrow()
  return n
}

interface Judged {
  readonly account: StoredAccount
  readonly request: SheetRequest
  readonly side: StatementSide
  readonly differenceMinor: number
  readonly outstanding: readonly OutstandingItem[]
  readonly today: PlainDate
}

function againstDay(
  { account, request: { asOf }, today }: Judged,
  signedTo: PlainDate | undefined,
): Notice[] {
  return [
    ...(asOf > today ? [blocker('DayInFuture', { date: asOf }, here('chooseDay'))] : []),
    ...(asOf < account.opening_date
      ? [blocker('BeforeOpening', { date: asOf, opening: account.opening_date }, here('chooseDay'))]
      : []),
    ...(signedTo !== undefined && asOf <= signedTo
      ? [blocker('AlreadySigned', { asOf: signedTo }, here('removeReconciliation'))]
      : []),
  ]
}

function againstFigures({ account, request, side, differenceMinor, outstanding }: Judged): Notice[] {
  const found: Notice[] = []
  const { asOf, countedMinor } = request
  if (side.byStatement && (side.reach === null || side.reach < asOf))
    found.push(
      blocker(
        'StatementMissing',
        { date: asOf, reach: side.reach ?? '–' },
        at('importStatement', '/money/import'),
      ),
    )
  if (!side.byStatement && countedMinor === null)
    found.push(blocker('CountMissing', { date: asOf }, here('countCash')))
  else if (differenceMinor !== 0)
    found.push(
      blocker(
        'Difference',
        { difference: { minor: differenceMinor, currency: account.currency } },
        here('bookDifference'),
      ),
    )
  const unexplained = outstanding.filter(item => item.side === 'statement' && item.explanation === '')
  if (unexplained.length > 0)
    found.push(
      blocker(
        'Unexplained',
        {
          count: unexplained.length,
          total: {
            minor: unexplained.reduce((sum, item) => sum + item.openMinor, 0),
            currency: account.currency,
          },
        },
        here('explainLines'),
      ),
    )
  return found
}

/** The sheet of a day as the data stand, with what blocks signing it off. Throws NotFound. */
export async function sheetAt(
  db: Reader,
  request: SheetRequest,
  today: PlainDate,
): Promise<ReconciliationSheet> {
  const { accountId, asOf, countedMinor } = request
  const account = await requireAccount(db, accountId)
  const side = await statementSide(db, account, asOf)
  const bookMinor = await bookBalance(db, account, asOf)
  const outstanding = side.byStatement ? await outstandingAt(db, accountId, request) : []
  const statementMinor = side.byStatement ? side.balanceMinor : (countedMinor ?? bookMinor)
  const sums = reconcile(statementMinor, bookMinor, outstanding)
  const judged: Judged = {
    account,
    request,
    side,
    outstanding,
    today,
    differenceMinor: sums.differenceMinor,
  }
  const drafts = await draftsUntil(db, accountId, asOf)
  const signedTo = (await reconciledTo(db, [accountId])).get(accountId)
  return {
    accountId,
    name: account.name,
    kind: account.kind,
    currency: account.currency,
    asOf,
    ...sums,
    outstanding,
    blockers: [
      ...againstDay(judged, signedTo),
      ...againstFigures(judged),
      ...(drafts > 0
        ? [
            blocker(
              'DraftsPaid',
              { count: drafts, date: asOf },
              at('openDrafts', `/money/ledger?accountId=${accountId}&state=draft`),
            ),
          ]
        : []),
    ],
  }
}
