import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  fileTokenSchema,
  idSchema,
  minorSchema,
  moneySchema,
  nameSchema,
  nothing,
  pageSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { namedSharePartSchema, sharePartSchema, VAT_TREATMENTS } from './entry-depth.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const MOST_PARTS = 40

const keySchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  basis: z.string(),
  archived: z.boolean(),
  parts: z.array(namedSharePartSchema),
  /** Documents charged by this key. */
  documents: z.int(),
})
export type SharedCostKey = z.infer<typeof keySchema>

/** An entry made of a shared document or a salary. */
export const madeEntrySchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  entryNo: z.int(),
  state: z.enum(['draft', 'posted']),
  projectId: idSchema,
  projectCode: z.string(),
  documentShare: decimalSchema,
  amount: moneySchema,
  base: moneySchema.nullable(),
  reversed: z.boolean(),
})
export type MadeEntry = z.infer<typeof madeEntrySchema>

const sharedCostSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  keyName: z.string(),
  documentNo: z.string(),
  documentDate: dateSchema,
  payee: z.string(),
  description: z.string(),
  amount: moneySchema,
  /** What projects take of it, reversed entries left out, and what is left for others. */
  charged: moneySchema,
  elsewhere: moneySchema,
  entries: z.array(madeEntrySchema),
})
export type SharedCost = z.infer<typeof sharedCostSchema>

const partsSchema = z.array(sharePartSchema).min(1).max(MOST_PARTS)

/** Documents that several projects pay together: keys of shares, and the entries they are charged by. */
export const sharedCostsContract = {
  'sharedCosts.keys': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ archived: z.boolean().default(false) }),
    output: z.strictObject({ rows: z.array(keySchema) }),
  }),
  'sharedCosts.saveKey': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      name: nameSchema,
      /** What the shares rest on, as heads or square metres. */
      basis: textSchema(500),
      archived: z.boolean().default(false),
      parts: partsSchema,
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.SharesNotWhole', 'Rule.NoProjectShare', 'Rule.NameTaken'],
  }),
  'sharedCosts.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema.nullable().default(null), ...pageSchema }),
    output: z.strictObject({ rows: z.array(sharedCostSchema), hasMore: z.boolean() }),
  }),
  'sharedCosts.get': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ id: idSchema }),
    output: sharedCostSchema,
    errors: ['NotFound'],
  }),
  /** Charges one document to the projects of a key: one draft each, which together are the document to the cent. */
  'sharedCosts.charge': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      keyId: idSchema,
      entryDate: dateSchema,
      documentNo: textSchema(80).trim().min(1, { message: 'validation.required' }),
      documentDate: dateSchema,
      paymentDate: dateSchema.nullable(),
      documentType: textSchema(60),
      paymentReference: textSchema(120),
      payee: nameSchema,
      description: textSchema(2000),
      currency: currencySchema,
      amountMinor: minorSchema,
      vatMinor: minorSchema.nullable(),
      vatTreatment: z.enum(VAT_TREATMENTS).default(''),
      remark: textSchema(2000),
      /** Scans of the document; each entry carries them. */
      files: z.array(fileTokenSchema).max(20).default([]),
    }),
    output: z.strictObject({ ...savedSchema.shape, entryIds: z.array(idSchema) }),
    errors: [
      'NotFound',
      'Rule.SharesNotWhole',
      'Rule.NoProjectShare',
      'Rule.AmountZero',
      'Rule.RateInvalid',
      'StorageFull',
      'StorageReadonly',
    ],
  }),
  /** Takes a charged document back while none of its entries is posted: its drafts go with it. */
  'sharedCosts.withdraw': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Posted'],
  }),
} as const
