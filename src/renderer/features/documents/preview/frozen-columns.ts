/** More than this, in pixels, would leave a small window nothing to scroll. */
const WIDEST = 420

/**
 * Distances from the start edge at which the first columns stay while the rest scrolls: as many of the sheet's own
 * frozen columns as leave room for others, in pixels. The first one, with the codes, always stays.
 * @example frozenColumns([80, 300, 200], 3, 44) // [44, 124]
 */
export function frozenColumns(widths: readonly number[], frozen: number, edge: number): readonly number[] {
  const starts: number[] = []
  let start = edge
  for (const width of widths.slice(0, frozen)) {
    if (starts.length > 0 && start + width - edge > WIDEST) break
    starts.push(start)
    start += width
  }
  return starts
}
