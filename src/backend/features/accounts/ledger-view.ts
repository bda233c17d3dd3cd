import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { bookBalance, requireAccount } from './account.ts'
import { ALWAYS, type BookMovement, movementsOf } from './open-sides.ts'

const stateOf = ({ amountMinor, openMinor }: BookMovement) => {
  if (openMinor === 0) return 'matched' as const
  return openMinor === amountMinor ? ('open' as const) : ('partly' as const)
}

/** The account's own ledger within the days: opening, movements with running balance, closing. Throws NotFound. */
export async function accountLedger(
  db: Reader,
  { accountId, from, to, offset, limit }: ParsedInputOf<'accounts.ledger'>,
): Promise<OutputOf<'accounts.ledger'>> {
  const account = await requireAccount(db, accountId)
  const openingMinor =
    from === null ? account.opening_minor : await bookBalance(db, account, addDays(from, -1))
  // Whether the bank knows a movement is asked as of today, whatever days are shown.
  const all = await movementsOf(db, accountId, ALWAYS)
  const shown = all.filter(row => (from === null || row.date >= from) && (to === null || row.date <= to))
  let balanceMinor = openingMinor
  const rows = shown.map(row => {
    balanceMinor += row.amountMinor
    return {
      kind: row.kind,
      recordId: row.id,
      projectId: row.projectId,
      date: row.date,
      amountMinor: row.amountMinor,
      documentNo: row.documentNo,
      reference: row.reference,
      counterparty: row.counterparty,
      description: row.description,
      balanceMinor,
      state: stateOf(row),
    }
  })
  return {
    currency: account.currency,
    openingMinor,
    closingMinor: balanceMinor,
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
  }
}
