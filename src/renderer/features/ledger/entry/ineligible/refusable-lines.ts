import type { OutputOf } from '#shared/contract/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { sumMinor } from '#shared/kernel/money.ts'

type Refusal = Pick<OutputOf<'ineligible.list'>['rows'][number], 'lineId' | 'state' | 'amount'>

export type RefusableLine = {
  readonly lineId: string
  readonly label: string
  /** What is still accepted on the line, in minor units of the project's currency; above zero. */
  readonly leftMinor: number
}

/**
 * Lines of an entry on which a cost may still be refused: posted, neither taken back nor itself a reversal, and with
 * something left that was not refused before. Empty for every other entry, and for money that came back.
 */
export function refusableLines(entry: EntryDetails, refusals: readonly Refusal[]): readonly RefusableLine[] {
  if (entry.state !== 'posted' || entry.reversedById !== null || entry.reversesId !== null) return []
  const lines = Map.groupBy(
    entry.splits.filter(split => split.lineId !== null),
    split => split.lineId ?? '',
  )
  return [...lines].flatMap(([lineId, splits]) => {
    const refused = refusals.filter(row => row.lineId === lineId && row.state === 'in_force')
    const leftMinor = sumMinor([
      ...splits.map(split => split.base?.minor ?? 0),
      ...refused.map(row => -row.amount.minor),
    ])
    const [first] = splits
    return first && leftMinor > 0
      ? [{ lineId, label: `${first.lineCode} ${first.lineLabel}`, leftMinor }]
      : []
  })
}
