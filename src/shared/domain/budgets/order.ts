/**
 * Orders budget codes as people read them: part by part, numbers by value, so that 2.10 follows 2.9 and 10
 * follows 9.
 * @example ['10', '2.10', '2.9'].sort(compareCodes) // ['2.9', '2.10', '10']
 */
export function compareCodes(a: string, b: string): number {
  const left = a.split('.')
  const right = b.split('.')
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const first = left[index]
    const second = right[index]
    if (first === undefined) return -1
    if (second === undefined) return 1
    const order = comparePart(first, second)
    if (order !== 0) return order
  }
  return 0
}

const DIGITS = /^\d{1,15}$/

function comparePart(a: string, b: string): number {
  if (DIGITS.test(a) && DIGITS.test(b)) return Number(a) - Number(b)
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** First part of a code: the heading a line belongs to when nothing else says so. @example headingOf('1.3.2') // '1' */
export const headingOf = (code: string): string => code.split('.')[0] ?? code
