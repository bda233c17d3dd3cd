import type { JsonValue } from '#shared/kernel/errors.ts'
import { percentAsShare } from '#shared/kernel/ratio.ts'
import {
  finalBalance,
  furtherPrefinancing,
  initialPrefinancing,
  type OptionLimits,
  type PrefinancingReduction,
  paymentOption,
} from '../payments/index.ts'
import {
  finalDue,
  interimDue,
  isPendingPaymentListed,
  needsTransferProof,
  retainUntil,
  retentionYears,
} from '../reports/index.ts'
import { type RulesInForce, requireAmountMinor, requireCount, requireValue } from '../rule-packs/index.ts'
import {
  count,
  currencyOf,
  date,
  eachCase,
  type Fields,
  fieldsOf,
  flag,
  list,
  minor,
  minorOf,
  optional,
  percent,
  refuse,
  share,
  shown,
  text,
  unsigned,
} from './inputs.ts'
import type { Op, RulesOf } from './op.ts'

const optionLimits = (rules: RulesInForce, currency: string): OptionLimits => ({
  maxMonths: requireCount(rules, 'payment_option1_max_months'),
  maxGrantMinor: requireAmountMinor(rules, 'payment_option1_max_grant', currency),
})

/** EU-09: first payment under option 1. */
export const prefinancingOption1: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['grant', 'eu_pct', 'contingency', 'months', 'currency'])
  const currency = currencyOf(fields)
  const grant = unsigned(fields, 'grant', currency)
  const found = initialPrefinancing(
    grant,
    percentAsShare(percent(fields, 'eu_pct')),
    minor(fields, 'contingency', currency, 0),
    requireValue(rules('eu'), 'prefin_share'),
  )
  return {
    base: shown(found.baseMinor, currency),
    prefinancing: shown(found.prefinancingMinor, currency),
    option: paymentOption(count(fields, 'months'), grant, optionLimits(rules('eu'), currency)),
  }
}

/** EU-10: which option a grant has. */
export const paymentOptionOp: Op = (inputs, { rules }) =>
  eachCase(inputs, ['months', 'grant', 'currency'], fields => {
    const currency = currencyOf(fields)
    const limits = optionLimits(rules('eu'), currency)
    return paymentOption(count(fields, 'months'), minor(fields, 'grant', currency), limits)
  })

/**
 * Rules of the contract's time, as a case names it: `2014+`, `GC2014+`, `2012`, `GC<=2013`. Without a name the
 * present ones.
 */
function rulesOfTime(name: string | undefined, rules: RulesOf): RulesInForce | undefined {
  const year = /^(?:GC)?(?:<=)?(\d{4})\+?$/.exec(name ?? '2018+')?.[1]
  if (year === undefined) return undefined
  return rules(Number(year) >= 2014 ? 'eu' : 'eu_2013')
}

function timeOf(fields: Fields, rules: RulesOf): RulesInForce {
  const found = rulesOfTime(text(fields, 'rule'), rules)
  if (!found) throw refuse(`${fields.path}.rule`, '2014+, 2012, GC2014+, GC<=2013')
  return found
}

const REDUCTIONS = ['UNUSED', 'GAP_TO_70'] as const satisfies readonly PrefinancingReduction[]

/** The reduction a case names, else the one of its contract's time. */
function reductionOf(fields: Fields, rules: RulesOf): PrefinancingReduction {
  const named = REDUCTIONS.find(name => name === text(fields, 'rule'))
  const found = named ?? requireValue(timeOf(fields, rules), 'prefin_reduction')
  return found === 'UNUSED' ? 'UNUSED' : 'GAP_TO_70'
}

/** EU-11, EU-12: further pre-financing. */
export const furtherPrefinancingOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', [
    'grant',
    'eu',
    'paid',
    'forecast',
    'cumulative_accepted_cost',
    'rule',
    'currency',
  ])
  const currency = currencyOf(fields)
  const found = furtherPrefinancing({
    grantMinor: unsigned(fields, 'grant', currency),
    euShare: share(fields, 'eu'),
    paidMinor: list(fields, 'paid').map((paid, row) => minorOf(paid, `inputs.paid[${row}]`, currency)),
    forecastMinor: unsigned(fields, 'forecast', currency, 0),
    acceptedCostMinor: unsigned(fields, 'cumulative_accepted_cost', currency, 0),
    reduction: reductionOf(fields, rules),
    earlierUsedLimit: requireValue(rules('eu'), 'prefin_earlier_used_limit'),
    usedLimit: requireValue(rules('eu'), 'prefin_used_limit'),
    totalLimit: requireValue(rules('eu'), 'prefin_total_limit'),
  })
  return {
    eu_share_incurred: shown(found.euShareIncurredMinor, currency),
    on_last_payment: shown(found.onLastPaymentMinor, currency),
    consumption_pct: found.consumptionPercent ?? 'n/a',
    gross: shown(found.grossMinor, currency),
    reduction: shown(found.reductionMinor, currency),
    before_cap: shown(found.beforeCapMinor, currency),
    cap90: shown(found.capMinor, currency),
    room: shown(found.roomMinor, currency),
    payable: shown(found.payableMinor, currency),
  }
}

/** EU-13, EU-14: balance with the no-profit rule. */
export const finalBalanceOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', [
    'grant',
    'eu',
    'accepted',
    'paid',
    'income',
    'nonprofit',
    'currency',
  ])
  const currency = currencyOf(fields)
  const isRule = requireValue(rules('eu'), 'no_profit_applies') === 'true'
  const found = finalBalance({
    grantMinor: unsigned(fields, 'grant', currency),
    euShare: share(fields, 'eu'),
    acceptedMinor: minor(fields, 'accepted', currency),
    paidMinor: minor(fields, 'paid', currency, 0),
    incomeMinor: minor(fields, 'income', currency, 0),
    noProfitApplies: isRule && !flag(fields, 'nonprofit', false),
  })
  return {
    eu_share: shown(found.euShareMinor, currency),
    receipts: shown(found.receiptsMinor, currency),
    profit: shown(found.profitMinor, currency),
    reduction: shown(found.reductionMinor, currency),
    final_grant: shown(found.finalGrantMinor, currency),
    balance: shown(found.balanceMinor, currency),
  }
}

/** EU-15: proof of transfer attached or kept. */
export const assetTransferProof: Op = (inputs, { rules }) =>
  eachCase(inputs, ['cost', 'currency'], fields => {
    const currency = currencyOf(fields)
    const limit = requireAmountMinor(rules('eu'), 'asset_transfer_limit', currency)
    return { attach: needsTransferProof(minor(fields, 'cost', currency), limit) }
  })

/** EU-16: pending payment listed or not. */
export const pendingPaymentListed: Op = (inputs, { rules }) =>
  eachCase(inputs, ['amount', 'currency'], fields => {
    const currency = currencyOf(fields)
    const limit = requireAmountMinor(rules('eu'), 'pending_payment_limit', currency)
    return { listed: isPendingPaymentListed(minor(fields, 'amount', currency), limit) }
  })

/** EU-17: until when records are kept. */
export const retention: Op = (inputs, { rules }) =>
  eachCase(inputs, ['balance_paid', 'grant', 'rule', 'open_audit', 'currency'], (fields): JsonValue => {
    const currency = currencyOf(fields)
    const time = timeOf(fields, rules)
    const years = retentionYears(unsigned(fields, 'grant', currency), {
      years: requireCount(time, 'retention_years'),
      yearsSmall: requireCount(time, 'retention_years_small'),
      smallGrantMinor: requireAmountMinor(time, 'retention_small_grant', currency),
    })
    const open = flag(fields, 'open_audit', false)
    return retainUntil([{ from: date(fields, 'balance_paid'), years, open }]) ?? null
  })

/** EU-18: due days of the interim and the final report. */
export const reportDue: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs', ['period_end', 'action_end', 'hq_in_country'])
  const eu = rules('eu')
  const isAbroad = !flag(fields, 'hq_in_country', true)
  const months = requireCount(eu, isAbroad ? 'final_due_months_abroad' : 'final_due_months')
  const days = requireCount(eu, 'interim_due_days')
  return {
    ...(optional(fields, 'period_end') === undefined
      ? {}
      : { interim_due: interimDue(date(fields, 'period_end'), days) }),
    ...(optional(fields, 'action_end') === undefined
      ? {}
      : { final_due: finalDue(date(fields, 'action_end'), months) }),
  }
}

/** EU-18b: due day of the final report of a coordinator whose seat is abroad. */
export const finalDueAbroad: Op = (inputs, { rules }) => {
  const months = requireCount(rules('eu'), 'final_due_months_abroad')
  return {
    final_due: finalDue(
      date(fieldsOf(inputs, 'inputs', ['action_end', 'period_end', 'hq_in_country']), 'action_end'),
      months,
    ),
  }
}
