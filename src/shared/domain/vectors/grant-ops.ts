import { type Decimal, formatDecimal, fromInteger, roundHalfUp, subtract } from '#shared/kernel/decimal.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { percentAsShare, requireDecimal, shareAsPercent } from '#shared/kernel/ratio.ts'
import { readerGap, type ScoreSheet, scoreResult } from '../evaluation/index.ts'
import { type RulesInForce, requireAmountMinor, requireValue } from '../rule-packs/index.ts'
import { instalments, settlement, thirdPartyCap } from '../sub-grants/index.ts'
import { perDiem } from '../travel/index.ts'
import {
  count,
  currencyOf,
  decimal,
  decimalOf,
  type Fields,
  fieldsOf,
  list,
  listOf,
  minor,
  optional,
  percent,
  refuse,
  shown,
  unsigned,
  withoutZeros,
} from './inputs.ts'
import type { Op } from './op.ts'

/** SG-01, SG-02: cap per third party. */
export const subgrantCap: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['already', 'new', 'cap', 'exception', 'currency'])
  const currency = currencyOf(fields)
  const isGiven = optional(fields, 'cap') !== undefined
  const cap = isGiven
    ? unsigned(fields, 'cap', currency)
    : requireAmountMinor(rules('eu'), 'fstp_cap', currency)
  const exception =
    optional(fields, 'exception') === undefined ? null : unsigned(fields, 'exception', currency)
  const found = thirdPartyCap(
    minor(fields, 'already', currency, 0),
    minor(fields, 'new', currency),
    cap,
    exception,
  )
  return {
    cumulative: shown(found.cumulativeMinor, currency),
    limit: shown(found.limitMinor, currency),
    ok: found.ok,
    excess: shown(found.excessMinor, currency),
  }
}

/** SG-03: instalments by percent. */
export const subgrantInstalments: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['amount', 'parts', 'currency'])
  const currency = currencyOf(fields)
  const parts = list(fields, 'parts').map((part, row) => decimalOf(part, `inputs.parts[${row}]`))
  return instalments(minor(fields, 'amount', currency), parts).map(part => shown(part, currency))
}

/** SG-04: settlement of a sub-grant. */
export const subgrantSettlement: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', [
    'contract',
    'cofin_min_pct',
    'paid',
    'accepted_total',
    'ineligible',
    'currency',
  ])
  const currency = currencyOf(fields)
  const isGiven = optional(fields, 'cofin_min_pct') !== undefined
  const ownShareMin = isGiven
    ? percentAsShare(percent(fields, 'cofin_min_pct'))
    : requireValue(rules('generic'), 'own_share_min')
  const funderPercent = shareAsPercent(formatDecimal(subtract(fromInteger(1), requireDecimal(ownShareMin))))
  const found = settlement({
    contractMinor: unsigned(fields, 'contract', currency),
    ownShareMin,
    paidMinor: minor(fields, 'paid', currency, 0),
    reportedMinor: minor(fields, 'accepted_total', currency),
    ineligibleMinor: minor(fields, 'ineligible', currency, 0),
  })
  return {
    eligible: shown(found.eligibleMinor, currency),
    [`funder_share_${withoutZeros(funderPercent)}`]: shown(found.funderShareMinor, currency),
    due_max: shown(found.dueMinor, currency),
    balance: shown(found.balanceMinor, currency),
  }
}

const plain = (value: Decimal): number => Number(formatDecimal(value))
const twoDecimals = (value: Decimal): string => formatDecimal(roundHalfUp(value, 2))

function sheetOf(raw: unknown, path: string): ScoreSheet {
  return listOf(raw, path).map((score, row) => (score === null ? null : decimalOf(score, `${path}[${row}]`)))
}

const thresholdsOf = (fields: Fields, rules: RulesInForce) => ({
  section1Min: decimal(fields, 'section1_min', requireValue(rules, 'evaluation_section1_min')),
  totalMin: decimal(fields, 'total_min', requireValue(rules, 'evaluation_total_min')),
})

function scored(fields: Fields, sheets: readonly ScoreSheet[], rules: RulesInForce) {
  const maxima =
    optional(fields, 'max') === undefined
      ? null
      : list(fields, 'max').map((maximum, row) => decimalOf(maximum, `inputs.max[${row}]`))
  const thresholds = thresholdsOf(fields, rules)
  const result = scoreResult(sheets, maxima, thresholds)
  if (!result.ok) throw new ProblemError(result.error)
  return { ...result.value, thresholds }
}

/** SG-05: averages of several assessors. */
export const evaluationAverage: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['evaluators', 'max', 'section1_min', 'total_min'])
  const sheets = list(fields, 'evaluators').map((raw, row) => sheetOf(raw, `inputs.evaluators[${row}]`))
  const result = scored(fields, sheets, rules('generic'))
  return {
    totals: result.totals.map(plain),
    average: twoDecimals(result.average),
    section1_avg: twoDecimals(result.section1Average),
    pass_: result.passes,
  }
}

/** SG-06: one sheet against the thresholds. */
export const evaluationThreshold: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['scores', 'max', 'section1_min', 'total_min'])
  const result = scored(fields, [sheetOf(optional(fields, 'scores'), 'inputs.scores')], rules('generic'))
  const [total] = result.totals
  if (!total) throw refuse('inputs.scores', 'scores')
  const reasons = {
    section1: `section 1 < ${result.thresholds.section1Min}`,
    total: `total < ${result.thresholds.totalMin}`,
  }
  return {
    total: plain(total),
    pass_: result.passes,
    ...(result.fails === null ? {} : { reason: reasons[result.fails] }),
  }
}

/** SG-07: gap that calls a third reader. */
export const thirdReader: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['totals', 'limit'])
  const totals = list(fields, 'totals').map((total, row) => decimalOf(total, `inputs.totals[${row}]`))
  if (totals.length < 2) throw refuse('inputs.totals', 'at least two totals')
  const limit = decimal(fields, 'limit', requireValue(rules('generic'), 'evaluation_gap_max'))
  const found = readerGap(totals, limit)
  return { gap: plain(found.gap), third_reader: found.thirdReader }
}

/** PD-01: per diems by nights away. */
export const perDiemOp: Op = inputs => {
  const fields = fieldsOf(inputs, 'inputs', ['days', 'overnights', 'rate', 'currency'])
  const currency = currencyOf(fields)
  const overnights = count(fields, 'overnights')
  if (optional(fields, 'days') !== undefined && overnights > count(fields, 'days'))
    throw refuse('inputs.overnights', 'no more nights than days')
  const found = perDiem(overnights, unsigned(fields, 'rate', currency))
  return { units: found.units, amount: shown(found.amountMinor, currency) }
}
