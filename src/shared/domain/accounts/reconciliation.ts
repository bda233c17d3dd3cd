import { sumMinor } from '#shared/kernel/money.ts'

/** Something that only one side knows at a day, named on the sheet; minor units, into the account above zero. */
export interface Outstanding {
  /** `books`: booked and not on the statement yet. `statement`: on the statement and not in the books. */
  readonly side: 'books' | 'statement'
  readonly openMinor: number
}

export interface Reconciled {
  readonly statementMinor: number
  readonly bookMinor: number
  /** What the named items move the statement's balance by. */
  readonly outstandingMinor: number
  /** What is left unexplained: zero, or the sheet doesn't stand. */
  readonly differenceMinor: number
}

/**
 * Statement balance plus what the books have and the bank doesn't, less what the bank has and the books don't, must
 * be the book balance (donor-formats.md: bank reconciliation of the Helvetas cash statement).
 * @example reconcile(1000, 900, [{ side: 'books', openMinor: -100 }]).differenceMinor // 0
 */
export function reconcile(
  statementMinor: number,
  bookMinor: number,
  items: readonly Outstanding[],
): Reconciled {
  const outstandingMinor = sumMinor(
    items.map(({ side, openMinor }) => (side === 'books' ? openMinor : -openMinor)),
  )
  const differenceMinor = sumMinor([bookMinor, -statementMinor, -outstandingMinor])
  return { statementMinor, bookMinor, outstandingMinor, differenceMinor }
}
