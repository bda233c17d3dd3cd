import type { ProjectTerms } from '#backend/features/ledger/index.ts'
import {
  type BudgetAgreement,
  type BudgetLimits,
  type FundingLimits,
  validateBudget,
} from '#shared/domain/budgets/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { domainNode, type StoredNode } from './nodes.ts'

/** Limits of the contract's rules; null where it has none. */
const limitsOf = ({ rule }: ProjectTerms): BudgetLimits => ({
  indirectLimit: rule('indirect_limit'),
  indirectBase: rule('indirect_base') === 'direct_and_contingency' ? 'direct_and_contingency' : 'direct',
  contingencyLimit: rule('contingency_limit'),
  justificationRequired: rule('justification_required') === 'true',
})

const agreementOf = (terms: ProjectTerms): BudgetAgreement => ({
  currency: terms.currency,
  totalMinor: terms.totalMinor,
  grantMinor: terms.grantMinor,
  fundingPercent: terms.fundingPercent,
})

/** What stands against signing a budget by the contract and its rule pack, and what to mind. */
export const budgetVerdict = (nodes: readonly StoredNode[], terms: ProjectTerms): Verdict =>
  validateBudget(nodes.map(domainNode), limitsOf(terms), agreementOf(terms))

/** What the contract says of funding. */
export const fundingLimits = ({ currency, rule }: ProjectTerms): FundingLimits => ({
  currency,
  inKindEligible: rule('in_kind_eligible'),
})
