import { convertByDividing } from '#shared/kernel/money.ts'
import { daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { at, here, type Notice, notice, type Verdict } from '../notices/index.ts'
import { perDiem } from './per-diem.ts'

/** A journey that is paid by per diems; amounts in minor units of the entry's currency. */
export type Journey = {
  readonly country: string
  readonly start: PlainDate
  readonly end: PlainDate
  readonly currency: string
  readonly rateMinor: number
  readonly amountMinor: number
}

/** The highest rate of a country that was valid on a day, as a list states it. */
export type ListedRate = {
  readonly amountMinor: number
  readonly currency: string
  readonly source: string
}

export type PerDiemTerms = {
  /** Parameter `per_diem_basis`: a per diem for each night or for each day, both ends included. */
  readonly basis: 'overnight' | 'day'
  /** Parameter `per_diem_rates` names a list of the donor: above it a cost is refused, otherwise warned of. */
  readonly isBinding: boolean
  /** Null where no rate of the country is stored for the day. */
  readonly listed: ListedRate | null
  /** Units of the entry's currency for one of the list's; null while it isn't known. */
  readonly listRate: string | null
}

/** Per diems a journey gives: nights, or days with both ends. @example perDiemUnits('2024-05-01', '2024-05-03', 'overnight') // 2 */
export const perDiemUnits = (start: PlainDate, end: PlainDate, basis: PerDiemTerms['basis']): number =>
  daysBetween(start, end) + (basis === 'day' ? 1 : 0)

const EDIT = here('editEntry')
const LIST = at('perDiemRates', '/settings/per-diems')

function listNotice(journey: Journey, { listed, listRate }: PerDiemTerms): Notice | undefined {
  const { country, currency, rateMinor, start } = journey
  if (!listed) return notice('ledger', 'PerDiemRateUnknown', LIST, { country, date: start })
  const own = { minor: rateMinor, currency }
  const limit = { minor: listed.amountMinor, currency: listed.currency }
  const details = { country, date: start, source: listed.source, rate: own, limit }
  if (currency === listed.currency)
    return rateMinor > listed.amountMinor ? notice('ledger', 'PerDiemAboveList', EDIT, details) : undefined
  const converted =
    listRate === null ? undefined : convertByDividing(rateMinor, listRate, currency, listed.currency)
  if (converted === undefined) return notice('ledger', 'PerDiemNotCompared', LIST, details)
  return converted > listed.amountMinor ? notice('ledger', 'PerDiemAboveList', EDIT, details) : undefined
}

/**
 * Whether per diems fit their journey: one for each night (or day, as the contract says) at the rate, and the rate
 * not above the stored list of the country (statement 37, PD-01). The list refuses where the contract names it
 * (`per_diem_rates`), else it warns; a rate that is not stored or can't be compared is warned of.
 */
export function perDiemVerdict(journey: Journey, terms: PerDiemTerms): Verdict {
  const units = perDiemUnits(journey.start, journey.end, terms.basis)
  const expected = perDiem(units, journey.rateMinor).amountMinor
  const { currency, amountMinor, rateMinor } = journey
  const blockers: Notice[] = []
  const warnings: Notice[] = []
  if (expected !== amountMinor)
    blockers.push(
      notice('ledger', 'PerDiemAmount', EDIT, {
        units,
        rate: { minor: rateMinor, currency },
        expected: { minor: expected, currency },
        actual: { minor: amountMinor, currency },
      }),
    )
  const found = listNotice(journey, terms)
  if (found) (terms.isBinding && found.code === 'PerDiemAboveList' ? blockers : warnings).push(found)
  return { blockers, warnings }
}
