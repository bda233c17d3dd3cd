/** Steps of the search, so that a day with hundreds of payments stays quick. */
const MOST_STEPS = 20_000

/**
 * The one way to reach a sum with two to `most` of the values, as their places; undefined when there is none, more
 * than one, or too many to try. Values are minor units of one sign.
 * @example onlySubset([500, 300, 200, 70], 270, 4) // [2, 3]
 */
export function onlySubset(
  values: readonly number[],
  sum: number,
  most: number,
): readonly number[] | undefined {
  const order = values
    .map((value, place) => ({ size: Math.abs(value), place }))
    .toSorted((a, b) => b.size - a.size || a.place - b.place)
  const wanted = Math.abs(sum)
  /** What the values from a place on can still reach. */
  const rest = order.map(() => 0)
  for (let place = order.length - 1, reach = 0; place >= 0; place -= 1) {
    reach += order[place]?.size ?? 0
    rest[place] = reach
  }
  const found: number[][] = []
  let steps = 0
  const isFull = (chosen: readonly number[]) => chosen.length === most || found.length > 1
  const walk = (from: number, left: number, chosen: readonly number[]): void => {
    steps += 1
    if (left === 0 && chosen.length > 1) found.push([...chosen])
    if (left === 0 || isFull(chosen)) return
    for (let next = from; (rest[next] ?? 0) >= left && steps <= MOST_STEPS; next += 1) {
      const { size, place } = order[next] ?? { size: 0, place: 0 }
      if (size > 0 && size <= left) walk(next + 1, left - size, [...chosen, place])
    }
  }
  walk(0, wanted, [])
  const [only, second] = found
  return steps > MOST_STEPS || second ? undefined : only?.toSorted((a, b) => a - b)
}
