import { formatDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { instalmentRate } from '../rates/index.ts'
import {
  closingBalance,
  cumulativeReallocation,
  deviation,
  finalOverspend,
  type HeadingMove,
  openingCheck,
  reallocation,
} from '../reports/index.ts'
import { requireValue } from '../rule-packs/index.ts'
import {
  currencyOf,
  eachCase,
  type Fields,
  fieldsOf,
  flag,
  list,
  minor,
  minorOf,
  object,
  optional,
  refuse,
  share,
  shown,
} from './inputs.ts'
import type { Op } from './op.ts'

/** SW-03: deviation of lines and whether each is explained. */
export const sidaDeviation: Op = (inputs, { rules }) =>
  eachCase(inputs, ['budget', 'actual', 'limit', 'currency'], fields => {
    const currency = currencyOf(fields)
    const limit = share(fields, 'limit', requireValue(rules('sida'), 'deviation_limit'))
    const found = deviation(minor(fields, 'budget', currency), minor(fields, 'actual', currency, 0), limit)
    return {
      deviation: shown(found.deviationMinor, currency),
      pct: found.percent ?? 'n/a',
      explain: found.explain,
    }
  })

/** A movement given once or as a list. */
function movement(fields: Fields, key: string, currency: string): number {
  const raw = optional(fields, key)
  if (!Array.isArray(raw)) return minor(fields, key, currency, 0)
  return sumMinor(raw.map((value, row) => minorOf(value, `inputs.${key}[${row}]`, currency)))
}

/** SW-04: closing balance of a fund. */
export const fundsBalance: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', [
    'opening',
    'received',
    'interest',
    'fx_gain',
    'fx_loss',
    'costs',
    'refunded',
    'currency',
  ])
  const currency = currencyOf(fields)
  const closing = closingBalance({
    openingMinor: minor(fields, 'opening', currency, 0),
    receivedMinor: movement(fields, 'received', currency),
    interestMinor: movement(fields, 'interest', currency),
    exchangeDifferenceMinor: movement(fields, 'fx_gain', currency) - movement(fields, 'fx_loss', currency),
    costsMinor: movement(fields, 'costs', currency),
    refundedMinor: movement(fields, 'refunded', currency),
  })
  return { closing: shown(closing, currency) }
}

/** SW-05: opening balance against the last closing balance. */
export const fundsOpening: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['prev_closing', 'opening', 'currency'])
  const currency = currencyOf(fields)
  const check = openingCheck(
    minor(fields, 'prev_closing', currency),
    minor(fields, 'opening', currency),
    currency,
  )
  return { ok: check.ok, difference: shown(check.difference, currency) }
}

/** SW-06: rate of an instalment in the donor's currency, and costs brought back to it at that rate. */
export const sekRate: Op = (inputs, { asked }) => {
  const fields = fieldsOf(inputs, 'inputs', ['received_sek', 'received_eur', 'costs_eur'])
  const receivedMinor = minor(fields, 'received_eur', 'EUR')
  const donorMinor = minor(fields, 'received_sek', 'SEK')
  const pair = { base: 'EUR', local: 'SEK' }
  const rate = instalmentRate({ date: '', baseMinor: receivedMinor, localMinor: donorMinor }, pair)
  if (!rate) throw refuse('inputs.received_eur', 'amount above zero')
  // The case states the costs only beside its result.
  const costs = optional(fields, 'costs_eur') ?? asked['costs_eur']
  const shownRate = { sek_per_eur: formatDecimal(roundHalfUp(rate, 6)) }
  if (costs === undefined) return shownRate
  const costsMinor = minorOf(costs, 'inputs.costs_eur', 'EUR')
  const back = roundHalfUp({ digits: BigInt(costsMinor) * rate.digits, scale: rate.scale + 2 }, 2)
  return { ...shownRate, costs_eur: shown(costsMinor, 'EUR'), costs_sek: formatDecimal(back) }
}

const shownMove = (move: HeadingMove, currency: string) => ({
  delta: shown(move.deltaMinor, currency),
  pct: move.percent ?? 'n/a',
  needs_addendum: move.needsAddendum,
})

function amountsOf(fields: Fields, currency: string): { readonly [code: string]: number } {
  return Object.fromEntries(Object.keys(fields.values).map(code => [code, minor(fields, code, currency)]))
}

/** Rows of an Annex III beside the headings 1 to 6, for which the share method is refused (statement 10). */
const FIXED_ROWS: ReadonlySet<string> = new Set(['8', '10', '12'])

/** EU-04 to EU-06: moves of all headings concerned. */
export const reallocationOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['reference', 'proposed', 'limit', 'currency'])
  const currency = currencyOf(fields)
  const limit = share(fields, 'limit', requireValue(rules('eu'), 'realloc_limit'))
  const reference = amountsOf(object(fields, 'reference'), currency)
  const moves = reallocation(reference, amountsOf(object(fields, 'proposed'), currency), limit)
  return Object.fromEntries(
    moves.map(move => {
      const needsAddendum = move.needsAddendum || (FIXED_ROWS.has(move.code) && move.deltaMinor !== 0)
      return [move.code, shownMove({ ...move, needsAddendum }, currency)]
    }),
  )
}

/** EU-07: changes of one heading cumulated since the last addendum. */
export const reallocationCumulative: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['reference', 'changes', 'limit', 'currency'])
  const currency = currencyOf(fields)
  const limit = share(fields, 'limit', requireValue(rules('eu'), 'realloc_limit'))
  const changes = list(fields, 'changes').map((change, row) =>
    minorOf(change, `inputs.changes[${row}]`, currency),
  )
  const moves = cumulativeReallocation(minor(fields, 'reference', currency), changes, limit)
  return Object.fromEntries(moves.map(move => [`after_${move.code}`, shownMove(move, currency)]))
}

/** EU-08: what a heading may cost in the final report. */
export const finalOverspendOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['budget', 'actual', 'addendum', 'limit', 'currency'])
  const currency = currencyOf(fields)
  const limit = share(fields, 'limit', requireValue(rules('eu'), 'realloc_limit'))
  const found = finalOverspend(minor(fields, 'budget', currency), minor(fields, 'actual', currency), limit)
  const ineligible = flag(fields, 'addendum', false) ? 0 : found.ineligibleMinor
  return { limit: shown(found.limitMinor, currency), ineligible: shown(ineligible, currency) }
}
