import { z } from 'zod'
import { currencySchema, moneySchema } from './common.ts'

/** By what the ledger's list can be grouped. */
export const LEDGER_GROUPINGS = [
  'line',
  'workPackage',
  'payee',
  'currency',
  'month',
  'period',
  'state',
  'project',
] as const
export type LedgerGrouping = (typeof LEDGER_GROUPINGS)[number]

/** Groupings that divide entries: a document on two lines counts in both groups, with its part in each. */
const DIVIDING: ReadonlySet<LedgerGrouping> = new Set(['line', 'workPackage'])
export const dividesEntries = (by: LedgerGrouping): boolean => DIVIDING.has(by)

/**
 * One group: what its entries have in common (an id, a payee, a month as `2024-03`; empty for entries without any)
 * and the project currency in which they are added up, so that a subtotal never mixes two.
 */
export const ledgerGroupSchema = z.strictObject({
  by: z.enum(LEDGER_GROUPINGS),
  key: z.string().max(300),
  currency: currencySchema,
})
export type LedgerGroup = z.infer<typeof ledgerGroupSchema>

export const ledgerGroupRowSchema = z.strictObject({
  ...ledgerGroupSchema.shape,
  /** Code of the line, work package or project, number of the period; empty for the others. */
  code: z.string(),
  label: z.string(),
  /** Of what belongs to one project; empty for the others. */
  projectCode: z.string(),
  count: z.int(),
  /** In the project's currency; of entries that are divided, the parts in this group. */
  sum: moneySchema,
  /** Of the documents, where all are in one currency and none is divided. */
  amount: moneySchema.nullable(),
})
export type LedgerGroupRow = z.infer<typeof ledgerGroupRowSchema>

/** Columns of the ledger's list, as screens and exports name them. */
export const LEDGER_COLUMNS = [
  'entryNo',
  'entryDate',
  'projectCode',
  'documentNo',
  'payee',
  'description',
  'lines',
  'workPackages',
  'amount',
  'rate',
  'rateSource',
  'base',
  'matched',
  'state',
  'attachments',
] as const
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number]
