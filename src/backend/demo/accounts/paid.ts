import type { CommandContext } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { projectId } from '../programme.ts'
import type { Quarter } from './statement.ts'

/** Entries that one account of the demo pays in its quarter. */
const MOST_ENTRIES = 60

/** The first entries of the quarter in a currency that nobody reversed and no account paid yet. */
const unpaidEntries = ({ trx }: CommandContext, project: string, quarter: Quarter, currency: string) =>
  trx
    .selectFrom('ledger_entry as e')
    .select(['e.id', 'e.amount_minor'])
    .where('e.project_id', '=', projectId(project))
    .where('e.state', '=', 'posted')
    .where('e.currency', '=', currency)
    .where('e.amount_minor', '>', 0)
    .where('e.account_id', 'is', null)
    .where('e.reverses_id', 'is', null)
    .where('e.entry_date', '>=', quarter.start)
    .where('e.entry_date', '<=', quarter.end)
    .where(eb =>
      eb.not(
        eb.exists(eb.selectFrom('ledger_entry as r').select('r.id').whereRef('r.reverses_id', '=', 'e.id')),
      ),
    )
    .orderBy('e.entry_no')

export interface Choice {
  readonly project: string
  readonly quarter: Quarter
  readonly currency: string
  /** Only entries from this day on, and up to so many minor units each. */
  readonly from?: string
  readonly atMost?: number
  readonly count?: number
}

/** Says which account paid entries of the quarter; what they come to, in minor units of its currency. */
export async function payEntries(
  context: CommandContext,
  accountId: string,
  choice: Choice,
): Promise<number> {
  const { project, quarter, currency, from, atMost, count = MOST_ENTRIES } = choice
  const entries = await unpaidEntries(context, project, quarter, currency)
    .$if(from !== undefined, query => query.where('e.entry_date', '>=', from ?? ''))
    .$if(atMost !== undefined, query => query.where('e.amount_minor', '<=', atMost ?? 0))
    .limit(count)
    .execute()
  if (entries.length > 0)
    await context.trx
      .updateTable('ledger_entry')
      .set({ account_id: accountId })
      .where(
        'id',
        'in',
        entries.map(entry => entry.id),
      )
      .execute()
  return sumMinor(entries.map(entry => entry.amount_minor))
}

/** Purchases of currency of the project in the quarter. */
export const purchasesOf = ({ trx }: CommandContext, project: string, quarter: Quarter) =>
  trx
    .selectFrom('currency_conversion')
    .select(['id', 'from_minor', 'to_currency', 'to_minor'])
    .where('project_id', '=', projectId(project))
    .where('date', '>=', quarter.start)
    .where('date', '<=', quarter.end)
    .orderBy('date')
    .orderBy('id')
    .execute()

/** Says from which account money was forwarded in the quarter; what it comes to in cents. */
export async function payForwarded(
  { trx }: CommandContext,
  accountId: string,
  { project, quarter }: Pick<Choice, 'project' | 'quarter'>,
): Promise<number> {
  const rows = await trx
    .selectFrom('forwarded_movement as f')
    .innerJoin('forwarded_agreement as g', 'g.id', 'f.agreement_id')
    .select(['f.id', 'f.base_minor'])
    .where('g.project_id', '=', projectId(project))
    .where('f.kind', '=', 'paid')
    .where('f.date', '>=', quarter.start)
    .where('f.date', '<=', quarter.end)
    .execute()
  if (rows.length > 0)
    await trx
      .updateTable('forwarded_movement')
      .set({ account_id: accountId })
      .where(
        'id',
        'in',
        rows.map(row => row.id),
      )
      .execute()
  return sumMinor(rows.map(row => row.base_minor))
}

/** Says to which account receipts of the quarter came. */
export async function receiveFunds(
  { trx }: CommandContext,
  accountId: string,
  { project, quarter }: Pick<Choice, 'project' | 'quarter'>,
): Promise<void> {
  await trx
    .updateTable('fund_movement')
    .set({ account_id: accountId })
    .where('project_id', '=', projectId(project))
    .where('kind', 'in', ['instalment', 'other_donor', 'own_contribution', 'interest'])
    .where('date', '>=', quarter.start)
    .where('date', '<=', quarter.end)
    .execute()
}
