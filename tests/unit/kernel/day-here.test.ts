import { afterEach, expect, it } from 'vitest'
import { dayHere } from '#shared/kernel/day-here.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

it.each([
  ['Europe/Belgrade', '2026-11-22T23:30:00.000Z', '2026-11-23'],
  ['Europe/Belgrade', '2026-06-30T22:00:00.000Z', '2026-07-01'],
  ['UTC', '2026-11-22T23:30:00.000Z', '2026-11-22'],
  ['America/New_York', '2027-01-01T03:00:00.000Z', '2026-12-31'],
])('is the day of the clock on the wall: in %s %s is %s', (where, instant, day) => {
  process.env['TZ'] = where
  expect(dayHere(instant)).toBe(day)
  expect(dayHere(new Date(instant))).toBe(day)
})
