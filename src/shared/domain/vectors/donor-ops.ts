import { sumMinor } from '#shared/kernel/money.ts'
import { budgetPeriods, percentages } from '../publishing/index.ts'
import {
  deficitGrant,
  isOverspent,
  overspendLimit,
  planTotal,
  sf425,
  sf425Faults,
  shareGrant,
} from '../reports/index.ts'
import { requireValue } from '../rule-packs/index.ts'
import {
  count,
  currencyOf,
  date,
  decimalOf,
  type Fields,
  fieldsOf,
  flag,
  list,
  minor,
  minorOf,
  optional,
  refuse,
  share,
  shown,
  unsigned,
} from './inputs.ts'
import type { Op } from './op.ts'

const amounts = (fields: Fields, key: string, currency: string): readonly number[] =>
  list(fields, key).map((value, row) => minorOf(value, `inputs.${key}[${row}]`, currency))

/** DE-01: line overspend limits. */
export const lineOverspend: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['plan', 'actual', 'currency'])
  const currency = currencyOf(fields)
  const plan = minor(fields, 'plan', currency)
  const actual = amounts(fields, 'actual', currency)
  const allowed = requireValue(rules('bmz'), 'line_overspend_limit')
  const explained = requireValue(rules('bmz'), 'line_overspend_explain_limit')
  return {
    limit20: shown(overspendLimit(plan, allowed), currency),
    limit50: shown(overspendLimit(plan, explained), currency),
    over20: actual.map(cost => isOverspent(plan, cost, allowed)),
    over50: actual.map(cost => isOverspent(plan, cost, explained)),
  }
}

/** DE-02: total against the plan. */
export const planTotalOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['plan', 'actual', 'currency'])
  const currency = currencyOf(fields)
  const plan = amounts(fields, 'plan', currency)
  const actual = amounts(fields, 'actual', currency)
  if (plan.length !== actual.length) throw refuse('inputs.actual', `${plan.length} amounts`)
  const allowed = requireValue(rules('bmz'), 'line_overspend_limit')
  const total = planTotal(plan, actual)
  return {
    sum_plan: shown(total.planMinor, currency),
    sum_actual: shown(total.actualMinor, currency),
    over20: plan.map((line, row) => isOverspent(line, actual[row] ?? 0, allowed)),
    ok: total.ok,
  }
}

/** DE-03: deficit financing; a key such as `repay_if_paid_24000` asks what is repaid of that payment. */
export const deficitFinancing: Op = (inputs, { asked }) => {
  const fields = fieldsOf(inputs, 'inputs', [
    'plan_total',
    'grant',
    'own_plan',
    'actual_cost',
    'own_actual',
    'currency',
  ])
  const currency = currencyOf(fields)
  const grant = unsigned(fields, 'grant', currency)
  const final = deficitGrant(
    minor(fields, 'actual_cost', currency),
    minor(fields, 'own_actual', currency),
    grant,
  )
  const repaid: Record<string, string> = {}
  for (const key of Object.keys(asked)) {
    const paid = /^repay_if_paid_(\d+(?:_\d+)?)$/.exec(key)?.[1]?.replace('_', '.')
    if (paid !== undefined)
      repaid[key] = shown(Math.max(0, sumMinor([minorOf(paid, key, currency), -final])), currency)
  }
  return { grant_final: shown(final, currency), ...repaid }
}

/** DE-04: share financing. */
export const shareFinancing: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['actual_cost', 'share', 'cap', 'plan_total', 'currency'])
  const currency = currencyOf(fields)
  const final = shareGrant(
    minor(fields, 'actual_cost', currency),
    share(fields, 'share'),
    unsigned(fields, 'cap', currency),
  )
  return { grant_final: shown(final, currency) }
}

/** US-01: computed lines of an SF-425. */
export const sf425Op: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', [
    'a',
    'b',
    'd',
    'e',
    'f',
    'i',
    'j',
    'l',
    'm',
    'n',
    'final',
    'currency',
  ])
  const currency = currencyOf(fields, 'currency', 'USD')
  const line = (key: string) => minor(fields, key, currency, 0)
  const lines = {
    a: line('a'),
    b: line('b'),
    d: line('d'),
    e: line('e'),
    f: line('f'),
    i: line('i'),
    j: line('j'),
    l: line('l'),
    m: line('m'),
    n: line('n'),
  }
  const computed = sf425(lines)
  const isFinal = flag(fields, 'final', false)
  const faults = sf425Faults(lines, { isFinal, previous: null })
  if (faults.some(fault => fault.code === 'FinalUnliquidated'))
    throw refuse('inputs.f', '0 in a final report')
  return Object.fromEntries(Object.entries(computed).map(([key, amount]) => [key, shown(amount, currency)]))
}

/** IA-01: percentages that add up to 100. */
export const iatiPercentages: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['n', 'weights'])
  const weights =
    optional(fields, 'weights') === undefined
      ? Array.from({ length: count(fields, 'n') }, () => 1)
      : list(fields, 'weights').map((weight, row) => decimalOf(weight, `inputs.weights[${row}]`))
  const values = percentages(weights)
  const sum = sumMinor(values.map(value => minorOf(value, 'values', 'EUR')))
  return { values, sum: shown(sum, 'EUR') }
}

/** IA-02: budget periods of at most a year. */
export const iatiBudgetPeriods: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['start', 'end'])
  const period = { start: date(fields, 'start'), end: date(fields, 'end') }
  if (period.end < period.start) throw refuse('inputs.end', 'day on or after the start')
  return { periods: budgetPeriods(period).map(({ start, end }) => [start, end]) }
}
