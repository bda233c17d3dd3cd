import { sumMinor } from '#shared/kernel/money.ts'
import { exceedsRatio, percentText } from '#shared/kernel/ratio.ts'

/** Outcome against budget of one line; `percent` is undefined where nothing was budgeted ("n/a"). */
export type Deviation = {
  readonly deviationMinor: number
  readonly percent: string | undefined
  readonly explain: boolean
}

/**
 * Deviation of a line and whether it needs an explanation: when it is more than the limit of its budget in
 * either direction, compared unrounded, or when it was not budgeted at all (SW-03; Sida sheet 2, columns F, G;
 * limit `deviation_limit` of the rule pack, as a share).
 * @example deviation(4_750_000, 5_225_001, '0.10') // 475001, '10.00', explain
 */
export function deviation(budgetMinor: number, actualMinor: number, limit: string): Deviation {
  const deviationMinor = sumMinor([actualMinor, -budgetMinor])
  return {
    deviationMinor,
    percent: percentText(deviationMinor, budgetMinor),
    explain: exceedsRatio(deviationMinor, budgetMinor, limit),
  }
}
