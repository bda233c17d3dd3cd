import { periodsOfProject } from '#backend/features/ledger/index.ts'
import { projectRules } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Notice as ContractNotice } from '#shared/contract/common.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { RequestBasis } from '#shared/contract/payment-requests.ts'
import {
  balanceSteps,
  firstOption2Payment,
  firstPaymentSteps,
  furtherPaymentSteps,
  type PaymentStep,
  paymentOption,
} from '#shared/domain/payments/index.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { verificationNeeded } from '#shared/domain/reports/index.ts'
import {
  type ParameterName,
  type RulesInForce,
  requireAmountMinor,
  requireCount,
  requireValue,
  ruleValue,
} from '#shared/domain/rule-packs/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { intersection } from '#shared/kernel/period.ts'
import { addDays, addMonths } from '#shared/kernel/plain-date.ts'
import { shareAsPercent, shareOfMinor } from '#shared/kernel/ratio.ts'
import {
  acceptedCost,
  type ContractFigures,
  contractFigures,
  forecastOf,
  incomeOf,
  instalmentsUntil,
  reserveOf,
} from './figures.ts'

type Chosen = ParsedInputOf<'paymentRequests.propose'>
export type Proposal = OutputOf<'paymentRequests.propose'>

interface Surroundings {
  readonly db: Reader
  readonly contract: ContractFigures
  readonly rules: RulesInForce
  readonly periods: readonly ReportingPeriod[]
}

interface Worked {
  readonly amountMinor: number
  readonly basis: RequestBasis
  readonly warnings: ContractNotice[]
}

const refused = (key: string, details: Parameters<typeof problem>[2] = {}): ProblemError =>
  new ProblemError(problem('Rule.RequestFigures', `problem.payments.${key}`, details))

const asSteps = (steps: readonly PaymentStep[]): RequestBasis['steps'] =>
  steps.map(step => ({ ...step, amounts: { ...step.amounts }, percents: { ...step.percents } }))

/** A limit for verification; null where the donor has none. */
const limitOf = ({ contract, rules }: Surroundings, name: ParameterName): number | null =>
  ruleValue(rules, name) === null ? null : requireAmountMinor(rules, name, contract.terms.currency)

const needsVerification = (around: Surroundings, kind: 'interim' | 'final'): boolean =>
  verificationNeeded(kind, around.contract.grantMinor, {
    finalMinor: limitOf(around, 'verification_final_limit'),
    interimMinor: limitOf(around, 'verification_interim_limit'),
  })

const optionOf = ({ contract, rules }: Surroundings): 1 | 2 =>
  paymentOption(contract.months, contract.grantMinor, {
    maxMonths: requireCount(rules, 'payment_option1_max_months'),
    maxGrantMinor: requireAmountMinor(rules, 'payment_option1_max_grant', contract.terms.currency),
  })

const step = (
  key: string,
  resultMinor: number,
  amounts: Record<string, number>,
  percents: Record<string, string>,
): RequestBasis['steps'][number] => ({
  key,
  messageKey: `paymentStep.${key}`,
  amounts,
  percents,
  resultMinor,
  outcome: 'ok',
})

/** What the first payment of option 2 is taken of: the forecast of the first period, or the first year's part of the budget. */
async function firstBudget(around: Surroundings) {
  const { db, contract, rules, periods } = around
  const first = periods[0]
  if (requireValue(rules, 'prefin_option2_base') === 'first_year_budget') {
    const year = { start: contract.span.start, end: addDays(addMonths(contract.span.start, 12), -1) }
    const within = intersection(contract.span, year) ?? contract.span
    const rows = await db
      .selectFrom('forecast')
      .innerJoin('reporting_period as period', 'period.id', 'forecast.period_id')
      .select('forecast.amount_minor as minor')
      .where('forecast.project_id', '=', contract.terms.id)
      .where('period.start_date', '<=', within.end)
      .execute()
    if (rows.length === 0) throw refused('noForecast', { period: first?.label ?? '' })
    return { minor: sumMinor(rows.map(row => row.minor)), periodId: first?.id ?? null }
  }
  const minor = first ? await forecastOf(db, first.id) : null
  if (!first || minor === null) throw refused('noForecast', { period: first?.label ?? '' })
  return { minor, periodId: first.id }
}

async function firstOfOption2(around: Surroundings): Promise<Worked> {
  const { contract, rules } = around
  const { minor, periodId } = await firstBudget(around)
  const share = requireValue(rules, 'prefin_option2_share')
  const amountMinor = firstOption2Payment(minor, contract.euShare, share)
  const eu = shareOfMinor(minor, contract.euShare)
  return {
    amountMinor,
    warnings: [],
    basis: {
      option: 2,
      until: null,
      forecastPeriodId: periodId,
      attachments: ['guarantee', 'forecast'],
      ineligibleMinor: 0,
      steps: [
        step('forecastShare', eu, { forecast: minor }, { euShare: contract.euPercent }),
        step('firstShare', amountMinor, { base: eu }, { share: shareAsPercent(share) }),
        step('payable', amountMinor, {}, {}),
      ],
    },
  }
}

async function first(around: Surroundings): Promise<Worked> {
  const { db, contract, rules } = around
  if (optionOf(around) === 2) return firstOfOption2(around)
  const worked = firstPaymentSteps({
    grantMinor: contract.grantMinor,
    euShare: contract.euShare,
    contingencyMinor: await reserveOf(db, contract.terms.id),
    prefinancingShare: requireValue(rules, 'prefin_share'),
  })
  return {
    amountMinor: worked.amountMinor,
    warnings: [],
    basis: {
      option: 1,
      until: null,
      forecastPeriodId: null,
      attachments: ['guarantee'],
      ineligibleMinor: 0,
      steps: asSteps(worked.steps),
    },
  }
}

/** What to mind: figures of an open period may still move. */
const openPeriod = ({ state, label, end }: ReportingPeriod): ContractNotice[] =>
  state === 'open'
    ? [
        {
          code: 'PeriodOpen',
          messageKey: 'notice.payments.PeriodOpen',
          details: { period: label, end },
          fix: null,
        },
      ]
    : []

async function further(around: Surroundings, period: ReportingPeriod): Promise<Worked> {
  const { db, contract, rules, periods } = around
  const next = periods.find(other => other.start > period.end)
  const forecast = next ? await forecastOf(db, next.id) : null
  if (!next || forecast === null) throw refused('noForecast', { period: next?.label ?? '' })
  const paid = await instalmentsUntil(db, contract.terms.id, null)
  if (paid.length === 0) throw refused('nothingPaid', { code: contract.terms.code })
  const cost = await acceptedCost(db, contract, period.end)
  const reduction = requireValue(rules, 'prefin_reduction')
  const worked = furtherPaymentSteps({
    grantMinor: contract.grantMinor,
    euShare: contract.euShare,
    paidMinor: paid,
    forecastMinor: forecast,
    acceptedCostMinor: cost.acceptedMinor,
    reduction: reduction === 'UNUSED' ? 'UNUSED' : 'GAP_TO_70',
    earlierUsedLimit: requireValue(rules, 'prefin_earlier_used_limit'),
    usedLimit: requireValue(rules, 'prefin_used_limit'),
    totalLimit: requireValue(rules, 'prefin_total_limit'),
  })
  const verification = needsVerification(around, 'interim') ? (['verification'] as const) : []
  return {
    amountMinor: worked.amountMinor,
    warnings: openPeriod(period),
    basis: {
      option: optionOf(around),
      until: period.end,
      forecastPeriodId: next.id,
      attachments: [...verification, 'interimReports', 'forecast'],
      ineligibleMinor: cost.ineligibleMinor,
      steps: asSteps(worked.steps),
    },
  }
}

async function balance(around: Surroundings, period: ReportingPeriod): Promise<Worked> {
  const { db, contract, rules } = around
  const paid = await instalmentsUntil(db, contract.terms.id, null)
  const cost = await acceptedCost(db, contract, period.end)
  const worked = balanceSteps({
    grantMinor: contract.grantMinor,
    euShare: contract.euShare,
    acceptedMinor: cost.acceptedMinor,
    paidMinor: sumMinor(paid),
    incomeMinor: await incomeOf(db, contract.terms.id),
    noProfitApplies: requireValue(rules, 'no_profit_applies') === 'true',
  })
  const verification = needsVerification(around, 'final') ? (['verification'] as const) : []
  return {
    amountMinor: worked.amountMinor,
    warnings: openPeriod(period),
    basis: {
      option: null,
      until: period.end,
      forecastPeriodId: null,
      attachments: [...verification, 'finalReports'],
      ineligibleMinor: cost.ineligibleMinor,
      steps: asSteps(worked.steps),
    },
  }
}

function periodOf({ periods, contract }: Surroundings, { kind, periodId }: Chosen): ReportingPeriod {
  const period = periods.find(other => other.id === periodId)
  if (!period) throw refused('periodMissing', { code: contract.terms.code })
  if (kind === 'balance' && period.kind !== 'final') throw refused('notFinal', { period: period.label })
  return period
}

/**
 * A request for payment worked out step by step (EU-09 to EU-14; statements 13 to 19 and 23): from the costs booked
 * and accepted, the instalments received, the forecast of the next period and the rules of the contract. A balance
 * below zero is a recovery. Throws NotFound, Rule.RequestFigures, Rule.ParameterMissing, Rule.ParameterCurrency.
 */
export async function proposeRequest(db: Reader, chosen: Chosen): Promise<Proposal> {
  const contract = await contractFigures(db, chosen.projectId)
  const around: Surroundings = {
    db,
    contract,
    rules: await projectRules(db, chosen.projectId),
    periods: await periodsOfProject(db, chosen.projectId),
  }
  const worked =
    chosen.kind === 'first'
      ? await first(around)
      : chosen.kind === 'further'
        ? await further(around, periodOf(around, chosen))
        : await balance(around, periodOf(around, chosen))
  const { currency } = contract.terms
  return {
    currency,
    amount: money(worked.amountMinor, currency),
    basis: worked.basis,
    warnings: worked.warnings,
    euPercent: contract.euPercent,
  }
}
