import type { CommandContext } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { demoId } from '../deterministic.ts'
import { periodFacts } from '../facts/periods.ts'
import { insertAll } from '../insert-all.ts'
import { projectId } from '../programme.ts'
import { payEntries, payForwarded, purchasesOf, receiveFunds } from './paid.ts'
import { insertStatement, type Quarter } from './statement.ts'

interface DemoBank {
  readonly project: string
  readonly name: string
  readonly iban: string
  readonly bank: string
  /** Drawn for the cash box at the start of the quarter, in cents; zero where there is no box. */
  readonly drawnMinor: number
}

/** Numbers with right check digits of banks that don't exist. */
const BANKS: readonly DemoBank[] = [
  {
    project: 'SOE-11',
    name: 'SOE-11 account (invented)',
    iban: 'XK051212012345678906',
    bank: 'Banka e Provës (invented)',
    drawnMinor: 120_000,
  },
  {
    project: 'EU-DEMO-1',
    name: 'EU project account (invented)',
    iban: 'AL47212110090000000235698741',
    bank: 'Banka Shembull (invented)',
    drawnMinor: 0,
  },
  {
    project: 'GIZ-DEMO-1',
    name: 'Special account for the GIZ grant (invented)',
    iban: 'XK701212012345678900',
    bank: 'Banka e Provës (invented)',
    drawnMinor: 0,
  },
]

const BASE = 'EUR'
/** What the books paid at the quarter's end and the bank has yet to show. */
const OUTSTANDING = 2
/** Lines of the main account's statement that wait to be matched. */
const UNMATCHED = 4
/** Opening balances are round: this many minor units, or a multiple. */
const ROUND = 10_000_000
/** The cash box pays a few small bills. */
const SMALL = { atMost: 30_000, count: 4 } as const

const roundAbove = (minor: number): number => (Math.floor(minor / ROUND) + 1) * ROUND

/** The last quarter with entries: its statement is the one in hand. */
async function quarterOf({ trx }: CommandContext, project: string): Promise<Quarter | undefined> {
  const { last } = await trx
    .selectFrom('ledger_entry')
    .select(eb => eb.fn.max('entry_date').as('last'))
    .where('project_id', '=', projectId(project))
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow()
  return periodFacts.find(period => period.project === project && period.start <= last && last <= period.end)
}

interface NewAccount {
  readonly id: string
  readonly name: string
  readonly kind: 'bank' | 'cash'
  readonly currency: string
  readonly openingMinor: number
  readonly iban?: string
}

const insertAccount = (
  { trx }: CommandContext,
  { project, bank }: DemoBank,
  quarter: Quarter,
  account: NewAccount,
): Promise<void> =>
  insertAll(trx, 'account', [
    {
      id: account.id,
      project_id: projectId(project),
      kind: account.kind,
      name: account.name,
      iban: account.iban ?? '',
      bank: account.kind === 'bank' ? bank : '',
      currency: account.currency,
      opening_date: quarter.start,
      opening_minor: account.openingMinor,
      archived: 0 as const,
    },
  ])

/** The opening balance follows from what the account pays, which is known once it is there. */
const setOpening = ({ trx }: CommandContext, id: string, openingMinor: number) =>
  trx.updateTable('account').set({ opening_minor: openingMinor }).where('id', '=', id).execute()

/** Cash drawn at the bank, and the small bills that the box paid with it. */
async function insertBox(context: CommandContext, facts: DemoBank, quarter: Quarter, bankId: string) {
  if (facts.drawnMinor === 0) return
  const { project } = facts
  const id = demoId('account', `${project} cash`)
  const date = addDays(quarter.start, 1)
  const name = `${project} cash box (invented)`
  await insertAccount(context, facts, quarter, { id, name, kind: 'cash', currency: BASE, openingMinor: 0 })
  await insertAll(context.trx, 'account_transfer', [
    {
      id: demoId('account_transfer', project),
      project_id: projectId(project),
      date,
      from_account_id: bankId,
      to_account_id: id,
      amount_minor: facts.drawnMinor,
      reference: 'ATM-1 (invented)',
      note: 'Cash for small bills, invented for the demo',
    },
  ])
  await payEntries(context, id, { project, quarter, currency: BASE, from: date, ...SMALL })
}

/** An account for each currency bought in the quarter: the purchases come to it, and it pays entries in that currency. */
async function insertLocal(context: CommandContext, facts: DemoBank, quarter: Quarter, bankId: string) {
  const { project } = facts
  const bought = Map.groupBy(await purchasesOf(context, project, quarter), row => row.to_currency)
  for (const [currency, purchases] of bought) {
    const id = demoId('account', `${project} ${currency}`)
    const name = `${project} ${currency} account (invented)`
    await insertAccount(context, facts, quarter, { id, name, kind: 'bank', currency, openingMinor: 0 })
    await context.trx
      .updateTable('currency_conversion')
      .set({ from_account_id: bankId, to_account_id: id })
      .where(
        'id',
        'in',
        purchases.map(row => row.id),
      )
      .execute()
    const openingMinor = roundAbove(await payEntries(context, id, { project, quarter, currency }))
    await setOpening(context, id, openingMinor)
    await insertStatement(context, { accountId: id, quarter, openingMinor, outstanding: 0, unmatched: 0 })
  }
  return sumMinor([...bought.values()].flat().map(row => row.from_minor))
}

/** The bank account of a project, what it paid and received in its last quarter, and the bank's statement. */
async function insertBank(context: CommandContext, facts: DemoBank): Promise<void> {
  const { project, name, iban, drawnMinor } = facts
  const quarter = await quarterOf(context, project)
  if (!quarter) return
  const id = demoId('account', project)
  await insertAccount(context, facts, quarter, {
    id,
    name,
    iban,
    kind: 'bank',
    currency: BASE,
    openingMinor: 0,
  })
  await insertBox(context, facts, quarter, id)
  const exchanged = await insertLocal(context, facts, quarter, id)
  const paid = await payEntries(context, id, { project, quarter, currency: BASE })
  const forwarded = await payForwarded(context, id, { project, quarter })
  await receiveFunds(context, id, { project, quarter })
  const openingMinor = roundAbove(sumMinor([drawnMinor, exchanged, paid, forwarded]))
  await setOpening(context, id, openingMinor)
  await insertStatement(context, {
    accountId: id,
    quarter,
    openingMinor,
    outstanding: OUTSTANDING,
    unmatched: UNMATCHED,
  })
}

/**
 * Bank accounts of the main projects and the special one of the GIZ agreement, with the invented statement of their last quarter: most lines are matched, two
 * payments are outstanding. Exchanges, forwarded money, receipts and one cash withdrawal name their accounts.
 */
export async function insertAccounts(context: CommandContext): Promise<void> {
  for (const facts of BANKS) await insertBank(context, facts)
}
