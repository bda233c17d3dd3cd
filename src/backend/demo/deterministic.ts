/** Four 32-bit words from a text (cyrb128): spreads well and needs no crypto; nothing here is a secret. */
function words(text: string): readonly [number, number, number, number] {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  const mixed = a ^ b ^ c ^ d
  return [mixed >>> 0, (b ^ mixed) >>> 0, (c ^ mixed) >>> 0, (d ^ mixed) >>> 0]
}

/** Choices that come out the same on every run: the demo must be equal wherever it is built. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  readonly integer: (min: number, max: number) => number
  readonly pick: <T>(items: readonly T[]) => T
  /** True in about `percent` of a hundred draws. */
  readonly chance: (percent: number) => boolean
}

/** A small fast counter generator (sfc32) seeded with a text. */
export function createRandom(seed: string): Random {
  let [a, b, c, counter] = words(seed)
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round += 1) next()
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    integer,
    pick: items => {
      const item = items[integer(0, items.length - 1)]
      if (item === undefined) throw new RangeError('Nothing to pick from')
      return item
    },
    chance: percent => next() * 100 < percent,
  }
}

/** 2023-07-01T00:00:00Z: the time part of all demo ids, so that they sort as if made when the demo's story starts. */
const STORY_START = 1_688_169_600_000

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

function uuidV7(time: number, random: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = random
  const stamp = hex(time, 12)
  const variant = 0x8000 | (first & 0x3fff)
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex((first >>> 16) & 0xfff, 3)}-${hex(variant, 4)}-${hex(second & 0xffff, 4)}${hex(third, 8)}`
}

/**
 * Id of a named demo record, the same in every demo whatever its size.
 * @example demoId('project', 'SOE-11')
 */
export const demoId = (kind: string, key: string): string =>
  uuidV7(STORY_START, words(`regrant demo ${kind} ${key}`))

/** Ids of rows in the order they are made: rising, so that big tables stay well packed. */
export function idSequence(kind: string): () => string {
  const [first, second, third] = words(`regrant demo sequence ${kind}`)
  let count = 0
  return () => {
    count += 1
    const mixed = Math.imul(count, 2654435761) ^ first
    return uuidV7(STORY_START + count, [
      mixed >>> 0,
      second ^ (mixed >>> 7),
      (third ^ Math.imul(mixed, 97)) >>> 0,
    ])
  }
}
