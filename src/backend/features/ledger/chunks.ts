/** Entries stored between two pauses. */
export const CHUNK = 800

/** Lets calls and events that wait have their turn; the driver is synchronous, so long work pauses between its parts. */
export const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Parts of a list, in order, with a pause before each but the first. */
export async function* inChunks<T>(
  items: readonly T[],
  size = CHUNK,
): AsyncGenerator<{ readonly start: number; readonly part: readonly T[] }> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await breathe()
    yield { start, part: items.slice(start, start + size) }
  }
}
