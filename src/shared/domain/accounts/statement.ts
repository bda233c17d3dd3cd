import { sumMinor } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** A line as the file gives it. Minor units; `balanceMinor` is the bank's balance after it, where stated. */
export interface StatementRow {
  readonly row: number
  readonly date: PlainDate
  readonly amountMinor: number
  readonly balanceMinor: number | null
}

/** A balance that doesn't follow from the one before: minor units. */
export interface BalanceBreak {
  readonly row: number
  readonly expectedMinor: number
  readonly statedMinor: number
}

/** Places where a stated balance isn't the last stated one plus the lines since. */
export function balanceBreaks(
  rows: readonly StatementRow[],
  openingMinor: number | null,
): readonly BalanceBreak[] {
  const breaks: BalanceBreak[] = []
  let running = openingMinor
  for (const { row, amountMinor, balanceMinor } of rows) {
    const expectedMinor = running === null ? null : running + amountMinor
    if (balanceMinor !== null && expectedMinor !== null && balanceMinor !== expectedMinor)
      breaks.push({ row, expectedMinor, statedMinor: balanceMinor })
    running = balanceMinor ?? expectedMinor
  }
  return breaks
}

/**
 * Rows in the order of time: banks list them either way. By date where it tells, else by the order in which the
 * balances follow from each other.
 */
export function inTimeOrder<R extends StatementRow>(rows: readonly R[]): readonly R[] {
  const first = rows[0]?.date ?? ''
  const last = rows.at(-1)?.date ?? ''
  const turned = rows.toReversed()
  if (first !== last) return first < last ? rows : turned
  return balanceBreaks(turned, null).length < balanceBreaks(rows, null).length ? turned : rows
}

/** The balance before the first line, worked out from the first stated balance; null where none is stated. */
export function impliedOpening(rows: readonly StatementRow[]): number | null {
  let sum = 0
  for (const { amountMinor, balanceMinor } of rows) {
    sum += amountMinor
    if (balanceMinor !== null) return balanceMinor - sum
  }
  return null
}

/** What opening plus lines makes. */
export const closingOf = (openingMinor: number, rows: readonly { readonly amountMinor: number }[]): number =>
  sumMinor([openingMinor, ...rows.map(row => row.amountMinor)])
