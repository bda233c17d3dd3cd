import { type DateOrder, parseDateInput } from '#shared/kernel/date-input.ts'

export type DecimalSeparator = ',' | '.'

/** What the values of a column say together: one answer, none, or answers that contradict each other. */
export type Evidence<T> = { readonly kind: 'agreed'; readonly value: T } | { readonly kind: 'none' | 'mixed' }

function agreed<T>(found: Iterable<T>): Evidence<T> {
  const [first, ...others] = new Set(found)
  if (first === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'agreed', value: first } : { kind: 'mixed' }
}

/**
 * Which mark separates decimals, as far as one amount tells: the last of two different marks, the other one
 * when a mark repeats, a mark that is not followed by exactly three digits.
 * @example separatorOf('1.234,56') // ','; separatorOf('1.234') // undefined
 */
export function separatorOf(text: string): DecimalSeparator | undefined {
  const body = /\d[\d.,' \u00a0\u202f]*/.exec(text)?.[0].replace(/[.,\s]+$/, '') ?? ''
  const marks = body.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return undefined
  const mark = last === ',' ? ',' : '.'
  const other = mark === ',' ? '.' : ','
  if (new Set(marks).size === 2) return mark
  if (marks.length > 1) return other
  const [whole = '', fraction = ''] = body.split(mark)
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return couldGroup ? undefined : mark
}

/** The decimal mark of a whole column. */
export function separatorEvidence(texts: Iterable<string>): Evidence<DecimalSeparator> {
  const found = new Set<DecimalSeparator>()
  for (const text of texts) {
    const separator = separatorOf(text)
    if (separator) found.add(separator)
  }
  return agreed(found)
}

/** The order of day and month, as far as one date tells. @example orderOf('29.07.10') // 'dmy' */
export function orderOf(text: string): DateOrder | undefined {
  if (/^\s*\d{4}\D/.test(text) || !/^\s*\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]/.test(text)) return undefined
  if (/^\s*\d{1,2}\s*\./.test(text))
    return parseDateInput(text, { order: 'dmy' }).kind === 'date' ? 'dmy' : undefined
  const dayFirst = parseDateInput(text, { order: 'dmy' }).kind === 'date'
  const monthFirst = parseDateInput(text, { order: 'mdy' }).kind === 'date'
  if (dayFirst === monthFirst) return undefined
  return dayFirst ? 'dmy' : 'mdy'
}

/** The order of day and month of a whole column. */
export function orderEvidence(texts: Iterable<string>): Evidence<DateOrder> {
  const found = new Set<DateOrder>()
  for (const text of texts) {
    const order = orderOf(text)
    if (order) found.add(order)
  }
  return agreed(found)
}
