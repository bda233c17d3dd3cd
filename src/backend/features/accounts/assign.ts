import type { CommandContext } from '#backend/rpc/context.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { here } from '#shared/domain/notices/index.ts'
import { requireAccount } from './account.ts'
import { blocker, refuseIf } from './blockers.ts'
import { accountTerms, fitsAccount, reconciledNotice } from './guards.ts'

/** The entries as they are looked at; ids that are gone are simply not among them. */
const entriesOf = ({ trx }: CommandContext, ids: readonly string[]) =>
  trx
    .selectFrom('ledger_entry')
    .select([
      'id',
      'entry_no',
      'project_id',
      'state',
      'account_id',
      'currency',
      'base_currency',
      'entry_date',
      'payment_date',
    ])
    .where('id', 'in', [...ids])
    .orderBy('entry_no')
    .execute()

type Entry = Awaited<ReturnType<typeof entriesOf>>[number]

function againstEntry(
  entry: Entry,
  terms: Awaited<ReturnType<typeof accountTerms>>,
  accountId: string,
): Notice[] {
  const account = terms.get(accountId)
  const details = { entryNo: entry.entry_no }
  if (!account) return [blocker('OtherProject', details, here('chooseAccount'))]
  const found: Notice[] = []
  if (entry.state === 'posted' && entry.account_id !== null && entry.account_id !== accountId)
    found.push(blocker('AccountStays', details, here('reverseEntry')))
  if (!fitsAccount(account, entry.currency, entry.base_currency))
    found.push(
      blocker(
        'OtherCurrency',
        { ...details, currency: account.currency, entryCurrency: entry.currency },
        here('chooseAccount'),
      ),
    )
  const covered =
    entry.state === 'posted' ? reconciledNotice(account, entry.payment_date ?? entry.entry_date) : undefined
  if (covered) found.push(blocker(covered.code, { ...details, asOf: account.reconciledTo }, covered.fix))
  return found
}

/**
 * Says which account paid the entries: drafts freely, posted ones that name none. All or nothing; throws NotFound for
 * the account, Rule.Blocked with what stands against it entry by entry.
 */
export async function assignAccount(
  context: CommandContext,
  { accountId, entryIds }: ParsedInputOf<'accounts.assign'>,
): Promise<number> {
  await requireAccount(context.trx, accountId)
  const entries = await entriesOf(context, entryIds)
  const blockers: Notice[] = []
  for (const [projectId, own] of Map.groupBy(entries, entry => entry.project_id)) {
    const terms = await accountTerms(context.trx, projectId)
    blockers.push(...own.flatMap(entry => againstEntry(entry, terms, accountId)))
  }
  refuseIf('assign', blockers)
  const changed = entries.filter(entry => entry.account_id !== accountId).map(entry => entry.id)
  if (changed.length > 0)
    await context.trx
      .updateTable('ledger_entry')
      .set({ account_id: accountId })
      .where('id', 'in', changed)
      .execute()
  return changed.length
}
