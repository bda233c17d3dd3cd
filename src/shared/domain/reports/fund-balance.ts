import { sumMinor } from '#shared/kernel/money.ts'
import { type ReportCheck, reportCheck } from './checks.ts'

/** Movements of the fund in a period, all in minor units of the report's currency; costs above zero. */
export type FundMovements = {
  readonly openingMinor: number
  readonly receivedMinor: number
  readonly interestMinor: number
  /** Gain above zero, loss below; shown apart, never a cost. */
  readonly exchangeDifferenceMinor: number
  readonly costsMinor: number
  /** Repaid to the donor, above zero. */
  readonly refundedMinor?: number
}

/**
 * Closing balance: opening + received + interest ± exchange difference − costs − refunds (SW-04, Sida sheet 3).
 * @example closingBalance({ openingMinor: 1_234_567, receivedMinor: 25_000_000, interestMinor: 1_840,
 *   exchangeDifferenceMinor: -10_233, costsMinor: 24_187_005 }) // 2039169
 */
export function closingBalance(movements: FundMovements): number {
  return sumMinor([
    movements.openingMinor,
    movements.receivedMinor,
    movements.interestMinor,
    movements.exchangeDifferenceMinor,
    -movements.costsMinor,
    -(movements.refundedMinor ?? 0),
  ])
}

/** Where the closing balance is, in minor units; payables are what is booked but not yet paid. */
export type FundPosition = {
  readonly bankMinor: number
  readonly cashMinor: number
  readonly advancesMinor: number
  readonly payablesMinor: number
}

/** Bank + cash + advances to sub-grantees − payables. */
export const positionTotal = (position: FundPosition): number =>
  sumMinor([position.bankMinor, position.cashMinor, position.advancesMinor, -position.payablesMinor])

/** Opening balance against the closing balance of the report before; it must be equal to the cent (SW-05). */
export const openingCheck = (previousClosing: number, opening: number, currency: string): ReportCheck =>
  reportCheck('opening-equals-previous-closing', currency, previousClosing, opening)

/** Closing balance against bank, cash, advances and payables (Sida sheet 3). */
export const positionCheck = (closing: number, position: FundPosition, currency: string): ReportCheck =>
  reportCheck('closing-equals-position', currency, closing, positionTotal(position))

/** Bank reconciliation: statement balance less cheques and transfers outstanding is the book balance (Helvetas sheet B). */
export const bankCheck = (
  statement: number,
  outstanding: number,
  book: number,
  currency: string,
): ReportCheck => reportCheck('bank-reconciled', currency, book, sumMinor([statement, -outstanding]))
