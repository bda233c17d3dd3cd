import { currencyOfWord } from './currency-words.ts'

export type AmountInput =
  | { readonly kind: 'amount'; readonly text: string; readonly currency?: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[]; readonly currency?: string }
  | { readonly kind: 'invalid'; readonly reason: AmountInputReason }

export type AmountInputReason = 'empty' | 'notANumber' | 'tooManyDecimals'

export type AmountInputOptions = {
  /** Decimals the amount may have (the currency's minor digits, or more for rates and quantities). */
  readonly decimals: number
  /** Which mark separates decimals, when the source says so; settles `1.234`. */
  readonly decimalSeparator?: ',' | '.'
}

const LONGEST = 60
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const MINUS = /[\u2212\u2012\u2013\u2014\ufe63\uff0d]/gu
const APOSTROPHE = /[\u2019\u02bc\u00b4`]/gu
/** ",-" and ".--" after a whole amount stand for no cents. */
const NO_CENTS = /(?<=\d)([.,])-{1,2}$/
const WORD_BEFORE = /^(\p{Sc}|\p{L}[\p{L}\p{M}]*\.?)\s*/u
const WORD_AFTER = /\s*(\p{Sc}|\p{L}[\p{L}\p{M}]*\.?)$/u

type Sign = '' | '+' | '-'
type Signed = { readonly body: string; readonly sign: Sign; readonly currency?: string }

/** Takes a currency sign, code or word off one end; undefined when the word is no currency. */
function withoutWord(text: string, pattern: RegExp): { body: string; currency?: string } | undefined {
  const match = pattern.exec(text)
  if (!match) return { body: text }
  const currency = currencyOfWord(match[1] ?? '')
  return currency === undefined ? undefined : { body: text.replace(pattern, '').trim(), currency }
}

/** Takes one sign off: a leading or trailing minus or plus, or parentheses around. */
function withoutSign(text: string): { body: string; sign: Sign } {
  const inside = /^\((.*)\)$/.exec(text)?.[1]
  if (inside !== undefined) return { body: inside.trim(), sign: '-' }
  const body = text.replace(NO_CENTS, (_, mark: string) => `${mark}00`)
  const leading = /^[+-]/.exec(body)?.[0]
  if (leading) return { body: body.slice(1).trim(), sign: leading === '-' ? '-' : '+' }
  return body.endsWith('-') ? { body: body.slice(0, -1).trim(), sign: '-' } : { body, sign: '' }
}

/** One sign off and one currency off each end, added to what was found before; undefined on a second one. */
function peelOnce(found: Signed): Signed | undefined {
  const { body, sign } = withoutSign(found.body)
  const before = withoutWord(body, WORD_BEFORE)
  const after = before && withoutWord(before.body, WORD_AFTER)
  if (!before || !after) return undefined
  const currencies = [found.currency, before.currency, after.currency].filter(code => code !== undefined)
  if (currencies.length > 1 || (sign !== '' && found.sign !== '')) return undefined
  const [currency] = currencies
  return { body: after.body, sign: sign || found.sign, ...(currency === undefined ? {} : { currency }) }
}

/** Peels signs and currencies off both ends, each at most once; undefined when something else is left over. */
function peel(text: string): Signed | undefined {
  let found: Signed | undefined = { body: text, sign: '' }
  for (let rest = ''; found && found.body !== rest; found = peelOnce(found)) rest = found.body
  return found
}

type Reading = { readonly whole: string; readonly fraction: string }
type Shape = Reading | { readonly either: readonly [Reading, Reading] } | undefined

const GROUPED = {
  '.': /^\d{1,3}(?:\.\d{3})+$/,
  ',': /^\d{1,3}(?:,\d{3})+$/,
  ' ': /^\d{1,3}(?: \d{3})+$/,
  "'": /^\d{1,3}(?:'\d{3})+$/,
} as const

/** Digits of a whole number that is plain or grouped in threes by one mark; undefined otherwise. */
function wholeDigits(text: string): string | undefined {
  if (/^\d*$/.test(text)) return text
  const grouped = Object.values(GROUPED).some(pattern => pattern.test(text))
  return grouped ? text.replace(/\D/g, '') : undefined
}

function splitAt(text: string, position: number): Reading | undefined {
  const whole = wholeDigits(text.slice(0, position))
  const fraction = text.slice(position + 1)
  if (whole === undefined || !/^\d+$/.test(fraction)) return undefined
  return { whole: whole === '' ? '0' : whole, fraction }
}

/** A mark that occurs once before exactly three digits can be either: 1.234 is 1234 or 1.234. */
function shapeOfSingleMark(text: string, mark: ',' | '.', stated: ',' | '.' | undefined): Shape {
  const asDecimal = splitAt(text, text.indexOf(mark))
  const asGroup = GROUPED[mark].test(text) && !text.startsWith('0') ? wholeDigits(text) : undefined
  if (asGroup === undefined || asDecimal === undefined || stated === mark) return asDecimal
  const grouped = { whole: asGroup, fraction: '' }
  return stated === undefined ? { either: [grouped, asDecimal] } : grouped
}

/** Finds whole part and decimals of digits with marks; see `parseAmountInput` for the rules. */
function shape(text: string, stated: ',' | '.' | undefined): Shape {
  const marks = text.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) {
    const whole = wholeDigits(text)
    return whole ? { whole, fraction: '' } : undefined
  }
  const mark = last === ',' ? ',' : '.'
  const repeated = marks.filter(found => found === mark).length > 1
  if (repeated) {
    const whole = wholeDigits(text)
    return whole === undefined ? undefined : { whole, fraction: '' }
  }
  return marks.length === 1 ? shapeOfSingleMark(text, mark, stated) : splitAt(text, text.lastIndexOf(mark))
}

/** Plain text of a reading; undefined when it has more significant decimals than allowed. */
function plainText(reading: Reading, negative: boolean, decimals: number): string | undefined {
  const whole = reading.whole.replace(/^0+(?=\d)/, '')
  const kept = reading.fraction.slice(0, decimals)
  if (/[1-9]/.test(reading.fraction.slice(decimals))) return undefined
  const isZero = /^0*$/.test(whole + kept)
  return `${negative && !isZero ? '-' : ''}${whole}${kept === '' ? '' : `.${kept}`}`
}

/**
 * Reads an amount as people and spreadsheets write it, exactly and without floats:
 * 1.980.258,55 = 1,980,258.55 = 1980258.55 = 1 980 258,55 = 1'980'258.55; currency signs, codes and words
 * before or after; minus in front or behind, U+2212, parentheses; "1.500,-". When both marks occur the last
 * one is decimal; one that repeats groups; one that occurs once before exactly three digits is `ambiguous`
 * (1.234) unless `decimalSeparator` says which or the currency has no decimals. A number with more decimals
 * than allowed is `invalid`, never rounded. A currency found is returned for the caller to compare.
 * Source: domain-rules.md rule 12.
 * @example parseAmountInput('1.980.258,55 €', { decimals: 2 })
 *   // { kind: 'amount', text: '1980258.55', currency: 'EUR' }
 */
export function parseAmountInput(text: string, options: AmountInputOptions): AmountInput {
  if (text.length > LONGEST) return { kind: 'invalid', reason: 'notANumber' }
  const trimmed = text
    .replace(INVISIBLE, '')
    .replace(MINUS, '-')
    .replace(APOSTROPHE, "'")
    .replace(/\s/gu, ' ')
    .trim()
  if (trimmed === '') return { kind: 'invalid', reason: 'empty' }
  const peeled = peel(trimmed)
  if (!peeled) return { kind: 'invalid', reason: 'notANumber' }
  const stated = options.decimalSeparator ?? (options.decimals === 0 ? noDecimalMark(peeled.body) : undefined)
  const found = shape(peeled.body, stated)
  if (!found) return { kind: 'invalid', reason: 'notANumber' }
  const negative = peeled.sign === '-'
  const currency = peeled.currency === undefined ? {} : { currency: peeled.currency }
  if ('either' in found) {
    const readings = found.either.map(reading => plainText(reading, negative, Infinity) ?? '')
    return { kind: 'ambiguous', readings, ...currency }
  }
  const plain = plainText(found, negative, options.decimals)
  if (plain === undefined) return { kind: 'invalid', reason: 'tooManyDecimals' }
  return { kind: 'amount', text: plain, ...currency }
}

/** Without decimals a single mark before three digits can only group: name the other mark as decimal. */
const noDecimalMark = (body: string): ',' | '.' => (body.includes('.') ? ',' : '.')
