export { budgetFollowUp, type FollowUpLine } from './follow-up.ts'
export { periodAt, periodLabel, periodsOfProject, periodsOfProjects } from './periods-of.ts'
export { type ProjectTerms, projectTerms, termsOfProjects } from './project-terms.ts'
export {
  type LineSpending,
  type SpendingSpan,
  spendingByLine,
  spendingByMonth,
  spentUntil,
} from './spending.ts'
