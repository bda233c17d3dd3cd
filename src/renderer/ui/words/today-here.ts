import { dayHere } from '#shared/kernel/day-here.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Today's date where this machine stands, `YYYY-MM-DD`. */
export const todayHere = (now = new Date()): PlainDate => dayHere(now)
