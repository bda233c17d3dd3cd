import { isCurrencyCode } from '#shared/kernel/currency.ts'
import { compareDecimal, fromInteger, parseDecimal } from '#shared/kernel/decimal.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { minorFromDecimalText, minorToDecimalText } from '#shared/kernel/money.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'

/** Refuses an input by the place it stands at: a worked case that can't be read is an error, not a crash. */
export const refuse = (path: string, wanted: string): ProblemError =>
  new ProblemError(problem('Validation', 'problem.vectorInput', { path, wanted }))

/** An object of a worked case with the path it stands at. */
export type Fields = { readonly path: string; readonly values: { readonly [key: string]: unknown } }

/** Names a rule reads or knows of; a pattern stands for names that carry a currency. */
export type KnownNames = readonly (string | RegExp)[]

const isKnown = (known: KnownNames, name: string): boolean =>
  known.some(entry => (typeof entry === 'string' ? entry === name : entry.test(name)))

/**
 * Reads an object; anything else is refused, and so is a name the rule doesn't know: a misspelt optional input
 * must not pass as missing. Without `known` the names are free (headings, months).
 */
export function fieldsOf(value: unknown, path: string, known?: KnownNames): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(path, 'object')
  const entries = Object.entries(value)
  for (const [name] of entries)
    if (known && !isKnown(known, name))
      throw refuse(`${path}.${name.slice(0, 40)}`, known.map(String).join(', '))
  return { path, values: Object.fromEntries(entries) }
}

/** Value of a key, undefined when it is absent or null. */
export function optional(fields: Fields, key: string): unknown {
  const value = Object.hasOwn(fields.values, key) ? fields.values[key] : undefined
  return value === null ? undefined : value
}

const placeOf = (fields: Fields, key: string): string => `${fields.path}.${key}`

/** Reads a list; anything else is refused. */
export function listOf(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse(path, 'list')
  return value
}

export const list = (fields: Fields, key: string): readonly unknown[] =>
  listOf(optional(fields, key), placeOf(fields, key))

export const object = (fields: Fields, key: string): Fields =>
  fieldsOf(optional(fields, key), placeOf(fields, key))

/** Plain decimal text of a number or of text; an optional plus sign is dropped. */
export function decimalOf(value: unknown, path: string): string {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !parseDecimal(text)) throw refuse(path, 'decimal')
  return text.replace(/^\+/, '')
}

/** Decimal text of a key; a missing key takes `otherwise`, or is refused when there is none. */
export function decimal(fields: Fields, key: string, otherwise?: string): string {
  const value = optional(fields, key)
  return value === undefined && otherwise !== undefined ? otherwise : decimalOf(value, placeOf(fields, key))
}

/** Minor units of a value; more decimals than the currency has are refused. */
export function minorOf(value: unknown, path: string, currency: string): number {
  const minor = minorFromDecimalText(decimalOf(value, path), currency)
  if (minor === undefined) throw refuse(path, `amount in ${currency}`)
  return minor
}

/** Minor units of a key; a missing key takes `otherwise`, or is refused when there is none. */
export function minor(fields: Fields, key: string, currency: string, otherwise?: number): number {
  const value = optional(fields, key)
  if (value === undefined && otherwise !== undefined) return otherwise
  return minorOf(value, placeOf(fields, key), currency)
}

/** Minor units of a key that can't be below zero. */
export function unsigned(fields: Fields, key: string, currency: string, otherwise?: number): number {
  const value = minor(fields, key, currency, otherwise)
  if (value < 0) throw refuse(placeOf(fields, key), `amount in ${currency}, not below zero`)
  return value
}

function within(fields: Fields, key: string, text: string, most: number): string {
  const value = parseDecimal(text)
  if (!value || value.digits < 0n || compareDecimal(value, fromInteger(most)) > 0)
    throw refuse(placeOf(fields, key), `decimal from 0 to ${most}`)
  return text
}

/** A share from 0 to 1 as decimal text: 0.8, not 80. */
export const share = (fields: Fields, key: string, otherwise?: string): string =>
  within(fields, key, decimal(fields, key, otherwise), 1)

/** A percentage from 0 to 100 as decimal text. */
export const percent = (fields: Fields, key: string): string => within(fields, key, decimal(fields, key), 100)

/** A whole number from 0 to 100,000, as number or text. */
export function countOf(value: unknown, path: string): number {
  const text = decimalOf(value, path)
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0 || count > 100_000) throw refuse(path, 'whole number')
  return count
}

export const count = (fields: Fields, key: string): number =>
  countOf(optional(fields, key), placeOf(fields, key))

export function dateOf(value: unknown, path: string): PlainDate {
  if (typeof value !== 'string' || !isPlainDate(value)) throw refuse(path, 'date')
  return value
}

export const date = (fields: Fields, key: string): PlainDate =>
  dateOf(optional(fields, key), placeOf(fields, key))

/** True or false; a missing key takes `otherwise`. */
export function flag(fields: Fields, key: string, otherwise: boolean): boolean {
  const value = optional(fields, key)
  if (value === undefined) return otherwise
  if (typeof value !== 'boolean') throw refuse(placeOf(fields, key), 'true or false')
  return value
}

/** Text of a key; undefined when absent. */
export function text(fields: Fields, key: string): string | undefined {
  const value = optional(fields, key)
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw refuse(placeOf(fields, key), 'text')
  return value
}

/** Currency of a case: its `currency` key, else euro. */
export function currencyOf(fields: Fields, key = 'currency', otherwise = 'EUR'): string {
  const code = text(fields, key)?.toUpperCase() ?? otherwise
  if (!isCurrencyCode(code)) throw refuse(placeOf(fields, key), 'currency code')
  return code
}

/** A key such as `amount_bam`: its currency is in its name; a bare `amount` has the case's currency. */
export function namedAmount(
  fields: Fields,
  name: string,
  otherwise: string,
): { readonly minor: number; readonly currency: string } | undefined {
  const pattern = new RegExp(`^${name}(?:_([a-z]{3}))?$`)
  for (const key of Object.keys(fields.values)) {
    const match = pattern.exec(key)
    if (!match || optional(fields, key) === undefined) continue
    const currency = match[1]?.toUpperCase() ?? otherwise
    return { minor: minor(fields, key, currency), currency }
  }
  return undefined
}

/** One result for one case, a list of results for a list of cases. */
export function eachCase(inputs: unknown, known: KnownNames, run: (fields: Fields) => JsonValue): JsonValue {
  if (!Array.isArray(inputs)) return run(fieldsOf(inputs, 'inputs', known))
  return inputs.map((item, index) => run(fieldsOf(item, `inputs[${index}]`, known)))
}

/** `90.00` -> `90`, as the keys of a case name a percentage. */
export const withoutZeros = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text

/** Amount as a worked case writes it. */
export const shown = minorToDecimalText
