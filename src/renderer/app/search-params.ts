import { z } from 'zod'
import { AMOUNT_NAMES } from '#shared/contract/availability.ts'
import { currencySchema, dateSchema, idSchema, languageSchema, monthSchema } from '#shared/contract/common.ts'
import { DOCUMENT_IDS } from '#shared/contract/documents.ts'
import { IMPORT_KINDS } from '#shared/contract/imports.ts'
import { LEDGER_GROUPINGS } from '#shared/contract/ledger-groups.ts'

/** A part of an address that is not understood is left out rather than failing the screen. */
const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** Address of the ledger: which entries, and which of them is open beside the list. */
export const ledgerSearch = z.object({
  projectId: lenient(idSchema),
  state: lenient(z.enum(['draft', 'posted'])),
  from: lenient(dateSchema),
  to: lenient(dateSchema),
  lineIds: lenient(z.array(idSchema).max(500)),
  workPackageId: lenient(idSchema),
  activityId: lenient(idSchema),
  interventionId: lenient(idSchema),
  currency: lenient(currencySchema),
  importRunId: lenient(idSchema),
  accountId: lenient(idSchema),
  withoutAccount: lenient(z.boolean()),
  withoutAttachment: lenient(z.boolean()),
  papersMissing: lenient(z.boolean()),
  procurementId: lenient(idSchema),
  payrollId: lenient(idSchema),
  payrollMonth: lenient(monthSchema),
  sharedCostId: lenient(idSchema),
  openAccruals: lenient(z.boolean()),
  ineligible: lenient(z.boolean()),
  ineligibleReason: lenient(z.string().max(20)),
  withAsset: lenient(z.boolean()),
  /** Groups the list, as if they had been chosen. */
  by: lenient(z.enum(LEDGER_GROUPINGS)),
  text: lenient(z.string().max(200)),
  /** The entry whose details are open. */
  entry: lenient(idSchema),
})

/** Address of the import wizard. */
export const importSearch = z.object({
  kind: lenient(z.enum(IMPORT_KINDS)),
  projectId: lenient(idSchema),
  /** The account of a bank statement. */
  accountId: lenient(idSchema),
})

/** Address of the documents: which document of which project and period, and the sheet of its preview. */
export const documentsSearch = z.object({
  projectId: lenient(idSchema),
  periodId: lenient(idSchema),
  requestId: lenient(idSchema),
  documentId: lenient(z.enum(DOCUMENT_IDS)),
  language: lenient(languageSchema),
  /** Number of the budget version. */
  version: lenient(z.int().positive()),
  /** IBAN or name of an account, and the day of its reconciliation. */
  account: lenient(z.string().min(1).max(300)),
  asOf: lenient(dateSchema),
  sheet: lenient(z.int().min(0)),
  /** Address of the cell that is pointed out, as `D14`. */
  cell: lenient(z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/)),
  /** Produced documents instead of a new one, and the one that is open beside the list. */
  history: lenient(z.boolean()),
  run: lenient(idSchema),
})

/** Address of the deviations: number of the reporting period. */
export const deviationsSearch = z.object({ period: lenient(z.int().positive()) })

/** Address of a budget: which version, the line whose details are open, and the amount whose parts are shown instead. */
export const budgetSearch = z.object({
  versionId: lenient(idSchema),
  line: lenient(idSchema),
  amount: lenient(z.enum(AMOUNT_NAMES)),
})

/** Address of the registry: the organisation open beside the list. */
export const registrySearch = z.object({ organisation: lenient(idSchema) })

/** Address of reservations and agreements: the agreement whose details are open. */
export const commitmentsSearch = z.object({ agreement: lenient(idSchema) })

/** Address of the pending payments: of which project, and whether only those still to be paid. */
export const pendingSearch = z.object({ projectId: lenient(idSchema), open: lenient(z.boolean()) })

/** Address of the salaries: of which month. */
export const payrollSearch = z.object({ month: lenient(monthSchema) })

/** Address of the contracts with suppliers: of which project, and the contract that is open. */
export const procurementsSearch = z.object({ projectId: lenient(idSchema), open: lenient(idSchema) })

/** Address of the schemes: of which project, and the scheme whose details are open. */
export const schemesSearch = z.object({ projectId: lenient(idSchema), open: lenient(idSchema) })
