import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { convertByDividing, sumMinor } from '#shared/kernel/money.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'

/** One cost as a settlement converts it; amounts in minor units. */
export interface SettlementCost {
  readonly currency: string
  readonly amountMinor: number
  /** The same cost as the ledger converted it when it was paid, and what was refused of that. */
  readonly ledgerMinor: number
  readonly refusedMinor: number
}

export interface SettledCost {
  readonly settledMinor: number
  readonly refusedMinor: number
  readonly acceptedMinor: number
}

/**
 * Converts a cost anew at the one rate of the settlement (Visegrad Fund, donor-formats.md section 5), rounded half up
 * for each cost; what was refused of it keeps its part of the cost. Null where the amount is out of range.
 * @example settleCost({ currency: 'RSD', amountMinor: 1_178_876, ledgerMinor: 10_050, refusedMinor: 5025 }, { rate: '117.8876', base: 'EUR' })
 * // { settledMinor: 10_000, refusedMinor: 5000, acceptedMinor: 5000 }
 */
export function settleCost(
  { currency, amountMinor, ledgerMinor, refusedMinor }: SettlementCost,
  { rate, base }: { readonly rate: string; readonly base: string },
): SettledCost | null {
  const settledMinor = currency === base ? amountMinor : convertByDividing(amountMinor, rate, currency, base)
  if (settledMinor === undefined) return null
  const refused =
    ledgerMinor === 0
      ? 0
      : Number(divideIntegersHalfUp(BigInt(settledMinor) * BigInt(refusedMinor), BigInt(ledgerMinor)))
  return { settledMinor, refusedMinor: refused, acceptedMinor: sumMinor([settledMinor, -refused]) }
}

export interface SettlementResult {
  /** What the donor bears of the accepted cost: its share, never above the grant. */
  readonly finalMinor: number
  readonly dueMinor: number
  readonly repayMinor: number
}

/** Grant by the accepted cost, less what was received: still due, or to be paid back (section 10, item 15). */
export function settlementResult(terms: {
  readonly acceptedMinor: number
  readonly grantMinor: number
  /** Decimal share of the donor, as '0.8'. */
  readonly share: string
  readonly receivedMinor: number
}): SettlementResult {
  const { acceptedMinor, grantMinor, share, receivedMinor } = terms
  const finalMinor = Math.max(0, Math.min(grantMinor, shareOfMinor(acceptedMinor, share)))
  return {
    finalMinor,
    dueMinor: Math.max(0, finalMinor - receivedMinor),
    repayMinor: Math.max(0, receivedMinor - finalMinor),
  }
}
