import { divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'

/**
 * Unit value behind a total: `I=IF(H=0,0,J/H)` of Annex VI; the total drives the unit value, never the
 * reverse. Decimal text of the currency's major unit with four decimals; '0.0000' without units.
 * @example unitValueText(400_000, '3', 'EUR') // '1333.3333'
 */
export function unitValueText(totalMinor: number, units: string | null, currency: string): string {
  const count = units === null ? undefined : parseDecimal(units)
  const total = parseDecimal(minorToDecimalText(totalMinor, currency))
  const value = count && total ? divideHalfUp(total, count, 4) : undefined
  return value ? formatDecimal(value) : '0.0000'
}
