export { type LineFigures, type SixAmounts, sixAmounts, sumAmounts } from './amounts.ts'
export {
  type CapCheck,
  capCheck,
  type EuRowInput,
  type EuRows,
  euRows,
  euRowsOf,
  type GrantShare,
  grantShare,
  type HeadingTotal,
  type IndirectBase,
  indirectBaseMinor,
} from './eu-rows.ts'
export { type Forecast, type ForecastMonth, forecastRemainder } from './forecast.ts'
export {
  allocatedBySource,
  type FundedNode,
  type FundingKind,
  type FundingLimits,
  type FundingPart,
  type FundingShare,
  type FundingSource,
  fundingVerdict,
  spreadFunding,
  uncoveredMinor,
} from './funding.ts'
export { indirectAmount } from './indirect.ts'
export { type NaiveSplit, naiveSplit } from './naive-split.ts'
export { BUDGET_NODE_KINDS, type BudgetNode, type BudgetNodeKind, lineAmount } from './node.ts'
export { compareCodes, headingOf } from './order.ts'
export {
  budgetUntil,
  budgetWithin,
  type MonthAmount,
  type MonthlyPlan,
  monthlyPlan,
  monthlyProfile,
  type YearAmount,
  yearlyPlan,
  yearWeights,
} from './profile.ts'
export { type BudgetBranch, budgetTree, flattenTree, totalsById } from './tree.ts'
export { type BudgetAgreement, type BudgetLimits, validateBudget } from './validate.ts'
