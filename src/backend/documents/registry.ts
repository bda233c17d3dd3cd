import type { DocumentId } from '#shared/contract/documents.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { adminChecklist } from './admin-checklist/definition.ts'
import { applicationSummary } from './application-summary/definition.ts'
import { bankReconciliation } from './bank-reconciliation/definition.ts'
import { callGuidelines } from './call-guidelines/definition.ts'
import { deProofOfUse } from './de-proof-of-use/definition.ts'
import type { DocumentDefinition } from './definition.ts'
import { euAssetTransfer } from './eu-asset-transfer/definition.ts'
import { euBudget } from './eu-budget/definition.ts'
import { euExpenditureList } from './eu-expenditure-list/definition.ts'
import { euFinancialReport } from './eu-financial-report/definition.ts'
import { euPaymentRequest } from './eu-payment-request/definition.ts'
import { evaluationMinutes } from './evaluation-minutes/definition.ts'
import { evaluationReport } from './evaluation-report/definition.ts'
import { gizDisbursementCall } from './giz-disbursement-call/definition.ts'
import { gizFinancialRequirements } from './giz-financial-requirements/definition.ts'
import { grantLetters } from './grant-letters/definition.ts'
import { helvetasPartnerReport } from './helvetas-partner-report/definition.ts'
import { rankingList } from './ranking-list/definition.ts'
import { sidaFollowUp } from './sida-follow-up/definition.ts'
import { usSf425 } from './us-sf-425/definition.ts'
import { visegradSettlement } from './visegrad-settlement/definition.ts'

/** All donor documents, in the order of the picker. */
export const documents: readonly DocumentDefinition[] = [
  euBudget,
  euFinancialReport,
  euExpenditureList,
  euPaymentRequest,
  euAssetTransfer,
  sidaFollowUp,
  helvetasPartnerReport,
  deProofOfUse,
  gizFinancialRequirements,
  gizDisbursementCall,
  visegradSettlement,
  usSf425,
  bankReconciliation,
  callGuidelines,
  applicationSummary,
  adminChecklist,
  evaluationReport,
  rankingList,
  evaluationMinutes,
  grantLetters,
]

export function documentOf(id: DocumentId): DocumentDefinition {
  const found = documents.find(definition => definition.id === id)
  if (!found) throw new ProblemError(problem('NotFound', 'documents.error.unknownDocument', { id }))
  return found
}
