import { sumMinor } from '#shared/kernel/money.ts'

/** A sub-grant contract on the line: signed amount with its addenda, and what it gave back; minor units. */
export type LineContract = { readonly amountMinor: number; readonly releasedMinor: number }

export type SubGrantLine = {
  /** Line of the signed budget with the reallocation allowed since (column F). */
  readonly budgetMinor: number
  /** All contracts, net of what they gave back. */
  readonly contractedMinor: number
  readonly leftMinor: number
  readonly ok: boolean
  readonly excessMinor: number
}

/**
 * All sub-grant contracts against the budget line they are paid from, as amended: Σ contracts net of released
 * amounts never passes the line (statement 32). `newMinor` is a contract about to be signed, 0 for none.
 * @example subGrantLine({ budgetMinor: 100, reallocatedMinor: 10 }, [{ amountMinor: 90, releasedMinor: 5 }], 25).ok
 */
export function subGrantLine(
  line: { readonly budgetMinor: number; readonly reallocatedMinor: number },
  contracts: readonly LineContract[],
  newMinor = 0,
): SubGrantLine {
  const budgetMinor = sumMinor([line.budgetMinor, line.reallocatedMinor])
  const contractedMinor = sumMinor([
    ...contracts.map(contract => sumMinor([contract.amountMinor, -contract.releasedMinor])),
    newMinor,
  ])
  const leftMinor = sumMinor([budgetMinor, -contractedMinor])
  return { budgetMinor, contractedMinor, leftMinor, ok: leftMinor >= 0, excessMinor: Math.max(0, -leftMinor) }
}
