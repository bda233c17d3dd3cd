import { formatDecimal, parseDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Result } from '#shared/kernel/result.ts'
import {
  type CurrencyPair,
  chooseRate,
  convert,
  convertAtInstalmentRate,
  convertFifo,
  type ExchangeRate,
  exchangeDifference,
  type Instalment,
  instalmentRate,
  type LocalItem,
  meanRate,
  weightedRate,
} from '../rates/index.ts'
import {
  currencyOf,
  dateOf,
  decimal,
  decimalOf,
  type Fields,
  fieldsOf,
  list,
  minor,
  minorOf,
  namedAmount,
  object,
  optional,
  refuse,
  shown,
} from './inputs.ts'
import type { Op } from './op.ts'

/** Cases name only the number; any currency with two decimals stands for the local one. */
const LOCAL = 'RSD'

/** Value of a result, or its problem thrown: a case reports it as the actual outcome. */
function valueOfResult<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.error)
  return result.value
}

function pairOf(fields: Fields): CurrencyPair {
  return { base: currencyOf(fields, 'base'), local: currencyOf(fields, 'currency', LOCAL) }
}

/** Items as [date, amount] or { date, amount }. */
function itemsOf(fields: Fields, local: string): readonly LocalItem[] {
  return list(fields, 'items').map((raw, row) => {
    const path = `inputs.items[${row}]`
    const [day, amount]: readonly unknown[] = Array.isArray(raw)
      ? raw
      : ['date', 'amount'].map(name => optional(fieldsOf(raw, path, ['date', 'amount']), name))
    if (Array.isArray(raw) && raw.length !== 2) throw refuse(path, 'date and amount')
    return { date: dateOf(day, `${path}.date`), localMinor: minorOf(amount, `${path}.amount`, local) }
  })
}

/** Monthly table of a case: 'YYYY-MM' -> rate. */
function tableOf(fields: Fields, { base, local }: CurrencyPair): readonly ExchangeRate[] {
  return Object.entries(object(fields, 'rates').values).map(([month, rate]) => ({
    source: 'case',
    base,
    currency: local,
    kind: 'month',
    date: dateOf(/^\d{4}-\d{2}$/.test(month) ? `${month}-01` : month, `inputs.rates.${month}`),
    rate: decimalOf(rate, `inputs.rates.${month}`),
  }))
}

/** FX-01: each item at the rate of its month. */
export const monthOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['rates', 'items', 'currency', 'base'])
  const pair = pairOf(fields)
  const table = tableOf(fields, pair)
  const rateOn = (day: PlainDate): string =>
    valueOfResult(
      chooseRate(table, {
        policy: 'month',
        currency: pair.local,
        base: pair.base,
        date: day,
        source: null,
        period: null,
        givenRate: null,
      }),
    ).rate
  const each = itemsOf(fields, pair.local).map(
    item => valueOfResult(convert(money(item.localMinor, pair.local), rateOn(item.date), pair.base)).minor,
  )
  return { each: each.map(amount => shown(amount, pair.base)), sum: shown(sumMinor(each), pair.base) }
}

/** The three items of FX-01, which the cases of the same section share without repeating them. */
const SECTION_ITEMS: readonly number[] = [25_000_000, 9_876_543, 41_234_567]

/** Items of a case, else the section's when they make up its total, else none. */
function meanItems(fields: Fields, local: string, total: number | undefined): readonly number[] {
  if (optional(fields, 'items') !== undefined)
    return list(fields, 'items').map((raw, row) =>
      minorOf(Array.isArray(raw) ? raw.at(-1) : raw, `inputs.items[${row}]`, local),
    )
  return sumMinor(SECTION_ITEMS) === total ? SECTION_ITEMS : []
}

/** FX-02: simple mean of the period's months, unrounded. */
export const periodMean: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['rates', 'items', 'currency', 'base', /^total(_[a-z]{3})?$/])
  const pair = pairOf(fields)
  const rates = Object.entries(object(fields, 'rates').values)
  const mean = meanRate(rates.map(([month, rate]) => decimalOf(rate, `inputs.rates.${month}`)))
  const parsed = mean === undefined ? undefined : parseDecimal(mean)
  if (mean === undefined || !parsed) throw refuse('inputs.rates', 'at least one rate')
  const named = namedAmount(fields, 'total', pair.local)
  const local = named?.currency ?? pair.local
  const items = meanItems(fields, local, named?.minor)
  const inBase = (amount: number) => valueOfResult(convert(money(amount, local), mean, pair.base)).minor
  const each = items.map(inBase)
  const total = named?.minor ?? sumMinor(items)
  return {
    avg_unrounded: mean,
    avg4: formatDecimal(roundHalfUp(parsed, 4)),
    [`${pair.base.toLowerCase()}_total`]: shown(inBase(total), pair.base),
    ...(each.length === 0
      ? {}
      : {
          each: each.map(amount => shown(amount, pair.base)),
          sum_each: shown(sumMinor(each), pair.base),
        }),
  }
}

/** FX-06: one fixed rate; the currency is in the key's name (`amount_bam`). */
export const fixedOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['rate', 'currency', 'base', /^amount(_[a-z]{3})?$/])
  const { base, local } = pairOf(fields)
  const amount = namedAmount(fields, 'amount', local)
  if (!amount) throw refuse('inputs.amount', 'amount')
  const converted = valueOfResult(
    convert(money(amount.minor, amount.currency), decimal(fields, 'rate'), base),
  )
  return { [base.toLowerCase()]: shown(converted.minor, base) }
}

function instalmentsOf(fields: Fields, { base, local }: CurrencyPair): readonly Instalment[] {
  return list(fields, 'instalments').map((raw, row) => {
    const path = `inputs.instalments[${row}]`
    const instalment = fieldsOf(raw, path, ['date', base.toLowerCase(), 'local'])
    const amounts = {
      baseMinor: minor(instalment, base.toLowerCase(), base),
      localMinor: minor(instalment, 'local', local),
    }
    if (amounts.baseMinor <= 0 || amounts.localMinor <= 0) throw refuse(path, 'amounts above zero')
    return { date: dateOf(optional(instalment, 'date'), `${path}.date`), ...amounts }
  })
}

/** FX-03: the rate of the last instalment received. */
export const instalmentRateOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['instalments', 'items', 'currency', 'base'])
  const pair = pairOf(fields)
  const instalments = instalmentsOf(fields, pair)
  const each = valueOfResult(convertAtInstalmentRate(itemsOf(fields, pair.local), instalments, pair))
  const rates = instalments.map((instalment, row) => {
    const rate = instalmentRate(instalment, pair)
    if (!rate) throw refuse(`inputs.instalments[${row}]`, 'amount above zero')
    return [`rate_${row + 1}`, formatDecimal(rate)] as const
  })
  return { ...Object.fromEntries(rates), each: each.map(amount => shown(amount, pair.base)) }
}

/** FX-04: first in, first out; each item with what no instalment covers. */
export const fifoOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['instalments', 'items', 'currency', 'base'])
  const pair = pairOf(fields)
  const results = convertFifo(itemsOf(fields, pair.local), instalmentsOf(fields, pair), pair)
  return results.map(result => [shown(result.baseMinor, pair.base), shown(result.uncoveredMinor, pair.local)])
}

/** FX-05: weighted mean; a key such as `eur_412345_67` asks for that local amount at the mean. */
export const weightedAverage: Op = (inputs, { asked }) => {
  const fields = fieldsOf(inputs, 'inputs', ['instalments', 'currency', 'base'])
  const pair = pairOf(fields)
  const rate = weightedRate(instalmentsOf(fields, pair), pair)
  if (!rate) throw refuse('inputs.instalments', 'amounts above zero')
  const text = formatDecimal(rate)
  const converted: Record<string, string> = {}
  for (const key of Object.keys(asked)) {
    const match = /^([a-z]{3})_(\d+)(?:_(\d+))?$/.exec(key)
    if (match?.[1] !== pair.base.toLowerCase()) continue
    const local = money(minorOf(`${match[2]}.${match[3] ?? '0'}`, key, pair.local), pair.local)
    converted[key] = shown(valueOfResult(convert(local, text, pair.base)).minor, pair.base)
  }
  return { rate: text, ...converted }
}

/** FX-07: what was reported against what was received for it. */
export const differenceOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', [
    'local',
    'spent_local',
    'method',
    'rate',
    'currency',
    'base',
    /^received(_[a-z]{3})?$/,
  ])
  const { base, local } = pairOf(fields)
  const received = namedAmount(fields, 'received', base)
  if (!received) throw refuse('inputs.received_eur', 'amount')
  const spentLocalMinor = minor(fields, 'spent_local', local)
  const localMinor = minor(fields, 'local', local)
  if (localMinor <= 0) throw refuse('inputs.local', 'amount above zero')
  const reported = valueOfResult(
    convert(money(spentLocalMinor, local), decimal(fields, 'rate'), received.currency),
  )
  const result = exchangeDifference({
    receivedMinor: received.minor,
    localMinor,
    spentLocalMinor,
    reportedMinor: reported.minor,
  })
  return {
    [`reported_${received.currency.toLowerCase()}`]: shown(result.reportedMinor, received.currency),
    difference: shown(result.differenceMinor, received.currency),
  }
}
