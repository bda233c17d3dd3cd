import type { OpenItem, OpenLine } from './item.ts'
import type { MatchPart } from './proposals.ts'

/** The smaller of two open amounts of one direction; zero when they differ in direction. */
function common(a: number, b: number): number {
  if (Math.sign(a) !== Math.sign(b)) return 0
  return Math.abs(a) < Math.abs(b) ? a : b
}

/**
 * Spreads the chosen lines over the chosen movements in the order given, as far as both reach: what a person means by
 * "these belong together". Minor units with the line's sign.
 */
export function spreadParts(
  lines: readonly Pick<OpenLine, 'id' | 'openMinor'>[],
  items: readonly Pick<OpenItem, 'kind' | 'id' | 'openMinor'>[],
): readonly MatchPart[] {
  const left = items.map(item => item.openMinor)
  return lines.flatMap(line => {
    let open = line.openMinor
    return items.flatMap((item, place): MatchPart[] => {
      const amountMinor = common(open, left[place] ?? 0)
      if (amountMinor === 0) return []
      open -= amountMinor
      left[place] = (left[place] ?? 0) - amountMinor
      return [{ lineId: line.id, kind: item.kind, recordId: item.id, amountMinor }]
    })
  })
}
