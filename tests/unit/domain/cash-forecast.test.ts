import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cashForecast, forecastStillToCome } from '#shared/domain/funds/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { fromDayNumber } from '#shared/kernel/plain-date.ts'

const money = fc.integer({ min: 0, max: 10 ** 9 })
const signed = fc.integer({ min: -(10 ** 9), max: 10 ** 9 })
const day = fc.integer({ min: 19_000, max: 21_000 }).map(fromDayNumber)
const due = fc.record({ day: fc.option(day), minor: money })
const dues = fc.array(due, { maxLength: 6 })
const period = fc.record({ end: day, receivedMinor: signed, costsMinor: money, forecastMinor: money })
const periods = fc
  .uniqueArray(period, { maxLength: 6, selector: ({ end }) => end })
  .map(rows => rows.toSorted((a, b) => (a.end < b.end ? -1 : 1)))

describe('the forecast of cash', () => {
  it('opens every row with the closing before it, and loses no instalment and no payment', () => {
    fc.assert(
      fc.property(signed, day, periods, dues, dues, (openingMinor, today, rows, instalments, payments) => {
        const forecast = cashForecast({ openingMinor, today, periods: rows, instalments, payments })
        expect(forecast).toHaveLength(rows.length + 1)
        expect(forecast.map(row => row.openingMinor)).toEqual([
          openingMinor,
          ...forecast.slice(0, -1).map(row => row.closingMinor),
        ])
        expect(forecast.at(-1)?.closingMinor).toBe(
          sumMinor([
            openingMinor,
            ...rows.flatMap(row => [row.receivedMinor, -row.costsMinor, -row.forecastMinor]),
            ...instalments.map(({ minor }) => minor),
            ...payments.map(({ minor }) => -minor),
          ]),
        )
      }),
    )
  })

  it('expects nothing in a period that is over, nor before its day', () => {
    fc.assert(
      fc.property(day, periods, due, (today, rows, one) => {
        const forecast = cashForecast({
          openingMinor: 0,
          today,
          periods: rows,
          instalments: [one],
          payments: [],
        })
        const index = forecast.findIndex(row => row.expectedMinor !== 0)
        const end = rows[index]?.end
        if (end !== undefined) expect(end >= today && end >= (one.day ?? today)).toBe(true)
      }),
    )
  })

  it.each([
    { forecast: 1000, spent: 400, left: 600 },
    { forecast: 1000, spent: 1400, left: 0 },
    { forecast: 0, spent: 100, left: 0 },
    { forecast: null, spent: 100, left: 0 },
    { forecast: 500, spent: -100, left: 600 },
  ])('leaves $left of $forecast after $spent', ({ forecast, spent, left }) => {
    expect(forecastStillToCome(forecast, spent)).toBe(left)
  })
})
