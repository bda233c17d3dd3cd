import type { PlainDate } from './plain-date.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * The calendar day of an instant by this machine's clock: what the people who sit at it call that day. An hour after
 * midnight in Prishtina it is still the day before in UTC.
 */
export function dayHere(instant: string | Date): PlainDate {
  const at = new Date(instant)
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
