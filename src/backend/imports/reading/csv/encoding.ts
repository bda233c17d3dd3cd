import { utf16Endian } from '../file-kind.ts'
import type { Warning } from '../sheet.ts'

export type DecodedText = {
  readonly text: string
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

/**
 * Single-byte encodings met in the region: Latin of Central Europe, Cyrillic, Latin of Western Europe, and
 * both of the old Macintosh. Order breaks ties: letters the first two Latin ones share are the usual case.
 */
const SINGLE_BYTE = ['windows-1250', 'windows-1251', 'windows-1252', 'macintosh', 'x-mac-cyrillic'] as const
type SingleByte = (typeof SINGLE_BYTE)[number]

/** Letters that speak for an encoding fully, and those that others share or that are rarer there. */
const EXPECTED: Readonly<Record<SingleByte, readonly [full: RegExp, less: RegExp]>> = {
  'windows-1250': [/[ëçšžćđËÇŠŽČĆĐ]/u, /[čäöüßéáíóúýřěůłńśżźęąăâîşţőű]/u],
  'windows-1251': [/[А-Яа-яЂЃЌЅЉЊЋЏЈђѓќѕљњћџјЁё]/u, /[Ґґ]/u],
  'windows-1252': [/[ëçéèêàâîôùûïËÇÉ]/u, /[šžäöüßñãõåøœŠŽÂÎÔÙÛÄÖÜÑÅØ]/u],
  macintosh: [/[ëçéèêàâîôùûïËÇÉ]/u, /[äöüßñãõåøœÂÎÔÙÛÄÖÜÑÅØ]/u],
  'x-mac-cyrillic': [/[А-Яа-яЂЃЌЅЉЊЋЏЈђѓќѕљњћџјЁё]/u, /[Ґґ]/u],
}
const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /\p{Script=Latin}/u

const LETTER = /\p{L}/u

/** Cyrillic letters stand in Cyrillic words; beside a Latin one, or alone, they are a misreading. */
function cyrillicPoints(before: string, after: string): number {
  if (LATIN.test(before) || LATIN.test(after)) return -2
  return CYRILLIC.test(before) || CYRILLIC.test(after) ? 1.5 : -0.5
}

function latinPoints(letter: string, before: string, after: string, encoding: SingleByte): number {
  if (CYRILLIC.test(before) || CYRILLIC.test(after)) return -2
  const capitalInsideWord = letter !== letter.toLowerCase() && /\p{Ll}/u.test(before)
  if (capitalInsideWord) return -1
  const [full, less] = EXPECTED[encoding]
  if (full.test(letter)) return 1
  return less.test(letter) ? 0.8 : -0.5
}

/**
 * How well one character above ASCII suits its neighbours: letters of the expected kind inside a word of
 * their own script speak for an encoding, symbols inside a word and mixed scripts against it.
 */
function pointsOf(letter: string, before: string, after: string, encoding: SingleByte): number {
  if (!LETTER.test(letter)) return LETTER.test(before) && LETTER.test(after) ? -2 : 0
  if (CYRILLIC.test(letter)) return cyrillicPoints(before, after)
  return latinPoints(letter, before, after, encoding)
}

const SAMPLE_BYTES = 200_000

function score(bytes: Uint8Array, encoding: SingleByte): number {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE_BYTES))
  let total = 0
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index)
    if (letter > '\u007f') total += pointsOf(letter, text.charAt(index - 1), text.charAt(index + 1), encoding)
  }
  return total
}

/** The single-byte encoding that makes the most likely words of these bytes. */
export function guessSingleByte(bytes: Uint8Array): SingleByte {
  let best: { encoding: SingleByte; points: number } = { encoding: 'windows-1250', points: -Infinity }
  for (const encoding of SINGLE_BYTE) {
    const points = score(bytes, encoding)
    if (points > best.points) best = { encoding, points }
  }
  return best.encoding
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The lines, each with its end (CR only in old Macintosh files); bytes above ASCII never contain one. */
function* linesOf(bytes: Uint8Array): Iterable<Uint8Array> {
  const lineEnd = bytes.includes(10) ? 10 : 13
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(lineEnd, start)
    const end = feed < 0 ? bytes.length : feed + 1
    yield bytes.subarray(start, end)
    start = end
  }
}

/**
 * Decodes line by line: lines that are UTF-8 as such, the others in one guessed encoding. Files put together
 * by hand have a header in one encoding over rows in another.
 */
function decodeByLine(bytes: Uint8Array): DecodedText {
  const foreign: Uint8Array[] = []
  let utf8Lines = 0
  for (const line of linesOf(bytes)) {
    if (strictUtf8(line) === undefined) foreign.push(line)
    else if (line.some(byte => byte > 127)) utf8Lines += 1
  }
  const encoding = guessSingleByte(Buffer.concat(foreign))
  const fallback = new TextDecoder(encoding)
  const text = Array.from(linesOf(bytes), line => strictUtf8(line) ?? fallback.decode(line)).join('')
  const messageKey = utf8Lines > 0 ? 'import.warning.mixedEncodings' : 'import.warning.encodingGuessed'
  return { text, encoding, warnings: [{ messageKey, details: { encoding, lines: foreign.length } }] }
}

/**
 * Decodes the bytes of a text file: by byte order mark, as UTF-16 when the NULs say so, as UTF-8 when valid,
 * else guessed with a warning, for no 8-bit encoding can be told with certainty.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const endian = utf16Endian(bytes)
  if (endian) {
    const encoding = `utf-16${endian}`
    return { text: new TextDecoder(encoding).decode(bytes), encoding, warnings: [] }
  }
  const text = strictUtf8(bytes)
  return text === undefined ? decodeByLine(bytes) : { text, encoding: 'utf-8', warnings: [] }
}
