import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  fileTokenSchema,
  idSchema,
  instantSchema,
  minorSchema,
  moneySchema,
  monthSchema,
  nothing,
  noticeSchema,
  pageSchema,
  SHORTEST_REASON,
  savedSchema,
  sortSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { entryDepthFields, entryDepthResult, VAT_TREATMENTS } from './entry-depth.ts'
import { entryLinkFields, entryLinkNames } from './entry-links.ts'
import { LEDGER_COLUMNS, LEDGER_GROUPINGS, ledgerGroupRowSchema, ledgerGroupSchema } from './ledger-groups.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, job, query } from './procedure.ts'

/** Which entries a list, a total, an export or a drill-down shows; every member narrows. */
export const ledgerFilterSchema = z.strictObject({
  projectId: idSchema.nullable().default(null),
  state: z.enum(['draft', 'posted']).nullable().default(null),
  from: dateSchema.nullable().default(null),
  to: dateSchema.nullable().default(null),
  /** Lines, whole headings resolved to their lines by the caller. */
  lineIds: z.array(idSchema).max(500).default([]),
  workPackageId: idSchema.nullable().default(null),
  activityId: idSchema.nullable().default(null),
  interventionId: idSchema.nullable().default(null),
  currency: currencySchema.nullable().default(null),
  importRunId: idSchema.nullable().default(null),
  /** Paid from this account. */
  accountId: idSchema.nullable().default(null),
  /** Entries that name no account. */
  withoutAccount: z.boolean().default(false),
  withoutAttachment: z.boolean().default(false),
  /** Entries that lack a paper their type of cost asks for. */
  papersMissing: z.boolean().default(false),
  procurementId: idSchema.nullable().default(null),
  /** Made of this salary. */
  payrollId: idSchema.nullable().default(null),
  /** Made of the salaries of this month, `YYYY-MM`. */
  payrollMonth: monthSchema.nullable().default(null),
  /** Made of this shared document. */
  sharedCostId: idSchema.nullable().default(null),
  /** Accruals that nothing has taken back. */
  openAccruals: z.boolean().default(false),
  /** Entries of which a part is refused, for any reason. */
  ineligible: z.boolean().default(false),
  /** Entries of which a part is refused for this reason. */
  ineligibleReason: textSchema(20).nullable().default(null),
  /** Entries that bought something in the register of assets. */
  withAsset: z.boolean().default(false),
  text: textSchema(200).default(''),
})
export type LedgerFilter = z.infer<typeof ledgerFilterSchema>

export const LEDGER_SORTS = ['entryDate', 'entryNo', 'payee', 'baseAmount'] as const
const ledgerSortSchema = sortSchema(LEDGER_SORTS)
const NEWEST_FIRST = { key: 'entryDate', direction: 'descending' } as const

const entryRowSchema = z.strictObject({
  id: idSchema,
  entryNo: z.int(),
  projectId: idSchema,
  projectCode: z.string(),
  state: z.enum(['draft', 'posted']),
  entryDate: dateSchema,
  documentNo: z.string(),
  payee: z.string(),
  description: z.string(),
  /** Codes of the lines, several when split. */
  lineCodes: z.array(z.string()),
  workPackageCodes: z.array(z.string()),
  amount: moneySchema,
  rate: decimalSchema.nullable(),
  rateSource: z.string(),
  /** In the project's currency; null on a draft that has no rate yet. */
  base: moneySchema.nullable(),
  /** The part of `base` that falls on the filtered lines and the group; equals `base` where neither divides entries. */
  matched: moneySchema.nullable(),
  attachments: z.int(),
  /** Papers that its type of cost asks for and that are neither there nor waived. */
  papersMissing: z.int(),
  reversesId: idSchema.nullable(),
  reversedById: idSchema.nullable(),
  locked: z.boolean(),
})
export type LedgerRow = z.infer<typeof entryRowSchema>

const splitInputSchema = z.strictObject({
  lineId: idSchema.nullable(),
  workPackageId: idSchema.nullable(),
  activityId: idSchema.nullable(),
  /** Percent of the document, for example `35` or `33.34`; shares add up to 100. */
  share: decimalSchema,
})
const splitSchema = z.strictObject({
  ...splitInputSchema.shape,
  lineCode: z.string(),
  lineLabel: z.string(),
  amount: moneySchema,
  base: moneySchema.nullable(),
})

const entryFields = {
  projectId: idSchema,
  entryDate: dateSchema,
  documentNo: textSchema(80),
  documentDate: dateSchema.nullable(),
  paymentDate: dateSchema.nullable(),
  documentType: textSchema(60),
  paymentReference: textSchema(120),
  payee: textSchema(300),
  description: textSchema(2000),
  beneficiaryId: idSchema.nullable(),
  interventionId: idSchema.nullable(),
  currency: currencySchema,
  amountMinor: minorSchema,
  vatMinor: minorSchema.nullable(),
  /** Units of the entry's currency for one unit of the project's; blank takes the contract's policy. */
  rate: decimalSchema.nullable(),
  rateSource: textSchema(80),
  rateDate: dateSchema.nullable(),
  quantity: decimalSchema.nullable(),
  subGrantNo: textSchema(60),
  remark: textSchema(2000),
  /** Which bank or cash account paid. */
  accountId: idSchema.nullable().default(null),
  /** What the account was charged, in its currency, where that isn't the entry's; blank otherwise. */
  chargedMinor: minorSchema.nullable().default(null),
  ...entryDepthFields,
  ...entryLinkFields,
}

const attachmentSchema = z.strictObject({
  id: idSchema,
  fileName: z.string(),
  documentType: z.string(),
  size: z.int(),
  mediaType: z.string(),
  hash: z.string(),
  addedAt: instantSchema,
  addedBy: z.string(),
})

export const entrySchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  entryNo: z.int(),
  state: z.enum(['draft', 'posted']),
  ...entryFields,
  ...entryDepthResult,
  ...entryLinkNames,
  projectCode: z.string(),
  accountName: z.string(),
  /** What that account was charged, where its currency isn't the entry's. */
  charged: moneySchema.nullable(),
  base: moneySchema.nullable(),
  splits: z.array(splitSchema),
  attachments: z.array(attachmentSchema),
  period: z.strictObject({ id: idSchema, number: z.int(), state: z.enum(['open', 'locked']) }).nullable(),
  reversesId: idSchema.nullable(),
  reversalReason: z.string(),
  reversedById: idSchema.nullable(),
  createdBy: z.string(),
  createdAt: instantSchema,
  postedBy: z.string().nullable(),
  postedAt: instantSchema.nullable(),
  source: z.strictObject({ file: z.string(), sheet: z.string(), row: z.int() }).nullable(),
  blockers: z.array(noticeSchema),
  warnings: z.array(noticeSchema),
})
export type EntryDetails = z.infer<typeof entrySchema>

/** Why entries that look like documents booked before are posted all the same; it stands in the trail. */
const duplicateReasonSchema = z
  .string()
  .trim()
  .min(SHORTEST_REASON, { message: 'validation.reason' })
  .max(1000)
  .nullable()
  .default(null)

export const ledgerContract = {
  'ledger.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      filter: ledgerFilterSchema,
      /** Only the entries of this group of `ledger.groups`. */
      group: ledgerGroupSchema.nullable().default(null),
      sort: ledgerSortSchema.default(NEWEST_FIRST),
      ...pageSchema,
    }),
    output: z.strictObject({ rows: z.array(entryRowSchema), hasMore: z.boolean() }),
  }),
  /**
   * What the list shows in groups, page by page, each with its count and subtotal in one currency. Groups stand in
   * the order of their names; a list sorted by what it is grouped by turns them round, one sorted by amount orders
   * them by subtotal.
   */
  'ledger.groups': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      filter: ledgerFilterSchema,
      by: z.enum(LEDGER_GROUPINGS),
      sort: ledgerSortSchema.default(NEWEST_FIRST),
      ...pageSchema,
    }),
    output: z.strictObject({ rows: z.array(ledgerGroupRowSchema), total: z.int() }),
  }),
  /** Count and sums of what the list shows, apart from the page so that the page stays quick. */
  'ledger.totals': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ filter: ledgerFilterSchema }),
    output: z.strictObject({ count: z.int(), drafts: z.int(), sums: z.array(moneySchema) }),
  }),
  'ledger.get': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ id: idSchema }),
    output: entrySchema,
    errors: ['NotFound'],
  }),
  /** The rate that the contract's policy gives, with its source and date, and the converted amount. */
  'ledger.convert': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      currency: currencySchema,
      amountMinor: minorSchema,
      date: dateSchema,
      rate: decimalSchema.nullable(),
      vatMinor: minorSchema.nullable().default(null),
      vatTreatment: z.enum(VAT_TREATMENTS).default(''),
    }),
    output: z.strictObject({
      /** What of the amount counts, and why the rest doesn't (reason code of the contract's list). */
      eligible: moneySchema,
      excludedReason: z.string().nullable(),
      rate: decimalSchema.nullable(),
      rateSource: z.string(),
      rateDate: dateSchema.nullable(),
      base: moneySchema.nullable(),
    }),
    errors: ['NotFound'],
  }),
  'ledger.saveDraft': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      ...entryFields,
      splits: z.array(splitInputSchema).min(1).max(60),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.Posted',
      'Rule.SplitTotal',
      'Rule.RateInvalid',
      'Rule.Generated',
      'Rule.DocumentSmaller',
      'Rule.PeriodOpen',
      'Rule.CorrectionNotLater',
      'Rule.CorrectedElsewhere',
      'Rule.ReasonNeeded',
    ],
  }),
  'ledger.deleteDraft': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Posted'],
  }),
  /** Posts the named drafts, or all drafts the filter shows; all or nothing. */
  'ledger.post': command({
    allowed: FINANCE_WRITERS,
    input: z.union([
      z.strictObject({ ids: z.array(idSchema).min(1).max(500), duplicateReason: duplicateReasonSchema }),
      z.strictObject({ filter: ledgerFilterSchema, duplicateReason: duplicateReasonSchema }),
    ]),
    output: z.strictObject({ posted: z.int() }),
    errors: ['NotFound', 'Rule.Blocked', 'Rule.Posted', 'Rule.Duplicate'],
  }),
  /** A new posted entry with negated amounts that names the original; the original stays as it is. */
  'ledger.reverse': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      date: dateSchema,
      reason: z.string().trim().min(3, { message: 'validation.reason' }).max(1000),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Rule.NotPosted',
      'Rule.AlreadyReversed',
      'Rule.IsReversal',
      'Rule.ReasonNeeded',
      'Rule.ReversalBeforeOriginal',
      'Rule.PeriodLocked',
      'Rule.OutsideProject',
      'Rule.AccountReconciled',
    ],
  }),
  'ledger.attach': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      entryId: idSchema,
      token: fileTokenSchema,
      /** Code of the list of supporting documents; blank where it isn't said. */
      documentType: textSchema(60).default(''),
    }),
    output: z.strictObject({ id: idSchema, hash: z.string() }),
    errors: ['NotFound', 'StorageFull', 'StorageReadonly'],
  }),
  /** Only while the entry is a draft; a posted entry keeps its vouchers. */
  'ledger.detach': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ attachmentId: idSchema }),
    output: nothing,
    errors: ['NotFound', 'Rule.Posted'],
  }),
  /** A token with which the shell opens or saves the voucher. */
  'ledger.attachmentFile': job({
    allowed: FINANCE_READERS,
    input: z.strictObject({ attachmentId: idSchema }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string(), mediaType: z.string() }),
    errors: ['NotFound', 'StorageCorrupt'],
  }),
  /** Exactly the list on screen, as a workbook with live subtotals, or as csv. */
  'ledger.export': job({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      filter: ledgerFilterSchema,
      sort: ledgerSortSchema,
      /** In the order wanted; null stands for all of them. */
      columns: z.array(z.enum(LEDGER_COLUMNS)).min(1).max(LEDGER_COLUMNS.length).nullable().default(null),
      groupBy: z.enum(LEDGER_GROUPINGS).nullable().default(null),
      format: z.enum(['xlsx', 'csv']),
      language: z.enum(['en', 'sq']),
    }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string(), rows: z.int() }),
    errors: ['Export', 'Cancelled', 'StorageFull'],
  }),
} as const
