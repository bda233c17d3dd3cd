import {
  type AccountTerms,
  accountTerms,
  blocker,
  fitsAccount,
  reconciledNotice,
  refuseIf,
  requireAccount,
} from '#backend/features/accounts/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { here } from '#shared/domain/notices/index.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { filteredEntries } from './list/totals.ts'

type Request = ParsedInputOf<'accounts.previewAssign'>

/** Notices that a preview lists at most. */
const MOST_SHOWN = 100
/** Entries per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/** The entries as they are looked at; ids that are gone are simply not among them. */
async function entriesOf(db: Reader, { entries }: Request) {
  const query =
    'ids' in entries
      ? db.selectFrom('ledger_entry as e').where('e.id', 'in', [...entries.ids])
      : await filteredEntries(db, entries.filter)
  return query
    .select([
      'e.id',
      'e.entry_no',
      'e.project_id',
      'e.state',
      'e.account_id',
      'e.currency',
      'e.amount_minor',
      'e.base_currency',
      'e.entry_date',
      'e.payment_date',
    ])
    .orderBy('e.entry_no')
    .execute()
}

type Entry = Awaited<ReturnType<typeof entriesOf>>[number]

function againstEntry(entry: Entry, account: AccountTerms | undefined): Notice[] {
  const details = { entryId: entry.id, entryNo: entry.entry_no }
  if (!account) return [blocker('OtherProject', details, here('chooseAccount'))]
  const found: Notice[] = []
  if (entry.state === 'posted' && entry.account_id !== null)
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
  if (covered) found.push(blocker('EntryReconciled', { ...details, ...covered.details }, covered.fix))
  return found
}

interface Sorted {
  readonly changed: readonly Entry[]
  readonly unchanged: readonly Entry[]
  /** What stands against each of the others. */
  readonly refused: readonly (readonly Notice[])[]
}

/** Which of the entries can get the account, have it already, or can't. Throws NotFound for the account. */
async function sortEntries(db: Reader, request: Request): Promise<Sorted> {
  const { accountId } = request
  await requireAccount(db, accountId)
  const entries = await entriesOf(db, request)
  const terms = new Map<string, AccountTerms | undefined>()
  for (const projectId of new Set(entries.map(entry => entry.project_id)))
    terms.set(projectId, (await accountTerms(db, projectId)).get(accountId))
  const [unchanged, open] = [
    entries.filter(entry => entry.account_id === accountId),
    entries.filter(entry => entry.account_id !== accountId),
  ]
  const judged = open.map(entry => ({ entry, blockers: againstEntry(entry, terms.get(entry.project_id)) }))
  return {
    unchanged,
    changed: judged.filter(({ blockers }) => blockers.length === 0).map(({ entry }) => entry),
    refused: judged.map(({ blockers }) => blockers).filter(blockers => blockers.length > 0),
  }
}

/** What `assignAccount` would do. Throws NotFound for the account. */
export async function previewAssign(
  db: Reader,
  request: Request,
): Promise<OutputOf<'accounts.previewAssign'>> {
  const { changed, unchanged, refused } = await sortEntries(db, request)
  const byCurrency = Map.groupBy(changed, entry => entry.currency)
  return {
    count: changed.length,
    unchanged: unchanged.length,
    sums: [...byCurrency]
      .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([currency, own]) => money(sumMinor(own.map(entry => entry.amount_minor)), currency)),
    refused: refused.length,
    blockers: refused.flat().slice(0, MOST_SHOWN),
  }
}

/**
 * Says which account paid the entries: drafts freely, posted ones that name none. All or nothing, unless what can't be
 * changed is left out; throws NotFound for the account, Rule.Blocked with what stands against it entry by entry.
 */
export async function assignAccount(
  { trx }: CommandContext,
  { leaveOut, ...request }: ParsedInputOf<'accounts.assign'>,
): Promise<OutputOf<'accounts.assign'>> {
  const { changed, refused } = await sortEntries(trx, request)
  if (!leaveOut) refuseIf('assign', refused.flat())
  const ids = changed.map(entry => entry.id)
  for (let start = 0; start < ids.length; start += CHUNK)
    await trx
      .updateTable('ledger_entry')
      .set({ account_id: request.accountId })
      .where('id', 'in', ids.slice(start, start + CHUNK))
      .execute()
  return { assigned: changed.length, refused: refused.length }
}
