import { contains, type Period } from '#shared/kernel/period.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export type CostDate = { readonly ok: boolean; readonly reason: 'PERD' | null }

/**
 * Whether a cost lies in the period of its contract, both ends included. Outside it is ineligible (PERD) unless
 * the contract lists it, or its type may come after the end, as audit and evaluation may (statement 35;
 * donor-formats.md section 8, supporting documents).
 * @example costDate('2025-01-02', { start: '2024-01-01', end: '2024-12-31' }, { listed: false, allowedAfterEnd: true }).ok
 */
export function costDate(
  date: PlainDate,
  period: Period,
  cost: { readonly listed: boolean; readonly allowedAfterEnd: boolean },
): CostDate {
  const isLate = date > period.end && cost.allowedAfterEnd
  const isOk = contains(period, date) || cost.listed || isLate
  return { ok: isOk, reason: isOk ? null : 'PERD' }
}

/** True when a payment in cash is above the limit (`cash_payment_limit`); at the limit it is not. */
export const isCashAboveLimit = (amountMinor: number, limitMinor: number): boolean =>
  Math.abs(amountMinor) > limitMinor
