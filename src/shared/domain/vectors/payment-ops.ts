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
} from '../reports/index.ts'
import { type RulesInForce, requireAmountMinor, requireCount, requireValue } from '../rule-packs/index.ts'
import {
  count,
  currencyOf,
  date,
  decimal,
  eachCase,
  type Fields,
  fieldsOf,
  flag,
  list,
  minor,
  minorOf,
  optional,
  refuse,
  shown,
  text,
} from './inputs.ts'
import type { Op } from './op.ts'

const optionLimits = (rules: RulesInForce, currency: string): OptionLimits => ({
  maxMonths: requireCount(rules, 'payment_option1_max_months'),
  maxGrantMinor: requireAmountMinor(rules, 'payment_option1_max_grant', currency),
})

/** EU-09: first payment under option 1. */
export const prefinancingOption1: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs')
  const currency = currencyOf(fields)
  const grant = minor(fields, 'grant', currency)
  const found = initialPrefinancing(
    grant,
    percentAsShare(decimal(fields, 'eu_pct')),
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
  eachCase(inputs, fields => {
    const currency = currencyOf(fields)
    const limits = optionLimits(rules('eu'), currency)
    return paymentOption(count(fields, 'months'), minor(fields, 'grant', currency), limits)
  })

/** How a case names the rule of a contract's time. */
const REDUCTIONS: Readonly<Record<string, PrefinancingReduction>> = {
  '2014+': 'GAP_TO_70',
  '2012': 'UNUSED',
  GAP_TO_70: 'GAP_TO_70',
  UNUSED: 'UNUSED',
}

function reductionOf(fields: Fields, rules: RulesInForce): PrefinancingReduction {
  const name = text(fields, 'rule') ?? requireValue(rules, 'prefin_reduction')
  const found = Object.hasOwn(REDUCTIONS, name) ? REDUCTIONS[name] : undefined
  if (!found) throw refuse('inputs.rule', Object.keys(REDUCTIONS).join(', '))
  return found
}

/** EU-11, EU-12: further pre-financing. */
export const furtherPrefinancingOp: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs')
  const currency = currencyOf(fields)
  const found = furtherPrefinancing({
    grantMinor: minor(fields, 'grant', currency),
    euShare: decimal(fields, 'eu'),
    paidMinor: list(fields, 'paid').map((paid, row) => minorOf(paid, `inputs.paid[${row}]`, currency)),
    forecastMinor: minor(fields, 'forecast', currency, 0),
    acceptedCostMinor: minor(fields, 'cumulative_accepted_cost', currency, 0),
    reduction: reductionOf(fields, rules('eu')),
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
  const fields = fieldsOf(inputs, 'inputs')
  const currency = currencyOf(fields)
  const isRule = requireValue(rules('eu'), 'no_profit_applies') === 'true'
  const found = finalBalance({
    grantMinor: minor(fields, 'grant', currency),
    euShare: decimal(fields, 'eu'),
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
  eachCase(inputs, fields => {
    const currency = currencyOf(fields)
    const limit = requireAmountMinor(rules('eu'), 'asset_transfer_limit', currency)
    return { attach: needsTransferProof(minor(fields, 'cost', currency), limit) }
  })

/** EU-16: pending payment listed or not. */
export const pendingPaymentListed: Op = (inputs, { rules }) =>
  eachCase(inputs, fields => {
    const currency = currencyOf(fields)
    const limit = requireAmountMinor(rules('eu'), 'pending_payment_limit', currency)
    return { listed: isPendingPaymentListed(minor(fields, 'amount', currency), limit) }
  })

/** EU-17: until when records are kept. */
export const retention: Op = (inputs, { rules }) =>
  eachCase(inputs, (fields): JsonValue => {
    const eu = rules('eu')
    const small = requireAmountMinor(eu, 'retention_small_grant', 'EUR')
    const isSmall = minor(fields, 'grant', 'EUR') <= small
    const isOld = text(fields, 'rule') === 'GC<=2013'
    const current = requireCount(eu, isSmall ? 'retention_years_small' : 'retention_years')
    const years = isOld ? requireCount(eu, 'retention_years_before_2014') : current
    const open = flag(fields, 'open_audit', false)
    return retainUntil([{ from: date(fields, 'balance_paid'), years, open }]) ?? null
  })

/** EU-18: due days of the interim and the final report. */
export const reportDue: Op = (inputs, { rules }) => {
  const fields = fieldsOf(inputs, 'inputs')
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
  return { final_due: finalDue(date(fieldsOf(inputs, 'inputs'), 'action_end'), months) }
}
