import { divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'

/**
 * Minor units by which an amount may miss "amount / rate" because the printed rate was rounded: half a unit in the
 * rate's last place as a share of the amount, and one minor unit for the amount's own rounding.
 * @example roundingRoom('117.20', 1_000_000) // 428
 */
export function roundingRoom(rate: string, baseMinor: number): number {
  const exact = parseDecimal(rate)
  if (!exact) return 1
  const half = divideHalfUp({ digits: 5n, scale: exact.scale + 1 }, exact, 12)
  return 1 + Math.ceil(Math.abs(baseMinor) * Number(half ? formatDecimal(half) : 0))
}
