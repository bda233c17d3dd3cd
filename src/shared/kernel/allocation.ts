import { divideIntegersHalfUp, parseDecimal } from './decimal.ts'
import { ProblemError, problem } from './errors.ts'

/** A weight: a safe integer, a short decimal number, or plain decimal text. */
export type Weight = number | string

const refused = (weight: Weight): ProblemError =>
  new ProblemError(problem('Validation', 'problem.weightInvalid', { weight: String(weight) }))

/** Weights as integers of one common scale, so that shares are exact. */
function integerWeights(weights: readonly Weight[]): readonly bigint[] {
  const decimals = weights.map(weight => {
    const value = parseDecimal(String(weight))
    if (!value || value.digits < 0n) throw refused(weight)
    return value
  })
  const scale = Math.max(0, ...decimals.map(value => value.scale))
  return decimals.map(value => value.digits * 10n ** BigInt(scale - value.scale))
}

/** Integer weights and their sum; throws when an amount has nothing to go to. */
function checkedWeights(totalMinor: number, weights: readonly Weight[]) {
  const integers = integerWeights(weights)
  const sum = integers.reduce((total, weight) => total + weight, 0n)
  if (!Number.isSafeInteger(totalMinor))
    throw new ProblemError(problem('Validation', 'problem.amountTooLarge', { amount: String(totalMinor) }))
  if (sum === 0n && totalMinor !== 0) throw new ProblemError(problem('Validation', 'problem.weightsEmpty'))
  return { integers, sum: sum === 0n ? 1n : sum }
}

/**
 * Splits an amount over weights by the largest remainder: every share is the exact one rounded down or up,
 * ties go in row order, the sum is the total (RD-01, domain-rules.md rule 12). A negative total gives the
 * mirror image. Throws `Validation` on a negative or unreadable weight, or when a non-zero total meets
 * weights that add up to nothing.
 * @example allocateByLargestRemainder(10_000, [1, 1, 1]) // [3334, 3333, 3333]
 */
export function allocateByLargestRemainder(totalMinor: number, weights: readonly Weight[]): number[] {
  const { integers, sum } = checkedWeights(totalMinor, weights)
  if (integers.length === 1) return [totalMinor === 0 ? 0 : totalMinor]
  const magnitude = BigInt(Math.abs(totalMinor))
  const shares = integers.map(weight => (magnitude * weight) / sum)
  const missing = Number(magnitude - shares.reduce((total, share) => total + share, 0n))
  const byRemainder = integers
    .map((weight, row) => ({ row, remainder: (magnitude * weight) % sum }))
    .sort((a, b) => {
      if (a.remainder === b.remainder) return a.row - b.row
      return a.remainder > b.remainder ? -1 : 1
    })
  const raised = new Set(byRemainder.slice(0, missing).map(entry => entry.row))
  const sign = totalMinor < 0 ? -1 : 1
  return shares.map((share, row) => {
    const minor = Number(share) + (raised.has(row) ? 1 : 0)
    return minor === 0 ? 0 : sign * minor
  })
}

/**
 * Splits a part of a larger whole so that each row is within one unit of the whole times its percentage: the exact
 * values are rounded down or up until the rows add up to the part. Where the part is not near its percentages of
 * the whole it is split by the largest remainder. Throws like `allocateByLargestRemainder`.
 * @example allocateNear(33, 100, ['16.5', '16.5']) // [17, 16]
 */
export function allocateNear(totalMinor: number, wholeMinor: number, percents: readonly string[]): number[] {
  const { integers } = checkedWeights(totalMinor, [...percents, '100'])
  const hundred = integers.at(-1) ?? 1n
  const rows = integers.slice(0, -1).map((weight, row) => {
    const exact = BigInt(Math.abs(wholeMinor)) * weight
    return { row, floor: exact / hundred, remainder: exact % hundred }
  })
  const missing = Math.abs(totalMinor) - Number(rows.reduce((sum, { floor }) => sum + floor, 0n))
  if (missing < 0 || missing > rows.length || totalMinor < 0 !== wholeMinor < 0)
    return allocateByLargestRemainder(totalMinor, percents)
  const raised = new Set(
    rows
      .toSorted((a, b) => (a.remainder === b.remainder ? a.row - b.row : a.remainder > b.remainder ? -1 : 1))
      .slice(0, missing)
      .map(({ row }) => row),
  )
  const sign = totalMinor < 0 ? -1 : 1
  return rows.map(({ row, floor }) => sign * (Number(floor) + (raised.has(row) ? 1 : 0)) || 0)
}

/**
 * Spreads an amount over time by cumulative rounding: part n is the rounded share up to and including n less
 * the rounded share before it, so that months add up to years and years to the total (SW-02).
 * Throws like `allocateByLargestRemainder`.
 * @example spreadCumulative(198_025_855, [6, 12, 12, 12]) // [28289408, 56578816, 56578815, 56578816]
 */
export function spreadCumulative(totalMinor: number, weights: readonly Weight[]): number[] {
  const { integers, sum } = checkedWeights(totalMinor, weights)
  const total = BigInt(totalMinor)
  let weightSoFar = 0n
  let placed = 0
  return integers.map(weight => {
    weightSoFar += weight
    const upTo = Number(divideIntegersHalfUp(total * weightSoFar, sum))
    const part = upTo - placed
    placed = upTo
    return part
  })
}
