import type { Reader } from '#backend/rpc/context.ts'
import {
  type ChosenRate,
  chooseRate,
  type ExchangeRate,
  type RatePolicy,
  standingRate,
} from '#shared/domain/rates/index.ts'
import type { Problem } from '#shared/kernel/errors.ts'
import { contains, type Period } from '#shared/kernel/period.ts'
import { addDays, earlier, endOfMonth, later, type PlainDate } from '#shared/kernel/plain-date.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { findRates } from './repository.ts'

/** Source of the rate 1 that amounts in the project's own currency carry. */
export const SAME_CURRENCY = 'same-currency'
/** A daily table is searched this far back at most (the rule itself allows a week). */
const LOOK_BACK_DAYS = 40
const EARLIEST = '0001-01-01'
const FIRST_RATES = '1900-01-01'

/** How a contract converts: its currency, policy and preferred source; a blank source takes the only one there is. */
export interface RateTerms {
  readonly currency: string
  readonly ratePolicy: RatePolicy
  readonly rateSource: string
}

export interface RateQuestion {
  readonly currency: string
  readonly date: PlainDate
}

/** Answers with the contract's rate for a currency on a day; the same question is worked out once. */
export type RateBook = (question: RateQuestion) => Result<ChosenRate, Problem>

/** Days whose rates are needed; dates before published rates are typing errors and find none. */
function spanOf(questions: readonly RateQuestion[], periods: readonly Period[], policy: RatePolicy) {
  const dates = questions.map(question => question.date)
  const first = dates.reduce(earlier, dates[0] ?? FIRST_RATES)
  const last = dates.reduce(later, FIRST_RATES)
  if (policy === 'fixed' || policy === 'bank') return { from: EARLIEST, to: last }
  const touched = policy === 'period_mean' ? periods.filter(p => p.start <= last && p.end >= first) : []
  return {
    from: touched.reduce(
      (day, period) => earlier(day, period.start),
      addDays(later(first, FIRST_RATES), -LOOK_BACK_DAYS),
    ),
    to: touched.reduce((day, period) => later(day, endOfMonth(period.end)), endOfMonth(last)),
  }
}

/**
 * Reads in one query all rates that the questions can need and returns the book that answers them by the
 * contract's policy; questions outside the given currencies and span find no rate.
 */
export async function openRateBook(
  db: Reader,
  terms: RateTerms,
  periods: readonly Period[],
  questions: readonly RateQuestion[],
): Promise<RateBook> {
  const foreign = questions.filter(question => question.currency !== terms.currency)
  const currencies = [...new Set(foreign.map(question => question.currency))]
  const rates = await findRates(db, {
    base: terms.currency,
    currencies,
    source: terms.rateSource,
    ...spanOf(foreign, periods, terms.ratePolicy),
  })
  return bookOver(
    Map.groupBy(rates, rate => rate.currency),
    terms,
    periods,
  )
}

function bookOver(
  byCurrency: ReadonlyMap<string, readonly ExchangeRate[]>,
  terms: RateTerms,
  periods: readonly Period[],
): RateBook {
  const answers = new Map<string, Result<ChosenRate, Problem>>()
  const workOut = ({ currency, date }: RateQuestion): Result<ChosenRate, Problem> => {
    if (currency === terms.currency) return ok({ rate: '1', source: SAME_CURRENCY, date })
    const rates = byCurrency.get(currency) ?? []
    const source = terms.rateSource === '' ? null : terms.rateSource
    const request = { currency, base: terms.currency, date, source }
    if (terms.ratePolicy === 'fixed' || terms.ratePolicy === 'bank') return standingRate(rates, request)
    const period = periods.find(candidate => contains(candidate, date)) ?? null
    if (date < FIRST_RATES) return standingRate([], request)
    return chooseRate(rates, { ...request, policy: terms.ratePolicy, period, givenRate: null })
  }
  return question => {
    const key = `${question.currency}|${question.date}`
    const known = answers.get(key)
    if (known) return known
    const answer = workOut(question)
    answers.set(key, answer)
    return answer
  }
}
