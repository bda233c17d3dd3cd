import { sumMinor } from '#shared/kernel/money.ts'
import { shareAsPercent } from '#shared/kernel/ratio.ts'
import { capCheck, euRows, grantShare, headingOf, lineAmount, naiveSplit } from '../budgets/index.ts'
import { requireValue } from '../rule-packs/index.ts'
import {
  currencyOf,
  decimal,
  type Fields,
  fieldsOf,
  list,
  minor,
  optional,
  refuse,
  share,
  shown,
  text,
  withoutZeros,
} from './inputs.ts'
import type { Op } from './op.ts'

/** Heading totals of the lines of a case, in the order the headings first appear. */
function headingTotals(fields: Fields, currency: string): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const [index, raw] of list(fields, 'lines').entries()) {
    const path = `${fields.path}.lines[${index}]`
    const line = fieldsOf(raw, path, ['code', 'heading', 'label', 'unit', 'units', 'unit_value'])
    const amount = lineAmount(decimal(line, 'units', '0'), decimal(line, 'unit_value', '0'), currency)
    if (amount === undefined) throw refuse(path, 'units and unit value')
    const heading = text(line, 'heading') ?? headingOf(text(line, 'code') ?? '')
    totals.set(heading, sumMinor([totals.get(heading) ?? 0, amount]))
  }
  return totals
}

/** `0.07` -> `7`, as the keys of a case name a percentage. */
const percentName = (limit: string): string => withoutZeros(shareAsPercent(limit))

/** EU-01: headings and rows 7 to 13. */
export const budgetRollup: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', [
    'lines',
    'currency',
    'indirect_rate',
    'contingency_rate',
    'indirect',
    'contingency',
    'taxes',
    'grant',
  ])
  const currency = currencyOf(fields)
  const indirectRate = share(fields, 'indirect_rate', requireValue(rules('eu'), 'indirect_limit'))
  const contingencyRate = share(fields, 'contingency_rate', requireValue(rules('eu'), 'contingency_limit'))
  const totals = headingTotals(fields, currency)
  const headings = [...totals].map(([code, amount]) => ({ code, label: code, minor: amount }))
  const direct = sumMinor(totals.values())
  const indirectCap = capCheck(direct, indirectRate, 0).capMinor
  const contingencyCap = capCheck(direct, contingencyRate, 0).capMinor
  const rows = euRows({
    headings,
    indirectMinor: minor(fields, 'indirect', currency, indirectCap),
    contingencyMinor: minor(fields, 'contingency', currency, 0),
    taxesInKindMinor: minor(fields, 'taxes', currency, 0),
  })
  const show = (amount: number) => shown(amount, currency)
  return {
    headings: Object.fromEntries(headings.map(heading => [heading.code, show(heading.minor)])),
    row7: show(rows.row7),
    row8: show(rows.row8),
    row8_max7: show(indirectCap),
    [`row8_max${percentName(indirectRate)}`]: show(indirectCap),
    row9: show(rows.row9),
    row10_cap5: show(contingencyCap),
    [`row10_cap${percentName(contingencyRate)}`]: show(contingencyCap),
    row10: show(rows.row10),
    row11: show(rows.row11),
    row12: show(rows.row12),
    row13: show(rows.row13),
    ...grantResult(fields, rows.row11, currency),
  }
}

function grantResult(fields: Fields, eligible: number, currency: string) {
  if (optional(fields, 'grant') === undefined) return {}
  const found = grantShare(minor(fields, 'grant', currency), eligible)
  return {
    grant: shown(found.grantMinor, currency),
    pct_of_total_eligible: found.percentOfEligible ?? 'n/a',
    cofin: shown(found.cofinancingMinor, currency),
  }
}

/** Share a case caps at: its own `rate`, else the EU pack's. */
const indirectShare = (fields: Fields, rate: string): string =>
  share(fields, 'rate', share(fields, 'indirect_rate', rate))

/** EU-02: indirect costs against the cap. */
export const indirectCap: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['direct', 'claimed', 'rate', 'indirect_rate', 'currency'])
  const currency = currencyOf(fields)
  const limit = indirectShare(fields, requireValue(rules('eu'), 'indirect_limit'))
  const check = capCheck(minor(fields, 'direct', currency), limit, minor(fields, 'claimed', currency))
  return { max: shown(check.capMinor, currency), ok: check.ok, excess: shown(check.excessMinor, currency) }
}

/** EU-02b: indirect costs that are total less direct, against the cap. */
export const indirectCapOfTotal: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', [
    'direct',
    'claimed',
    'total',
    'rate',
    'indirect_rate',
    'currency',
  ])
  const currency = currencyOf(fields)
  const limit = indirectShare(fields, requireValue(rules('eu'), 'indirect_limit'))
  const direct = minor(fields, 'direct', currency)
  const total = optional(fields, 'total') === undefined ? undefined : minor(fields, 'total', currency)
  const claimed = minor(fields, 'claimed', currency, total === undefined ? undefined : total - direct)
  const check = capCheck(direct, limit, claimed)
  const sum = sumMinor([direct, claimed])
  return {
    max: shown(check.capMinor, currency),
    ok: check.ok && (total === undefined || total === sum),
    excess: shown(check.excessMinor, currency),
    sum: shown(sum, currency),
  }
}

/** EU-02c: a total split at the rate, each part rounded on its own. */
export const naiveSplitOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['total', 'rate', 'indirect_rate', 'currency'])
  const currency = currencyOf(fields)
  const limit = indirectShare(fields, requireValue(rules('eu'), 'indirect_limit'))
  const split = naiveSplit(minor(fields, 'total', currency), limit)
  return {
    direct: shown(split.directMinor, currency),
    indirect: shown(split.indirectMinor, currency),
    sum: shown(split.sumMinor, currency),
    difference: shown(split.differenceMinor, currency),
  }
}

/** EU-03: contingency reserve against its cap. */
export const contingencyCap: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['direct', 'contingency', 'rate', 'currency'])
  const currency = currencyOf(fields)
  const limit = share(fields, 'rate', requireValue(rules('eu'), 'contingency_limit'))
  const check = capCheck(minor(fields, 'direct', currency), limit, minor(fields, 'contingency', currency))
  return { cap: shown(check.capMinor, currency), ok: check.ok, excess: shown(check.excessMinor, currency) }
}
