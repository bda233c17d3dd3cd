import { divideIntegersHalfUp } from '#shared/kernel/decimal.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { sharesAreWhole } from '../ledger/index.ts'

/**
 * Instalments of a sub-grant by percent: each rounded half up, the last takes the rest (SG-03, domain-rules.md
 * rule 9); of an amount of a few cents none takes more than is left. Throws `Validation` (problem.sharesNotWhole) unless the parts add up to 100.
 * @example instalments(999_999, ['50', '30', '20']) // [500000, 300000, 199999]
 */
export function instalments(amountMinor: number, percents: readonly string[]): readonly number[] {
  if (!sharesAreWhole(percents))
    throw new ProblemError(problem('Validation', 'problem.sharesNotWhole', { shares: percents }))
  let left = amountMinor
  const rounded = percents.slice(0, -1).map(percent => {
    const { digits, scale } = requireDecimal(percent)
    const part = Number(divideIntegersHalfUp(BigInt(amountMinor) * digits, 100n * 10n ** BigInt(scale)))
    const taken = amountMinor < 0 ? Math.max(part, left) : Math.min(part, left)
    left = sumMinor([left, -taken])
    return taken
  })
  return [...rounded, left]
}
