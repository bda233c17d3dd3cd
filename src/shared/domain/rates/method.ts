import { type Problem, problem } from '#shared/kernel/errors.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/**
 * Whether a contract may take another way of converting: one method for the whole contract, so that it stays from
 * the first submitted report on (statement 30; Helvetas: "one method for the agreement"). Writing the same method
 * again is no change. Error: Rule.RatePolicyFixed.
 * @example changeRateMethod('month', 'fifo', 1).ok // false
 */
export function changeRateMethod<Method extends string>(
  current: Method,
  next: Method,
  submittedReports: number,
): Result<Method, Problem> {
  if (current !== next && submittedReports > 0)
    return err(problem('Rule.RatePolicyFixed', 'problem.rateMethodFixed', { current, next }))
  return ok(next)
}
