import { sumMinor } from '#shared/kernel/money.ts'
import { shareAsPercent } from '#shared/kernel/ratio.ts'
import { type FinalBalance, type FinalBalanceInput, finalBalance } from './eu-final-balance.ts'
import {
  type FurtherPrefinancing,
  type FurtherPrefinancingInput,
  furtherPrefinancing,
  initialPrefinancing,
} from './eu-prefinancing.ts'

/** Names of the steps; each has its words under `paymentStep.` and its result in minor units. */
export type PaymentStepKey =
  | 'reserveLeftOut'
  | 'firstShare'
  | 'costAccepted'
  | 'euShareIncurred'
  | 'earlierUsed'
  | 'lastUsed'
  | 'forecastShare'
  | 'reduction'
  | 'beforeTotalLimit'
  | 'totalLimit'
  | 'payable'
  | 'grantCap'
  | 'noProfit'
  | 'paidSoFar'
  | 'balance'

/**
 * One step of a request for payment, so that a screen or letter can show how the amount came about. `amounts` are
 * in minor units of the contract's currency, `percents` are decimal text; both by the names the step's words use.
 */
export type PaymentStep = {
  readonly key: PaymentStepKey
  readonly messageKey: `paymentStep.${PaymentStepKey}`
  readonly amounts: { readonly [name: string]: number }
  readonly percents: { readonly [name: string]: string }
  readonly resultMinor: number
  /** `short`: a condition is not met and lowers the payment; `capped`: a limit does. */
  readonly outcome: 'ok' | 'short' | 'capped'
}

function step(
  key: PaymentStepKey,
  resultMinor: number,
  of: Partial<Pick<PaymentStep, 'amounts' | 'percents' | 'outcome'>> = {},
): PaymentStep {
  const { amounts = {}, percents = {}, outcome = 'ok' } = of
  return { key, messageKey: `paymentStep.${key}`, amounts, percents, resultMinor, outcome }
}

export type PaymentRequest<Figures> = {
  readonly steps: readonly PaymentStep[]
  /** What may be asked; below zero is a recovery. */
  readonly amountMinor: number
  readonly figures: Figures
}

/** First payment under option 1 with its steps (EU-09, statement 13). */
export function firstPaymentSteps(input: {
  readonly grantMinor: number
  readonly euShare: string
  readonly contingencyMinor: number
  readonly prefinancingShare: string
}): PaymentRequest<ReturnType<typeof initialPrefinancing>> {
  const { grantMinor, euShare, contingencyMinor, prefinancingShare } = input
  const figures = initialPrefinancing(grantMinor, euShare, contingencyMinor, prefinancingShare)
  const { baseMinor, prefinancingMinor } = figures
  const steps = [
    step('reserveLeftOut', baseMinor, {
      amounts: { grant: grantMinor, reserve: contingencyMinor },
      percents: { euShare: shareAsPercent(euShare) },
    }),
    step('firstShare', prefinancingMinor, {
      amounts: { base: baseMinor },
      percents: { share: shareAsPercent(prefinancingShare) },
    }),
    step('payable', prefinancingMinor),
  ]
  return { steps, amountMinor: prefinancingMinor, figures }
}

/**
 * Further pre-financing with its steps: cost accepted and the EU share of it, earlier payments used in full, enough
 * of the last one used, share of the forecast, reduction, limit of all pre-financing (statements 14 to 17).
 */
export function furtherPaymentSteps(input: FurtherPrefinancingInput): PaymentRequest<FurtherPrefinancing> {
  const found = furtherPrefinancing(input)
  const last = input.paidMinor.at(-1) ?? 0
  const earlier = sumMinor(input.paidMinor.slice(0, -1))
  const euShare = shareAsPercent(input.euShare)
  const steps = [
    step('costAccepted', input.acceptedCostMinor),
    step('euShareIncurred', found.euShareIncurredMinor, {
      amounts: { cost: input.acceptedCostMinor },
      percents: { euShare },
    }),
    step('earlierUsed', found.onLastPaymentMinor, {
      amounts: { earlier, used: found.euShareIncurredMinor },
      outcome: found.earlierFullyUsed ? 'ok' : 'short',
    }),
    step('lastUsed', found.onLastPaymentMinor, {
      amounts: { last },
      percents: { used: found.consumptionPercent ?? '0', limit: shareAsPercent(input.usedLimit) },
      outcome: found.reductionMinor > 0 ? 'short' : 'ok',
    }),
    step('forecastShare', found.grossMinor, {
      amounts: { forecast: input.forecastMinor },
      percents: { euShare },
    }),
    step('reduction', found.reductionMinor, { outcome: found.reductionMinor > 0 ? 'short' : 'ok' }),
    step('beforeTotalLimit', found.beforeCapMinor),
    step('totalLimit', found.roomMinor, {
      amounts: { grant: input.grantMinor, cap: found.capMinor, paid: sumMinor(input.paidMinor) },
      percents: { limit: shareAsPercent(input.totalLimit) },
      outcome: found.beforeCapMinor > found.roomMinor ? 'capped' : 'ok',
    }),
    step('payable', found.payableMinor),
  ]
  return { steps, amountMinor: found.payableMinor, figures: found }
}

/** Balance with its steps; below zero it is a recovery (statements 18 and 19). */
export function balanceSteps(input: FinalBalanceInput): PaymentRequest<FinalBalance> {
  const found = finalBalance(input)
  const steps = [
    step('costAccepted', input.acceptedMinor),
    step('grantCap', found.euShareMinor, {
      amounts: { cost: input.acceptedMinor, grant: input.grantMinor },
      percents: { euShare: shareAsPercent(input.euShare) },
      outcome: found.euShareMinor === input.grantMinor ? 'capped' : 'ok',
    }),
    step('noProfit', found.reductionMinor, {
      amounts: { receipts: found.receiptsMinor, profit: found.profitMinor },
      outcome: found.reductionMinor > 0 ? 'short' : 'ok',
    }),
    step('paidSoFar', input.paidMinor),
    step('balance', found.balanceMinor, { amounts: { final: found.finalGrantMinor, paid: input.paidMinor } }),
  ]
  return { steps, amountMinor: found.balanceMinor, figures: found }
}
