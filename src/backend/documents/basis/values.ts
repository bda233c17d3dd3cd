import { divideHalfUp, formatDecimal, fromInteger } from '#shared/kernel/decimal.ts'
import type { Value } from '../model/index.ts'

/** Decimals of a ratio's stored result: a spreadsheet recalculates to 15 digits, and the two must agree. */
const RATIO_DECIMALS = 12

/** Result of a ratio formula: the ratio itself, or the text that stands where the base is zero. */
export function ratioValue(part: number, base: number, otherwise = ''): Value {
  const ratio = divideHalfUp(fromInteger(part), fromInteger(base), RATIO_DECIMALS)
  return ratio ? { kind: 'percent', value: formatDecimal(ratio) } : { kind: 'text', text: otherwise }
}

/** A name as a part of a file name: letters and digits of any script, the rest becomes a hyphen. */
export const fileWord = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40) || 'x'

/** `<donor>_<contract>_<report>_<period-end>` (donor-formats.md section 6, item 11); the running number follows. */
export const fileStem = (donor: string, contract: string, report: string, end: string): string =>
  [donor, contract, report, end].map(fileWord).join('_')
