import * as budget from './budget-ops.ts'
import * as donor from './donor-ops.ts'
import * as fund from './fund-ops.ts'
import * as grant from './grant-ops.ts'
import * as moneyOps from './money-ops.ts'
import type { Op } from './op.ts'
import * as payment from './payment-ops.ts'
import * as rate from './rate-ops.ts'

/** Every rule a worked case can call, by the name in its `op`; ids of cases are free. */
export const OPS: ReadonlyMap<string, Op> = new Map<string, Op>([
  ['eu.budget_rollup', budget.budgetRollup],
  ['eu.indirect_cap', budget.indirectCap],
  ['eu.indirect_cap_of_total', budget.indirectCapOfTotal],
  ['eu.naive_split', budget.naiveSplitOp],
  ['eu.contingency_cap', budget.contingencyCap],
  ['eu.reallocation', fund.reallocationOp],
  ['eu.reallocation_cumulative', fund.reallocationCumulative],
  ['eu.final_overspend', fund.finalOverspendOp],
  ['eu.prefinancing_option1', payment.prefinancingOption1],
  ['eu.payment_option', payment.paymentOptionOp],
  ['eu.further_prefinancing', payment.furtherPrefinancingOp],
  ['eu.final_balance', payment.finalBalanceOp],
  ['eu.asset_transfer_proof', payment.assetTransferProof],
  ['eu.pending_payment_listed', payment.pendingPaymentListed],
  ['eu.retention', payment.retention],
  ['eu.report_due', payment.reportDue],
  ['eu.final_due_abroad', payment.finalDueAbroad],
  ['fx.month', rate.monthOp],
  ['fx.period_mean', rate.periodMean],
  ['fx.instalment_rate', rate.instalmentRateOp],
  ['fx.fifo', rate.fifoOp],
  ['fx.weighted_average', rate.weightedAverage],
  ['fx.fixed', rate.fixedOp],
  ['fx.difference', rate.differenceOp],
  ['subgrant.cap', grant.subgrantCap],
  ['subgrant.instalments', grant.subgrantInstalments],
  ['subgrant.settlement', grant.subgrantSettlement],
  ['evaluation.average', grant.evaluationAverage],
  ['evaluation.threshold', grant.evaluationThreshold],
  ['evaluation.third_reader', grant.thirdReader],
  ['profile.instalments_monthly', moneyOps.instalmentsMonthly],
  ['profile.yearly_cumulative', moneyOps.yearlyCumulative],
  ['sida.deviation', fund.sidaDeviation],
  ['funds.balance', fund.fundsBalance],
  ['funds.opening', fund.fundsOpening],
  ['funds.sek_rate', fund.sekRate],
  ['de.line_overspend', donor.lineOverspend],
  ['de.plan_total', donor.planTotalOp],
  ['de.deficit_financing', donor.deficitFinancing],
  ['de.share_financing', donor.shareFinancing],
  ['us.sf425', donor.sf425Op],
  ['iati.percentages', donor.iatiPercentages],
  ['iati.budget_periods', donor.iatiBudgetPeriods],
  ['money.split', moneyOps.splitOp],
  ['money.round', moneyOps.roundOp],
  ['travel.per_diem', grant.perDiemOp],
])
