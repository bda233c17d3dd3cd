import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Today's date where this machine stands, `YYYY-MM-DD`. */
export function todayHere(now = new Date()): PlainDate {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
