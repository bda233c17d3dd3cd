import {
  type AccountTerms,
  accountTerms,
  blocker,
  reconciledNotice,
  refuseIf,
  requireAccount,
} from '#backend/features/accounts/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { isChargeKnown } from '#shared/domain/accounts/index.ts'
import { here } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { chargeOf, wrongCharge } from './account-charge.ts'
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
      'e.charged_minor',
      'e.rate_source',
    ])
    .orderBy('e.entry_no')
    .execute()
}

type Entry = Awaited<ReturnType<typeof entriesOf>>[number]

function againstEntry(
  entry: Entry,
  account: AccountTerms | undefined,
  chargedMinor: number | null,
): Notice[] {
  const details = { entryId: entry.id, entryNo: entry.entry_no }
  if (!account) return [blocker('OtherProject', details, here('chooseAccount'))]
  const found: Notice[] = []
  if (entry.state === 'posted' && entry.account_id !== null)
    found.push(blocker('AccountStays', details, here('reverseEntry')))
  const charge = { ...chargeOf(entry), chargedMinor }
  if (!isChargeKnown(charge, account.currency))
    found.push(
      blocker(
        'OtherCurrency',
        { ...details, currency: account.currency, entryCurrency: entry.currency },
        here('stateCharge'),
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

/** The amount taken belongs to one entry, in another currency than the account's. Throws `Validation`. */
function requireCharge(
  chargedMinor: number,
  entries: readonly Entry[],
  account: { readonly currency: string },
) {
  const [entry, ...others] = entries
  if (!entry || others.length > 0)
    throw new ProblemError(problem('Validation', 'problem.account.chargeOfMany', { field: 'chargedMinor' }))
  const { currency, amount_minor: amountMinor } = entry
  const wrong = wrongCharge(chargedMinor, { currency, amountMinor }, account)
  if (wrong) throw new ProblemError(wrong)
}

/** Which of the entries can get the account, have it already, or can't. Throws NotFound for the account. */
async function sortEntries(db: Reader, request: Request): Promise<Sorted> {
  const { accountId, chargedMinor } = request
  const account = await requireAccount(db, accountId)
  const entries = await entriesOf(db, request)
  if (chargedMinor !== null) requireCharge(chargedMinor, entries, account)
  const terms = new Map<string, AccountTerms | undefined>()
  for (const projectId of new Set(entries.map(entry => entry.project_id)))
    terms.set(projectId, (await accountTerms(db, projectId)).get(accountId))
  const [unchanged, open] = [
    entries.filter(entry => entry.account_id === accountId),
    entries.filter(entry => entry.account_id !== accountId),
  ]
  const judged = open.map(entry => ({
    entry,
    blockers: againstEntry(entry, terms.get(entry.project_id), chargedMinor),
  }))
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
      .set({ account_id: request.accountId, charged_minor: request.chargedMinor })
      .where('id', 'in', ids.slice(start, start + CHUNK))
      .execute()
  return { assigned: changed.length, refused: refused.length }
}
