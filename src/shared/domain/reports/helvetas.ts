import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'

export type HelvetasLineInput = {
  /** C: agreement budget. */
  readonly agreedMinor: number
  /** D: reallocations approved. */
  readonly reallocatedMinor: number
  /** F: spent earlier. */
  readonly earlierMinor: number
  /** G: spent this quarter. */
  readonly quarterMinor: number
}

/** Columns C to J of the Helvetas partner report, in minor units. */
export type HelvetasLine = HelvetasLineInput & {
  readonly currentMinor: number
  readonly spentMinor: number
  readonly balanceMinor: number
  readonly usedPercent: string | undefined
}

/** One line of Helvetas sheet A: E = C + D, H = F + G, I = E − H, J = H / E (donor-formats.md section 3). */
export function helvetasLine(input: HelvetasLineInput): HelvetasLine {
  const currentMinor = sumMinor([input.agreedMinor, input.reallocatedMinor])
  const spentMinor = sumMinor([input.earlierMinor, input.quarterMinor])
  return {
    ...input,
    currentMinor,
    spentMinor,
    balanceMinor: sumMinor([currentMinor, -spentMinor]),
    usedPercent: percentText(spentMinor, currentMinor),
  }
}

/**
 * Fund request of sheet D: forecast of the next quarter + unpaid commitments − closing balance, never below 0.
 * @example fundRequest({ forecastMinor: 5_000_000, commitmentsMinor: 0, closingMinor: 6_000_000 }) // 0
 */
export function fundRequest(input: {
  readonly forecastMinor: number
  readonly commitmentsMinor: number
  readonly closingMinor: number
}): number {
  return Math.max(0, sumMinor([input.forecastMinor, input.commitmentsMinor, -input.closingMinor]))
}

/** Enough to see what is wrong; one mistyped number must not list millions. */
const MOST_LISTED = 100

/**
 * Numbers missing from a run of voucher numbers, and those used twice: Helvetas refuses gaps (sheet C). Lists at most 100 of them.
 * @example voucherFaults([1, 2, 4, 4]) // { missing: [3], twice: [4] }
 */
export function voucherFaults(numbers: readonly number[]): {
  readonly missing: readonly number[]
  readonly twice: readonly number[]
} {
  const sorted = numbers.toSorted((a, b) => a - b)
  const missing: number[] = []
  const twice = new Set<number>()
  for (const [index, number] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before === undefined) continue
    if (before === number) twice.add(number)
    for (let gap = before + 1; gap < number && missing.length < MOST_LISTED; gap += 1) missing.push(gap)
  }
  return { missing, twice: [...twice] }
}
