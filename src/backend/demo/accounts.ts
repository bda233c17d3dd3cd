import type { CommandContext } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { addDays, earlier } from '#shared/kernel/plain-date.ts'
import { demoId, idSequence } from './deterministic.ts'
import { periodFacts } from './facts/periods.ts'
import { insertAll } from './insert-all.ts'
import { projectId } from './programme.ts'

interface DemoAccount {
  readonly project: string
  readonly name: string
  readonly iban: string
  readonly bank: string
}

/** Numbers with right check digits of banks that don't exist. */
const ACCOUNTS: readonly DemoAccount[] = [
  {
    project: 'SOE-11',
    name: 'SOE-11 account (invented)',
    iban: 'XK051212012345678906',
    bank: 'Banka e Provës (invented)',
  },
  {
    project: 'EU-DEMO-1',
    name: 'EU project account (invented)',
    iban: 'AL47212110090000000235698741',
    bank: 'Banka Shembull (invented)',
  },
]

/** What the books paid at the quarter's end and the bank has yet to show. */
const OUTSTANDING = 2
/** Lines of a statement that one quarter's demo shows. */
const MOST_LINES = 60
const ROUND = 10_000_000

/** The last quarter with entries: its statement is the one in hand. */
async function quarterOf({ trx }: CommandContext, project: string) {
  const { last } = await trx
    .selectFrom('ledger_entry')
    .select(eb => eb.fn.max('entry_date').as('last'))
    .where('project_id', '=', projectId(project))
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow()
  return periodFacts.find(period => period.project === project && period.start <= last && last <= period.end)
}

/** Entries of the quarter that the account paid: in its own currency, the first ones of each day. */
const paidEntries = ({ trx }: CommandContext, project: string, span: { start: string; end: string }) =>
  trx
    .selectFrom('ledger_entry as e')
    .select(['e.id', 'e.entry_date', 'e.amount_minor', 'e.payee', 'e.document_no', 'e.description'])
    .where('e.project_id', '=', projectId(project))
    .where('e.state', '=', 'posted')
    .where('e.currency', '=', 'EUR')
    .where('e.amount_minor', '>', 0)
    .where('e.reverses_id', 'is', null)
    .where('e.entry_date', '>=', span.start)
    .where('e.entry_date', '<=', span.end)
    .where(eb =>
      eb.not(
        eb.exists(eb.selectFrom('ledger_entry as r').select('r.id').whereRef('r.reverses_id', '=', 'e.id')),
      ),
    )
    .orderBy('e.entry_no')
    .limit(MOST_LINES)
    .execute()

/** One account, the entries it paid, and its statement: all but the last payments, a day after they were booked. */
async function insertAccount(context: CommandContext, facts: DemoAccount): Promise<void> {
  const { trx } = context
  const quarter = await quarterOf(context, facts.project)
  if (!quarter) return
  const entries = await paidEntries(context, facts.project, quarter)
  if (entries.length <= OUTSTANDING) return
  const id = demoId('account', facts.project)
  const spent = sumMinor(entries.map(entry => entry.amount_minor))
  const opening = (Math.floor(spent / ROUND) + 1) * ROUND
  await insertAll(trx, 'account', [
    {
      id,
      project_id: projectId(facts.project),
      kind: 'bank' as const,
      name: facts.name,
      iban: facts.iban,
      bank: facts.bank,
      currency: 'EUR',
      opening_date: quarter.start,
      opening_minor: opening,
      archived: 0 as const,
    },
  ])
  await trx
    .updateTable('ledger_entry')
    .set({ account_id: id })
    .where(
      'id',
      'in',
      entries.map(entry => entry.id),
    )
    .execute()
  await insertStatement(context, { id, quarter, opening, paid: entries.slice(0, -OUTSTANDING) })
}

interface StatementFacts {
  readonly id: string
  readonly quarter: { readonly start: string; readonly end: string; readonly label: string }
  readonly opening: number
  readonly paid: Awaited<ReturnType<typeof paidEntries>>
}

async function insertStatement(
  { trx }: CommandContext,
  { id, quarter, opening, paid }: StatementFacts,
): Promise<void> {
  const statementId = demoId('account_statement', id)
  const newId = idSequence(`account_line ${id}`)
  let balance = opening
  const lines = paid.map((entry, position) => {
    balance -= entry.amount_minor
    return {
      id: newId(),
      statement_id: statementId,
      position,
      booked_on: earlier(addDays(entry.entry_date, 1), quarter.end),
      amount_minor: -entry.amount_minor,
      counterparty: entry.payee.toUpperCase(),
      reference: `TRX-${position + 1} (invented)`,
      description: `Pagesë ${entry.document_no}`,
      balance_minor: balance,
    }
  })
  await insertAll(trx, 'account_statement', [
    {
      id: statementId,
      account_id: id,
      number: quarter.label,
      start_date: quarter.start,
      end_date: quarter.end,
      opening_minor: opening,
      closing_minor: balance,
      source_file: 'invented-statement.csv',
      file_hash: null,
    },
  ])
  await insertAll(trx, 'account_line', lines)
}

/** A bank account for each main project, with an invented statement of its last quarter: two payments are outstanding. */
export async function insertAccounts(context: CommandContext): Promise<void> {
  for (const facts of ACCOUNTS) await insertAccount(context, facts)
}
