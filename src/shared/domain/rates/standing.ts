import { type Problem, problem } from '#shared/kernel/errors.ts'
import { compareDates, monthKey, type PlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { ChosenRate, ExchangeRate } from './rate.ts'

export type StandingRateRequest = {
  readonly currency: string
  readonly base: string
  readonly date: PlainDate
  /** Null takes the only source there is. */
  readonly source: string | null
}

/**
 * The rate that stands until a later one replaces it: the contract's fixed rate or a peg, or the last bank slip
 * typed into the table; the newest on or before the date, however old (policies `fixed` and `bank`,
 * domain-rules.md rule 12; FX-06). Errors: Rule.RateMissing, Rule.RateSourceAmbiguous.
 * @example standingRate([bam], { currency: 'BAM', base: 'EUR', date: '2024-05-31', source: null }) // 1.95583
 */
export function standingRate(
  rates: readonly ExchangeRate[],
  request: StandingRateRequest,
): Result<ChosenRate, Problem> {
  const { base, currency, date, source } = request
  const rows = rates.filter(
    rate =>
      rate.base === base &&
      rate.currency === currency &&
      rate.date <= date &&
      (source === null || rate.source === source),
  )
  if (new Set(rows.map(rate => rate.source)).size > 1)
    return err(
      problem('Rule.RateSourceAmbiguous', 'problem.rateSourceAmbiguous', { currency, month: monthKey(date) }),
    )
  const newest = rows.toSorted((a, b) => compareDates(a.date, b.date)).at(-1)
  if (!newest)
    return err(
      problem('Rule.RateMissing', 'problem.rateMissing', {
        currency,
        base,
        month: monthKey(date),
        source: source ?? '',
      }),
    )
  return ok({ rate: newest.rate, source: newest.source, date: newest.date })
}
