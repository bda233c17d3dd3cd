import type { Reader } from '#backend/rpc/context.ts'
import {
  type ChosenRate,
  chooseRate,
  convert,
  type ExchangeRate,
  isLayerPolicy,
  type LayerPolicy,
  type LayerSettlement,
  type SettledRate,
  settleByLayers,
  standingRate,
  type TablePolicy,
} from '#shared/domain/rates/index.ts'
import type { Problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { contains, type Period } from '#shared/kernel/period.ts'
import { addDays, earlier, endOfMonth, later, type PlainDate } from '#shared/kernel/plain-date.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { type RateLayer, rateLayers } from './layers.ts'
import { findRates } from './repository.ts'

/** Source of the rate 1 that amounts in the project's own currency carry. */
export const SAME_CURRENCY = 'same-currency'
/** A daily table is searched this far back at most (the rule itself allows a week). */
const LOOK_BACK_DAYS = 40
const EARLIEST = '0001-01-01'
const FIRST_RATES = '1900-01-01'

/** How a contract converts: its currency, policy and preferred source; a blank source takes the only one there is. */
export interface RateTerms {
  /** The project, whose receipts and purchases of currency some policies look at. */
  readonly id: string
  readonly currency: string
  readonly ratePolicy: TablePolicy | LayerPolicy
  readonly rateSource: string
  /** Dates of the contract; null while they aren't known. */
  readonly span: Period | null
}

export interface RateQuestion {
  readonly currency: string
  readonly date: PlainDate
  readonly amountMinor: number
}

/**
 * Answers with the contract's rate for an amount on a day, and the amount at it. First in, first out answers what
 * posting the amount next would bring: it takes nothing away.
 */
export type RateBook = (question: RateQuestion) => Result<SettledRate, Problem>

/** Days on which money came in or was changed, by currency and in order: what `last_tranche_day` looks at. */
type Tranches = ReadonlyMap<string, readonly PlainDate[]>

async function trancheDays(db: Reader, terms: RateTerms, needed: boolean): Promise<Tranches> {
  if (terms.ratePolicy !== 'last_tranche_day' || !needed) return new Map()
  const layers = await rateLayers(db, terms.id, terms.currency)
  return new Map(
    [...Map.groupBy(layers, layer => layer.currency)].map(([currency, own]) => [
      currency,
      own.map(layer => layer.date),
    ]),
  )
}

/** Days outside the questions' own whose rates are needed: of tranches, and of the month of the end. */
const furtherDays = ({ span, ratePolicy }: RateTerms, tranches: Tranches): readonly PlainDate[] => [
  ...[...tranches.values()].flat(),
  ...(ratePolicy === 'end_month_mean' && span ? [span.end] : []),
]

/** Days whose rates are needed; dates before published rates are typing errors and find none. */
function spanOf(
  questions: readonly RateQuestion[],
  periods: readonly Period[],
  policy: TablePolicy,
  further: readonly PlainDate[],
) {
  const dates = [...questions.map(question => question.date), ...further]
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

/** The rate 1 of amounts in the project's own currency. */
const own = ({ date, amountMinor }: RateQuestion): Result<SettledRate, Problem> =>
  ok({ rate: '1', source: SAME_CURRENCY, date, baseMinor: amountMinor })

/**
 * Reads in one query all rates (or receipts) that the questions can need and returns the book that answers them by
 * the contract's policy; questions outside the given currencies and span find no rate.
 */
export async function openRateBook(
  db: Reader,
  terms: RateTerms,
  periods: readonly Period[],
  questions: readonly RateQuestion[],
): Promise<RateBook> {
  const foreign = questions.filter(question => question.currency !== terms.currency)
  const { ratePolicy } = terms
  if (isLayerPolicy(ratePolicy)) {
    const settle = await openLayerBook(
      db,
      { ...terms, ratePolicy },
      { taking: false, needed: foreign.length > 0 },
    )
    return question => {
      if (question.currency === terms.currency) return own(question)
      const found = settle(question)
      if (!found.ok) return found
      const { draws: _draws, ...settled } = found.value
      return ok(settled)
    }
  }
  const currencies = [...new Set(foreign.map(question => question.currency))]
  const tranches = await trancheDays(db, terms, foreign.length > 0)
  const rates = await findRates(db, {
    base: terms.currency,
    currencies,
    source: terms.rateSource,
    ...spanOf(foreign, periods, ratePolicy, furtherDays(terms, tranches)),
  })
  return bookOver(
    Map.groupBy(rates, rate => rate.currency),
    { ...terms, ratePolicy },
    periods,
    tranches,
  )
}

/** Answers by what was received, with the parts each receipt pays. */
export type LayerBook = (question: RateQuestion) => Result<LayerSettlement<RateLayer>, Problem>

/** The receipts less what an answer took of them. */
function lessDraws(
  layers: readonly RateLayer[],
  draws: LayerSettlement<RateLayer>['draws'],
): readonly RateLayer[] {
  if (draws.length === 0) return layers
  const taken = new Map(draws.map(({ layer, localMinor }) => [layer.id, localMinor]))
  return layers.map(layer => ({ ...layer, usedMinor: layer.usedMinor + (taken.get(layer.id) ?? 0) }))
}

/**
 * Opens the receipts and purchases of a contract; without need none are read. Each answer takes what it was given:
 * the next one finds the rest.
 */
export async function openLayerBook(
  db: Reader,
  terms: RateTerms & { readonly ratePolicy: LayerPolicy },
  { taking = true, needed = true } = {},
): Promise<LayerBook> {
  const layers = needed ? await rateLayers(db, terms.id, terms.currency) : []
  const byCurrency = new Map<string, readonly RateLayer[]>(Map.groupBy(layers, layer => layer.currency))
  return ({ currency, date, amountMinor }) => {
    const own = byCurrency.get(currency) ?? []
    const pair = { base: terms.currency, local: currency }
    const found = settleByLayers(terms.ratePolicy, { date, localMinor: amountMinor }, own, pair)
    if (found.ok && taking) byCurrency.set(currency, lessDraws(own, found.value.draws))
    return found
  }
}

function bookOver(
  byCurrency: ReadonlyMap<string, readonly ExchangeRate[]>,
  terms: RateTerms & { readonly ratePolicy: TablePolicy },
  periods: readonly Period[],
  tranches: Tranches,
): RateBook {
  const answers = new Map<string, Result<ChosenRate, Problem>>()
  const workOut = (currency: string, date: PlainDate): Result<ChosenRate, Problem> => {
    const rates = byCurrency.get(currency) ?? []
    const source = terms.rateSource === '' ? null : terms.rateSource
    const request = { currency, base: terms.currency, date, source }
    if (terms.ratePolicy === 'fixed' || terms.ratePolicy === 'bank') return standingRate(rates, request)
    const period = periods.find(candidate => contains(candidate, date)) ?? null
    if (date < FIRST_RATES) return standingRate([], request)
    return chooseRate(rates, {
      ...request,
      policy: terms.ratePolicy,
      period,
      givenRate: null,
      trancheDay: (tranches.get(currency) ?? []).findLast(day => day <= date) ?? null,
      end: terms.span?.end ?? null,
    })
  }
  const rateOf = (currency: string, date: PlainDate): Result<ChosenRate, Problem> => {
    const key = `${currency}|${date}`
    const known = answers.get(key)
    if (known) return known
    const answer = workOut(currency, date)
    answers.set(key, answer)
    return answer
  }
  return question => {
    const { currency, date, amountMinor } = question
    if (currency === terms.currency) return own(question)
    const found = rateOf(currency, date)
    if (!found.ok) return found
    const base = convert(money(amountMinor, currency), found.value.rate, terms.currency)
    return base.ok ? ok({ ...found.value, baseMinor: base.value.minor }) : base
  }
}
