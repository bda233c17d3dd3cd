import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'

/**
 * What each of several equal pieces bought together cost, in minor units; the cents that don't divide go to the first
 * ones, so that the pieces add up to what was paid.
 * @example pieceCosts(10_000, 3) // 3334, 3333, 3333
 */
export const pieceCosts = (totalMinor: number, pieces: number): readonly number[] =>
  allocateByLargestRemainder(
    totalMinor,
    Array.from({ length: pieces }, () => '1'),
  )
