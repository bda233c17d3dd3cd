import { IBAN_LENGTHS } from './iban-lengths.ts'

/** Why a text is no IBAN; `Checksum` and `Length` are most often a slip of the pen, `Country` a number of another kind. */
export type IbanFault = 'Characters' | 'Country' | 'Length' | 'Checksum'

export type IbanReading =
  | { readonly ok: true; readonly iban: string }
  | {
      readonly ok: false
      readonly fault: IbanFault
      readonly country: string
      readonly expected: number | null
      readonly actual: number
    }

/** As machines write it: no spaces, dots or dashes, capitals, without the word IBAN in front. */
export const bareIban = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–—:/]+/g, '')
    .replace(/^IBAN(?=[A-Z]{2}\d)/, '')

/** Remainder by 97 of the rearranged number, letters as 10 to 35 (ISO 13616, ISO 7064). */
function remainder(iban: string): number {
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/**
 * Reads an IBAN as people write it (groups, small letters, "IBAN:" in front) and checks country, length and
 * check digits. Says nothing about whether the account exists.
 * @example readIban('xk05 1212 0123 4567 8906') // { ok: true, iban: 'XK051212012345678906' }
 */
export function readIban(text: string): IbanReading {
  const iban = bareIban(text)
  const country = iban.slice(0, 2)
  const expected = IBAN_LENGTHS.get(country) ?? null
  const fail = (fault: IbanFault): IbanReading => ({
    ok: false,
    fault,
    country,
    expected,
    actual: iban.length,
  })
  if (!/^[A-Z0-9]+$/.test(iban)) return fail('Characters')
  if (expected === null) return fail('Country')
  if (iban.length !== expected) return fail('Length')
  if (!/^[A-Z]{2}\d\d/.test(iban)) return fail('Characters')
  return remainder(iban) === 1 ? { ok: true, iban } : fail('Checksum')
}

/** In groups of four, as people copy it by hand. @example showIban('XK051212012345678906') // 'XK05 1212 0123 4567 8906' */
export const showIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** Signs that are taken for one another in print, by hand and by scanners. */
const CONFUSED = ['0ODQ', '1IL7', '2Z', '5S', '6G', '8B3', '4A', '9G', 'UV']

const alike = (sign: string): readonly string[] =>
  CONFUSED.filter(group => group.includes(sign)).flatMap(group => [...group].filter(other => other !== sign))

const isRight = (iban: string): boolean => readIban(iban).ok

/** One sign read as another that looks like it. */
const misread = (iban: string): string[] =>
  [...iban].flatMap((sign, place) =>
    alike(sign).map(other => iban.slice(0, place) + other + iban.slice(place + 1)),
  )

/** Two neighbours in the wrong order, as fast typing makes them. */
const swapped = (iban: string): string[] =>
  [...iban].flatMap((sign, place) => {
    const next = iban[place + 1]
    return next === undefined || next === sign
      ? []
      : [iban.slice(0, place) + next + sign + iban.slice(place + 2)]
  })

const MOST_SUGGESTIONS = 3

/**
 * IBANs that one usual slip turns into the given text: a sign taken for another, two neighbours swapped, a
 * letter O throughout for zeros. For a person to compare with the paper, never to be taken over by itself.
 */
export function likelyIbans(text: string): readonly string[] {
  const iban = bareIban(text)
  if (isRight(iban) || iban.length > 40) return []
  const zeros = iban.slice(0, 2) + iban.slice(2).replaceAll('O', '0')
  const found = new Set([zeros, ...misread(iban), ...swapped(iban)].filter(isRight))
  return [...found].slice(0, MOST_SUGGESTIONS)
}
