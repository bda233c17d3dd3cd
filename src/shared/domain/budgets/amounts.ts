import { sumMinor } from '#shared/kernel/money.ts'

/** What is known of one budget line, in minor units of the budget's currency. */
export type LineFigures = {
  readonly budgetedMinor: number
  /** Decided, not yet signed. */
  readonly reservedMinor: number
  /** Signed agreements, net of releases. */
  readonly contractedMinor: number
  /** Sent under agreements, less what came back. */
  readonly forwardedMinor: number
  /** Costs of partners that were accepted. */
  readonly acceptedMinor: number
  /** Posted expenditure, whatever it is of. */
  readonly spentMinor: number
  /** The part of it that books money sent under an agreement. */
  readonly spentUnderAgreementsMinor: number
  /** Posted cost that was found ineligible: it stays spent and paid, and is not admitted. */
  readonly ineligibleMinor: number
}

/** The six amounts and the spent figure beside them. */
export type SixAmounts = {
  readonly budgeted: number
  readonly reserved: number
  readonly contracted: number
  readonly paid: number
  readonly admitted: number
  readonly free: number
  readonly spent: number
}

/**
 * The six amounts of a budget line (product.md, "The chain"): paid = sent − refunds + direct cost, admitted =
 * accepted costs + eligible direct cost, free = budgeted − reserved − contracted − direct cost outside contracts;
 * paid and admitted are never subtracted again.
 * @example sixAmounts({ budgetedMinor: 1_000_000, contractedMinor: 600_000, forwardedMinor: 200_000, … }).free
 */
export function sixAmounts(line: LineFigures): SixAmounts {
  const direct = sumMinor([line.spentMinor, -line.spentUnderAgreementsMinor])
  return {
    budgeted: line.budgetedMinor,
    reserved: line.reservedMinor,
    contracted: line.contractedMinor,
    paid: sumMinor([line.forwardedMinor, direct]),
    admitted: sumMinor([line.acceptedMinor, direct, -line.ineligibleMinor]),
    free: sumMinor([line.budgetedMinor, -line.reservedMinor, -line.contractedMinor, -direct]),
    spent: line.spentMinor,
  }
}

/** The amounts of a heading or a whole budget: each the sum of the lines below. */
export function sumAmounts(lines: readonly SixAmounts[]): SixAmounts {
  const sumOf = (key: keyof SixAmounts): number => sumMinor(lines.map(line => line[key]))
  return {
    budgeted: sumOf('budgeted'),
    reserved: sumOf('reserved'),
    contracted: sumOf('contracted'),
    paid: sumOf('paid'),
    admitted: sumOf('admitted'),
    free: sumOf('free'),
    spent: sumOf('spent'),
  }
}
