import { sumMinor } from '#shared/kernel/money.ts'
import { closingBalance, type FundMovements, openingCheck, type ReportCheck } from '../reports/index.ts'

/** Movements of one period without its opening balance, which is the closing balance of the one before. */
export type PeriodMovements = Omit<FundMovements, 'openingMinor'>

export type FundBalance = FundMovements & { readonly closingMinor: number }

/**
 * Balances of periods that follow each other: every opening is the closing before it (SW-04, SW-05, statement
 * 43). All in minor units of the report's currency. The last closing is the first opening plus all movements.
 * @example fundChain(0, [{ receivedMinor: 100, interestMinor: 0, exchangeDifferenceMinor: 0, costsMinor: 40 }])
 */
export function fundChain(openingMinor: number, periods: readonly PeriodMovements[]): readonly FundBalance[] {
  let opening = openingMinor
  return periods.map(movements => {
    const whole = { ...movements, openingMinor: opening }
    opening = closingBalance(whole)
    return { ...whole, closingMinor: opening }
  })
}

/**
 * Reported openings against the closings before them, one check for each period but the first; a difference of
 * one cent fails (SW-05). The check of period n (counted from 2) has the id `opening-equals-previous-closing:n`.
 */
export function chainChecks(
  balances: readonly { readonly openingMinor: number; readonly closingMinor: number }[],
  currency: string,
): readonly ReportCheck[] {
  return balances.slice(1).map((balance, row) => {
    const check = openingCheck(balances[row]?.closingMinor ?? 0, balance.openingMinor, currency)
    return { ...check, id: `${check.id}:${row + 2}` }
  })
}

/** All movements of several periods as one; the opening is the first period's. */
export function sumMovements(openingMinor: number, periods: readonly PeriodMovements[]): FundMovements {
  const sumOf = (pick: (movements: PeriodMovements) => number): number => sumMinor(periods.map(pick))
  return {
    openingMinor,
    receivedMinor: sumOf(movements => movements.receivedMinor),
    interestMinor: sumOf(movements => movements.interestMinor),
    exchangeDifferenceMinor: sumOf(movements => movements.exchangeDifferenceMinor),
    costsMinor: sumOf(movements => movements.costsMinor),
    refundedMinor: sumOf(movements => movements.refundedMinor ?? 0),
  }
}
