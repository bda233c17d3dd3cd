export { type CostDate, costDate, isCashAboveLimit } from './cost-date.ts'
export { type DocumentCharge, type DocumentUse, documentUses } from './double-funding.ts'
export { checkIneligible, type IneligibleInput } from './ineligible.ts'
export { type CostRow, type NegativeCosts, negativeCosts } from './negative-lines.ts'
export { checklist, likelyPaper, type Paper, type PaperState, papersOfLines, papersType } from './papers.ts'
export {
  type CostType,
  type IneligibleReason,
  missingDocuments,
  parseCostTypes,
  parseIneligibleReasons,
} from './rule-lists.ts'
export { type SalaryMonth, type SalaryShare, salaryMonths } from './salary-share.ts'
export { type VatEligibility, type VatInput, vatEligibility } from './vat.ts'
