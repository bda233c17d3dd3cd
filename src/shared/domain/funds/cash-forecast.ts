import { sumMinor } from '#shared/kernel/money.ts'
import { later, type PlainDate } from '#shared/kernel/plain-date.ts'

/** An open reporting period as the books and the forecast know it; amounts in minor units, costs above zero. */
export type CashPeriod = {
  readonly end: PlainDate
  /** What came in already, less what went back to the donor. */
  readonly receivedMinor: number
  /** Posted costs. */
  readonly costsMinor: number
  /** Costs still to come by the forecast. */
  readonly forecastMinor: number
}

/** Money that is to come in or go out: on that day, or as soon as it may be. */
export type CashDue = { readonly day: PlainDate | null; readonly minor: number }

export type CashRow = {
  readonly openingMinor: number
  readonly receivedMinor: number
  readonly expectedMinor: number
  readonly costsMinor: number
  readonly forecastMinor: number
  readonly pendingMinor: number
  readonly closingMinor: number
}

/**
 * What a forecast leaves to come once part of it is spent: what is spent is in the books, and what is spent above the
 * forecast doesn't come back. Null is a blank cell: nothing is forecast, and nothing is left of it.
 */
export const forecastStillToCome = (forecastMinor: number | null, spentMinor: number): number =>
  forecastMinor === null ? 0 : Math.max(0, forecastMinor - spentMinor)

/** The period in which something falls due: the first that ends on its day or later, and never one that is over. */
function periodOf(periods: readonly { readonly end: PlainDate }[], today: PlainDate, day: PlainDate | null) {
  const from = day === null ? today : later(day, today)
  const index = periods.findIndex(period => period.end >= from)
  return index === -1 ? periods.length : index
}

/**
 * Cash from period to period: opening + received + instalments expected − costs − forecast still to come − payments
 * pending = closing, which opens the next. The last row stands for the time after the last period and takes what falls
 * due then. All in minor units of the project's currency.
 */
export function cashForecast(input: {
  readonly openingMinor: number
  readonly today: PlainDate
  readonly periods: readonly CashPeriod[]
  readonly instalments: readonly CashDue[]
  readonly payments: readonly CashDue[]
}): readonly CashRow[] {
  const { periods, today } = input
  const dueIn = (dues: readonly CashDue[], index: number) =>
    sumMinor(dues.filter(({ day }) => periodOf(periods, today, day) === index).map(({ minor }) => minor))
  let openingMinor = input.openingMinor
  const after = { receivedMinor: 0, costsMinor: 0, forecastMinor: 0 }
  return [...periods, after].map(({ receivedMinor, costsMinor, forecastMinor }, index) => {
    const expectedMinor = dueIn(input.instalments, index)
    const pendingMinor = dueIn(input.payments, index)
    const closingMinor = sumMinor([
      openingMinor,
      receivedMinor,
      expectedMinor,
      -costsMinor,
      -forecastMinor,
      -pendingMinor,
    ])
    const row = {
      openingMinor,
      receivedMinor,
      expectedMinor,
      costsMinor,
      forecastMinor,
      pendingMinor,
      closingMinor,
    }
    openingMinor = closingMinor
    return row
  })
}
