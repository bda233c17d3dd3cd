import { splitAmounts, totalShare } from '#shared/domain/ledger/index.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { compareDecimal, formatDecimal, fromInteger, subtract } from '#shared/kernel/decimal.ts'

const HUNDRED = fromInteger(100)
/** Shares are offered in hundredths of a percent. */
const STEPS = 10_000

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const known = (shares: readonly (string | null)[]): string[] => shares.filter(share => share !== null)

/** Percent still to be given to a part, as text; negative when there is too much. @example missingShare(['35', null]) // '65' */
export function missingShare(shares: readonly (string | null)[]): string {
  const total = totalShare(known(shares)) ?? fromInteger(0)
  return trimmed(formatDecimal(subtract(HUNDRED, total)))
}

/** The rest for one more part: what is missing to 100 %, never below zero. */
export function nextShare(shares: readonly (string | null)[]): string {
  const missing = missingShare(shares)
  return missing.startsWith('-') ? '0' : missing
}

/** Equal shares that add up to exactly 100 %. @example equalShares(3) // ['33.34', '33.33', '33.33'] */
export const equalShares = (count: number): string[] =>
  allocateByLargestRemainder(
    STEPS,
    Array.from({ length: count }, () => 1),
  ).map(steps => trimmed(formatDecimal({ digits: BigInt(steps), scale: 2 })))

type PartAmount = { readonly amountMinor: number; readonly baseMinor: number | null }

/** What falls on each part, as it will be stored; none while a share is missing or they are all zero. */
export function partAmounts(
  amountMinor: number | null,
  baseMinor: number | null,
  shares: readonly (string | null)[],
): readonly PartAmount[] {
  const given = known(shares)
  const total = totalShare(given)
  const isUsable =
    given.length === shares.length && total !== undefined && compareDecimal(total, fromInteger(0)) > 0
  return amountMinor === null || !isUsable ? [] : splitAmounts(amountMinor, baseMinor, given)
}
