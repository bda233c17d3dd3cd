import { sumMinor } from '#shared/kernel/money.ts'

/** A cost row of a budget line; refunds and credit notes are below zero and name their original. */
export type CostRow = {
  readonly id: string
  readonly lineCode: string
  readonly amountMinor: number
  readonly originalId: string | null
}

export type NegativeCosts = {
  /** Rows below zero that name no original. */
  readonly withoutOriginal: readonly string[]
  /** Rows that take back more than their original was, earlier refunds included. */
  readonly aboveOriginal: readonly string[]
  /** Lines below zero in total. */
  readonly negativeLines: readonly { readonly lineCode: string; readonly totalMinor: number }[]
  readonly ok: boolean
}

/**
 * Refunds and credit notes: each names the row it lowers and takes back no more than it was; a line may not
 * become negative in total (statement 48). Amounts in minor units of one currency.
 */
export function negativeCosts(rows: readonly CostRow[]): NegativeCosts {
  const byId = new Map(rows.map(row => [row.id, row]))
  const left = new Map(rows.filter(row => row.amountMinor >= 0).map(row => [row.id, row.amountMinor]))
  const totals = new Map<string, number>()
  const withoutOriginal: string[] = []
  const aboveOriginal: string[] = []
  for (const row of rows) {
    totals.set(row.lineCode, sumMinor([totals.get(row.lineCode) ?? 0, row.amountMinor]))
    if (row.amountMinor >= 0) continue
    if (row.originalId === null || !byId.has(row.originalId)) {
      withoutOriginal.push(row.id)
      continue
    }
    const rest = sumMinor([left.get(row.originalId) ?? 0, row.amountMinor])
    left.set(row.originalId, rest)
    if (rest < 0) aboveOriginal.push(row.id)
  }
  const negativeLines = [...totals]
    .filter(([, total]) => total < 0)
    .map(([lineCode, totalMinor]) => ({ lineCode, totalMinor }))
  const ok = withoutOriginal.length + aboveOriginal.length + negativeLines.length === 0
  return { withoutOriginal, aboveOriginal, negativeLines, ok }
}
