import { type ItemKind, itemKey, type OpenItem, type OpenLine } from './item.ts'
import type { MatchPart } from './proposals.ts'

export type MatchFault =
  | { readonly code: 'LineUnknown'; readonly lineId: string }
  | { readonly code: 'RecordUnknown'; readonly kind: ItemKind; readonly recordId: string }
  /** Money in can't answer money out. */
  | { readonly code: 'OtherDirection'; readonly lineId: string }
  | {
      readonly code: 'OverLine' | 'OverRecord'
      readonly lineId: string
      readonly openMinor: number
      readonly wantedMinor: number
    }

const isOver = (wanted: number, open: number): boolean => Math.abs(wanted) > Math.abs(open)

/**
 * What stands against matching: unknown lines and records, the other direction, and more than what is open of a line or
 * a record, over all parts together. Minor units with the line's sign.
 */
export function matchFaults(
  parts: readonly MatchPart[],
  lines: readonly OpenLine[],
  items: readonly OpenItem[],
): readonly MatchFault[] {
  const lineById = new Map(lines.map(line => [line.id, line]))
  const itemByKey = new Map(items.map(item => [itemKey(item), item]))
  const wantedOfLine = new Map<string, number>()
  const wantedOfItem = new Map<string, number>()
  return parts.flatMap((part): MatchFault[] => {
    const { lineId, kind, recordId, amountMinor } = part
    const key = itemKey({ kind, id: recordId })
    const line = lineById.get(lineId)
    const item = itemByKey.get(key)
    if (!line) return [{ code: 'LineUnknown', lineId }]
    if (!item) return [{ code: 'RecordUnknown', kind, recordId }]
    const sign = Math.sign(amountMinor)
    if (sign === 0 || sign !== Math.sign(line.openMinor) || sign !== Math.sign(item.openMinor))
      return [{ code: 'OtherDirection', lineId }]
    const ofLine = (wantedOfLine.get(lineId) ?? 0) + amountMinor
    const ofItem = (wantedOfItem.get(key) ?? 0) + amountMinor
    wantedOfLine.set(lineId, ofLine)
    wantedOfItem.set(key, ofItem)
    return [
      ...(isOver(ofLine, line.openMinor)
        ? [{ code: 'OverLine' as const, lineId, openMinor: line.openMinor, wantedMinor: ofLine }]
        : []),
      ...(isOver(ofItem, item.openMinor)
        ? [{ code: 'OverRecord' as const, lineId, openMinor: item.openMinor, wantedMinor: ofItem }]
        : []),
    ]
  })
}
