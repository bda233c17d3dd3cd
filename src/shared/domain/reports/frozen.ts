import { sumMinor } from '#shared/kernel/money.ts'

/** Amounts by budget line code, in minor units. */
export type LineAmounts = ReadonlyMap<string, number>

/** What an accepted report said of its own period; it never changes again. */
export type FrozenReport = { readonly number: number; readonly incurred: LineAmounts }

const codesOf = (...maps: readonly LineAmounts[]): readonly string[] => [
  ...new Set(maps.flatMap(map => [...map.keys()])),
]

/**
 * Column K of the next report: column L of the last accepted one, which is the sum of all frozen reports (statement
 * 47, donor-formats.md 1.2). Ledger changes since then are not in it, see `corrections`.
 */
export function frozenCumulative(reports: readonly FrozenReport[]): LineAmounts {
  const totals = new Map<string, number>()
  for (const { incurred } of reports)
    for (const [code, minor] of incurred) totals.set(code, sumMinor([totals.get(code) ?? 0, minor]))
  return totals
}

export type CorrectionRow = {
  readonly code: string
  readonly reportedMinor: number
  readonly ledgerMinor: number
  /** Goes into the next period, so that its column L agrees with the ledger again. */
  readonly correctionMinor: number
}

/**
 * Rows that correct accepted reports in the next period: what the ledger says today of the accepted periods less
 * what was reported (statement 47; domain-rules.md rule 11). Lines that agree have none.
 */
export function corrections(reported: LineAmounts, ledger: LineAmounts): readonly CorrectionRow[] {
  return codesOf(reported, ledger)
    .map(code => {
      const reportedMinor = reported.get(code) ?? 0
      const ledgerMinor = ledger.get(code) ?? 0
      return { code, reportedMinor, ledgerMinor, correctionMinor: sumMinor([ledgerMinor, -reportedMinor]) }
    })
    .filter(row => row.correctionMinor !== 0)
}

export type CumulativeRow = {
  readonly code: string
  /** J: this period with its corrections. */
  readonly incurredMinor: number
  /** K: column L of the last report, as frozen. */
  readonly earlierMinor: number
  /** L = J + K. */
  readonly cumulatedMinor: number
}

/** Columns J, K, L of the next report: entries of the period and corrections on top of what is frozen. */
export function cumulativeRows(
  frozen: LineAmounts,
  period: LineAmounts,
  corrected: readonly CorrectionRow[],
): readonly CumulativeRow[] {
  const extra = new Map(corrected.map(row => [row.code, row.correctionMinor]))
  return codesOf(frozen, period, extra).map(code => {
    const incurredMinor = sumMinor([period.get(code) ?? 0, extra.get(code) ?? 0])
    const earlierMinor = frozen.get(code) ?? 0
    return { code, incurredMinor, earlierMinor, cumulatedMinor: sumMinor([incurredMinor, earlierMinor]) }
  })
}
