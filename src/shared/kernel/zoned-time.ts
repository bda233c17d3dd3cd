import { formatDate } from './format-date.ts'
import type { PlainDate } from './plain-date.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(zone, made)
  return made
}

/** True for the name of a time zone (IANA), as `Europe/Belgrade`. */
export function isZone(text: string): boolean {
  try {
    clockOf(text)
    return true
  } catch {
    return false
  }
}

/** What a clock on the wall shows, to the minute. */
export type WallTime = { readonly date: PlainDate; readonly time: string }

/**
 * An instant (UTC, ISO text) as the clocks of a zone show it.
 * @example wallTime('2026-12-31T15:00:00.000Z', 'Europe/Belgrade') // { date: '2026-12-31', time: '16:00' }
 */
export function wallTime(instant: string, zone: string): WallTime {
  const parts = clockOf(zone).formatToParts(new Date(Date.parse(instant)))
  const of = (type: string) => parts.find(part => part.type === type)?.value ?? ''
  return {
    date: `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
  }
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** True for a time of day to the minute, as `16:00`. */
export const isTimeOfDay = (text: string): boolean => TIME.test(text)

const MINUTE = 60_000
/** No zone is further from UTC than 14 hours, and none jumps further than that. */
const FURTHEST = 15 * 60 * MINUTE

/**
 * The instant at which the clocks of a zone show a date and time. When clocks go back the hour comes twice: the later
 * one counts, so that nobody is late by it. Null for a time that the clocks of that day leap over, or that is no time.
 * @example instantAt({ date: '2026-12-31', time: '16:00' }, 'Europe/Belgrade') // '2026-12-31T15:00:00.000Z'
 */
export function instantAt({ date, time }: WallTime, zone: string): string | null {
  if (!isTimeOfDay(time)) return null
  const asUtc = Date.parse(`${date}T${time}:00.000Z`)
  if (Number.isNaN(asUtc)) return null
  const offsetAt = (at: number): number => {
    const shown = wallTime(new Date(at).toISOString(), zone)
    return Date.parse(`${shown.date}T${shown.time}:00.000Z`) - Math.floor(at / MINUTE) * MINUTE
  }
  const offsets = new Set([offsetAt(asUtc - FURTHEST), offsetAt(asUtc + FURTHEST)])
  const fitting = [...offsets]
    .map(offset => asUtc - offset)
    .filter(at => {
      const shown = wallTime(new Date(at).toISOString(), zone)
      return shown.date === date && shown.time === time
    })
  return fitting.length === 0 ? null : new Date(Math.max(...fitting)).toISOString()
}

/**
 * An instant for people, in a zone, to the minute; for lists whose head names the zone.
 * @example formatInZone('2026-12-31T15:00:00.000Z', 'Europe/Belgrade', 'sq') // '31.12.2026 16:00'
 */
export function formatInZone(instant: string, zone: string, locale: string): string {
  const { date, time } = wallTime(instant, zone)
  return `${formatDate(date, locale)}\u00a0${time}`
}

/**
 * An instant for people, in a zone and with its name, to the minute.
 * @example formatZoned('2026-12-31T15:00:00.000Z', 'Europe/Belgrade', 'sq') // '31.12.2026 16:00 (Europe/Belgrade)'
 */
export function formatZoned(instant: string, zone: string, locale: string): string {
  return `${formatInZone(instant, zone, locale)} (${zone})`
}
