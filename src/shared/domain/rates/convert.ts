import { type Problem, problem } from '#shared/kernel/errors.ts'
import { convertByDividing, type Money, money } from '#shared/kernel/money.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/**
 * An amount in the report's currency: divided by the rate (units of the amount's currency per one `base`),
 * rounded half up once. Errors: Rule.RateInvalid.
 * @example convert(money(312_933, 'BAM'), '1.95583', 'EUR') // EUR 1600.00 (FX-06)
 */
export function convert(amount: Money, rate: string, base: string): Result<Money, Problem> {
  const minor = convertByDividing(amount.minor, rate, amount.currency, base)
  if (minor === undefined) return err(problem('Rule.RateInvalid', 'problem.rateInvalid', { rate }))
  return ok(money(minor, base))
}
