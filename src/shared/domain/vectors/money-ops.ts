import { allocateByLargestRemainder, spreadCumulative } from '#shared/kernel/allocation.ts'
import { formatDecimal, parseDecimal, roundHalfEven, roundHalfUp } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { monthlyPlan, yearlyPlan } from '../budgets/index.ts'
import {
  count,
  countOf,
  currencyOf,
  date,
  decimalOf,
  fieldsOf,
  list,
  minor,
  object,
  optional,
  refuse,
  shown,
} from './inputs.ts'
import type { Op } from './op.ts'

/** RD-01: an amount over weights by largest remainder. */
export const splitOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['amount', 'weights', 'currency'])
  const currency = currencyOf(fields)
  const weights = list(fields, 'weights').map((weight, row) => decimalOf(weight, `inputs.weights[${row}]`))
  const shares = allocateByLargestRemainder(minor(fields, 'amount', currency), weights)
  return shares.map(share => shown(share, currency))
}

/** RD-02: rounding to cents (or `decimals`), half away from zero and half to even. */
export const roundOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['values', 'decimals'])
  const decimals = optional(fields, 'decimals') === undefined ? 2 : count(fields, 'decimals')
  if (decimals > 20) throw refuse('inputs.decimals', 'at most 20')
  const values = list(fields, 'values').map((value, row) => {
    const parsed = parseDecimal(decimalOf(value, `inputs.values[${row}]`))
    if (!parsed) throw refuse(`inputs.values[${row}]`, 'decimal')
    return parsed
  })
  return {
    half_up: values.map(value => formatDecimal(roundHalfUp(value, decimals))),
    half_even: values.map(value => formatDecimal(roundHalfEven(value, decimals))),
  }
}

/** SW-01: equal monthly parts, the last takes the remainder. */
export const instalmentsMonthly: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['total', 'start', 'end', 'currency'])
  const currency = currencyOf(fields)
  const total = minor(fields, 'total', currency)
  const plan = monthlyPlan(total, { start: date(fields, 'start'), end: date(fields, 'end') })
  if (!plan) throw refuse('inputs.end', 'day on or after the start')
  return {
    months: plan.months,
    per_month: shown(plan.perMonthMinor, currency),
    [`x${plan.months}`]: shown(plan.perMonthMinor * plan.months, currency),
    last_month: shown(plan.lastMonthMinor, currency),
  }
}

/** SW-02: a total over years by cumulative rounding, from months per year or from the period's days. */
export const yearlyCumulative: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['total', 'months', 'start', 'end', 'currency'])
  const currency = currencyOf(fields)
  const total = minor(fields, 'total', currency)
  const years =
    optional(fields, 'months') === undefined
      ? yearlyPlan(total, { start: date(fields, 'start'), end: date(fields, 'end') })
      : yearsOfMonths(total, object(fields, 'months').values)
  const amounts = years.map(({ year, minor: amount }) => [year, shown(amount, currency)] as const)
  return { years: amounts, sum: shown(sumMinor(years.map(year => year.minor)), currency) }
}

function yearsOfMonths(total: number, months: { readonly [year: string]: unknown }) {
  const years = Object.keys(months).toSorted()
  const weights = years.map(year => countOf(months[year], `inputs.months.${year}`))
  const parts = spreadCumulative(total, weights)
  return years.map((year, row) => ({ year: countOf(year, 'inputs.months'), minor: parts[row] ?? 0 }))
}
