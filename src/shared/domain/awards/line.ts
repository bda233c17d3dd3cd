import type { LinePlace, WhenFull } from '#shared/kernel/application-words.ts'
import { sumMinor } from '#shared/kernel/money.ts'

export { type LinePlace, WHEN_FULL, type WhenFull } from '#shared/kernel/application-words.ts'

/** A ranked application; amounts in minor units of the call. */
export type LineRow = {
  readonly id: string
  readonly group: string
  readonly rank: number
  readonly requestedMinor: number
  /** Smallest and largest grant of the lot; null where it has none. */
  readonly minimumMinor: number | null
  readonly maximumMinor: number | null
}

export type LineSettings = {
  readonly whenFull: WhenFull
  /** Places above the line by group, as somebody drags it; without an entry the money draws it. */
  readonly places: ReadonlyMap<string, number>
  /** Left out of the trial. */
  readonly without: ReadonlySet<string>
  /** Amounts other than the requested ones. */
  readonly amounts: ReadonlyMap<string, number>
}

export type PlacedRow = { readonly id: string; readonly place: LinePlace; readonly proposedMinor: number }
export type LineGroup = {
  readonly group: string
  readonly freeMinor: number
  readonly usedMinor: number
  /** Below zero when a dragged line promises more than there is. */
  readonly leftMinor: number
  readonly places: number
}
export type Line = { readonly rows: readonly PlacedRow[]; readonly groups: readonly LineGroup[] }

/** What a row would get where money is no matter: asked for, or changed, never above the largest grant. */
export function proposedMinor(row: LineRow, amounts: ReadonlyMap<string, number>): number {
  const asked = Math.min(amounts.get(row.id) ?? row.requestedMinor, row.requestedMinor)
  return row.maximumMinor === null ? asked : Math.min(asked, row.maximumMinor)
}

type Fill = { leftMinor: number; isClosed: boolean }

/** Gives one row its place by the money that is left, and takes the money. */
function place(row: LineRow, settings: LineSettings, fill: Fill): PlacedRow {
  const { id } = row
  const wanted = proposedMinor(row, settings.amounts)
  if (settings.without.has(id)) return { id, place: 'out', proposedMinor: 0 }
  const below: PlacedRow = { id, place: 'below', proposedMinor: 0 }
  if (fill.isClosed || wanted <= 0) return below
  if (wanted <= fill.leftMinor) {
    fill.leftMinor = sumMinor([fill.leftMinor, -wanted])
    return { id, place: 'funded', proposedMinor: wanted }
  }
  fill.isClosed = settings.whenFull !== 'fitting'
  const rest = fill.leftMinor
  if (settings.whenFull !== 'partial' || rest <= 0 || rest < (row.minimumMinor ?? 1)) return below
  fill.leftMinor = 0
  return { id, place: 'partial', proposedMinor: rest }
}

/** The first rows by rank up to a dragged line, whatever money is there. */
function placeByHand(rows: readonly LineRow[], settings: LineSettings, places: number): PlacedRow[] {
  let taken = 0
  return rows.map(row => {
    const { id } = row
    if (settings.without.has(id)) return { id, place: 'out', proposedMinor: 0 }
    if (taken >= places) return { id, place: 'below', proposedMinor: 0 }
    taken += 1
    return { id, place: 'funded', proposedMinor: proposedMinor(row, settings.amounts) }
  })
}

/**
 * Who would be funded in rank order until the money of each group, and of all, is used (domain-rules.md rule 6).
 * `totalFreeMinor` is what scheme and donor line still have; groups are filled in the order given.
 */
export function drawLine(
  rows: readonly LineRow[],
  groups: readonly { readonly group: string; readonly freeMinor: number }[],
  totalFreeMinor: number | null,
  settings: LineSettings,
): Line {
  const byGroup = Map.groupBy(rows, row => row.group)
  let total = totalFreeMinor ?? Number.MAX_SAFE_INTEGER
  const placed: PlacedRow[] = []
  const sums: LineGroup[] = []
  for (const { group, freeMinor } of groups) {
    const own = (byGroup.get(group) ?? []).toSorted((a, b) => a.rank - b.rank)
    const dragged = settings.places.get(group)
    const fill: Fill = { leftMinor: Math.max(0, Math.min(freeMinor, total)), isClosed: false }
    const ownPlaced =
      dragged === undefined ? own.map(row => place(row, settings, fill)) : placeByHand(own, settings, dragged)
    const usedMinor = sumMinor(ownPlaced.map(row => row.proposedMinor))
    total = sumMinor([total, -usedMinor])
    placed.push(...ownPlaced)
    sums.push({
      group,
      freeMinor,
      usedMinor,
      leftMinor: sumMinor([freeMinor, -usedMinor]),
      places: ownPlaced.filter(row => row.proposedMinor > 0).length,
    })
  }
  return { rows: placed, groups: sums }
}
