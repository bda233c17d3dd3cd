import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import { deviation } from './deviation.ts'

export type SidaLineInput = {
  readonly approvedMinor: number
  readonly budgetPeriodMinor: number
  readonly outcomePeriodMinor: number
  readonly cumulativeBudgetMinor: number
  readonly outcomeEarlierMinor: number
}

/** Columns C to M of the Sida budget follow-up, in minor units; percentages as text, undefined for "n/a". */
export type SidaLine = SidaLineInput & {
  readonly deviationMinor: number
  readonly deviationPercent: string | undefined
  readonly explain: boolean
  readonly cumulativeOutcomeMinor: number
  readonly cumulativeDeviationMinor: number
  readonly remainingMinor: number
  readonly usedPercent: string | undefined
}

/**
 * One line (or the sum of many) of Sida sheet 2: F = E - D, G = F / D, J = I + E, K = J - H, L = C - J,
 * M = J / C (donor-formats.md section 2). `limit` is the share above which a deviation is explained.
 */
export function sidaLine(input: SidaLineInput, limit: string): SidaLine {
  const own = deviation(input.budgetPeriodMinor, input.outcomePeriodMinor, limit)
  const cumulativeOutcomeMinor = sumMinor([input.outcomeEarlierMinor, input.outcomePeriodMinor])
  return {
    ...input,
    deviationMinor: own.deviationMinor,
    deviationPercent: own.percent,
    explain: own.explain,
    cumulativeOutcomeMinor,
    cumulativeDeviationMinor: sumMinor([cumulativeOutcomeMinor, -input.cumulativeBudgetMinor]),
    remainingMinor: sumMinor([input.approvedMinor, -cumulativeOutcomeMinor]),
    usedPercent: percentText(cumulativeOutcomeMinor, input.approvedMinor),
  }
}
