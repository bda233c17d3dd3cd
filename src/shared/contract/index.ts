import type { z } from 'zod'
import { accountsContract } from './accounts.ts'
import { accrualsContract } from './accruals.ts'
import { addendaContract } from './addenda.ts'
import { applicationsContract } from './applications.ts'
import { assessmentsContract } from './assessments.ts'
import { assetsContract } from './assets.ts'
import { auditContract } from './audit.ts'
import { availabilityContract } from './availability.ts'
import { budgetsContract } from './budgets.ts'
import { callFormsContract } from './call-forms.ts'
import { callQuestionsContract } from './call-questions.ts'
import { callSetupContract } from './call-setup.ts'
import { callsContract } from './calls.ts'
import { checksContract } from './checks.ts'
import { closingContract } from './closing.ts'
import { committeesContract } from './committees.ts'
import { complaintsContract } from './complaints.ts'
import { currenciesContract } from './currencies.ts'
import { decisionsContract } from './decisions.ts'
import { documentTraceContract } from './document-trace.ts'
import { documentsContract } from './documents.ts'
import { draftEditsContract } from './draft-edits.ts'
import { forecastsContract } from './forecasts.ts'
import { fundingContract } from './funding.ts'
import { fundsContract } from './funds.ts'
import { importsContract } from './imports.ts'
import { ineligibleContract } from './ineligible.ts'
import { intakeContract } from './intake.ts'
import { ledgerContract } from './ledger.ts'
import { lettersContract } from './letters.ts'
import { listExportsContract } from './list-exports.ts'
import { organisationPeopleContract } from './organisation-people.ts'
import { organisationsContract } from './organisations.ts'
import { overviewContract } from './overview.ts'
import { packsContract } from './packs.ts'
import { papersContract } from './papers.ts'
import { paymentRequestsContract } from './payment-requests.ts'
import { payrollContract } from './payroll.ts'
import { periodsContract } from './periods.ts'
import type { Procedure } from './procedure.ts'
import { procurementsContract } from './procurements.ts'
import { programmesContract } from './programmes.ts'
import { rankingsContract } from './rankings.ts'
import { ratesContract } from './rates.ts'
import { schemesContract } from './schemes.ts'
import { scorePacksContract } from './score-packs.ts'
import { sharedCostsContract } from './shared-costs.ts'
import { transfersContract } from './transfers.ts'
import { usersContract } from './users.ts'
import { windowContract } from './window.ts'
import { workspaceContract } from './workspace.ts'

/** Puts the parts together and refuses a name that two of them declare. */
export function joinContracts(parts: readonly Readonly<Record<string, Procedure>>[]): Map<string, Procedure> {
  const procedures = new Map<string, Procedure>()
  for (const part of parts)
    for (const [name, procedure] of Object.entries(part)) {
      if (procedures.has(name)) throw new Error(`The procedure ${name} is declared twice`)
      procedures.set(name, procedure)
    }
  return procedures
}

export const contract = {
  ...rankingsContract,
  ...decisionsContract,
  ...complaintsContract,
  ...lettersContract,
  ...workspaceContract,
  ...windowContract,
  ...auditContract,
  ...usersContract,
  ...organisationsContract,
  ...organisationPeopleContract,
  ...listExportsContract,
  ...programmesContract,
  ...periodsContract,
  ...budgetsContract,
  ...availabilityContract,
  ...fundingContract,
  ...forecastsContract,
  ...addendaContract,
  ...ledgerContract,
  ...assetsContract,
  ...papersContract,
  ...ineligibleContract,
  ...procurementsContract,
  ...draftEditsContract,
  ...ratesContract,
  ...sharedCostsContract,
  ...payrollContract,
  ...accrualsContract,
  ...fundsContract,
  ...currenciesContract,
  ...transfersContract,
  ...paymentRequestsContract,
  ...closingContract,
  ...importsContract,
  ...documentsContract,
  ...documentTraceContract,
  ...accountsContract,
  ...overviewContract,
  ...callsContract,
  ...applicationsContract,
  ...checksContract,
  ...committeesContract,
  ...assessmentsContract,
  ...intakeContract,
  ...callSetupContract,
  ...callFormsContract,
  ...callQuestionsContract,
  ...schemesContract,
  ...packsContract,
  ...scorePacksContract,
} as const

/** Looked up by own key only, so that `__proto__` or `constructor` is just an unknown procedure. */
export const procedures: ReadonlyMap<string, Procedure> = joinContracts([
  rankingsContract,
  decisionsContract,
  complaintsContract,
  lettersContract,
  workspaceContract,
  windowContract,
  auditContract,
  usersContract,
  organisationsContract,
  organisationPeopleContract,
  listExportsContract,
  programmesContract,
  periodsContract,
  budgetsContract,
  availabilityContract,
  fundingContract,
  forecastsContract,
  addendaContract,
  ledgerContract,
  assetsContract,
  papersContract,
  ineligibleContract,
  procurementsContract,
  draftEditsContract,
  ratesContract,
  sharedCostsContract,
  payrollContract,
  accrualsContract,
  fundsContract,
  currenciesContract,
  transfersContract,
  paymentRequestsContract,
  closingContract,
  importsContract,
  documentsContract,
  documentTraceContract,
  accountsContract,
  overviewContract,
  callsContract,
  applicationsContract,
  checksContract,
  committeesContract,
  assessmentsContract,
  intakeContract,
  callSetupContract,
  callFormsContract,
  callQuestionsContract,
  schemesContract,
  packsContract,
  scorePacksContract,
])

export { ROLES, type Role } from './procedure.ts'

export type Contract = typeof contract
export type ProcedureName = keyof Contract
/** What a caller passes: defaults may be left out. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>
export type KindOf<N extends ProcedureName> = Contract[N]['kind']
export type NamesOfKind<K> = {
  [N in ProcedureName]: Contract[N]['kind'] extends K ? N : never
}[ProcedureName]
