import { z } from 'zod'
import { RECIPIENT_KINDS } from '#shared/kernel/project-words.ts'
import {
  dateSchema,
  idSchema,
  minorSchema,
  moneySchema,
  namedSchema,
  nameSchema,
  nothing,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const transferFields = {
  recipientId: idSchema,
  recipientKind: z.enum(RECIPIENT_KINDS),
  transferredOn: dateSchema,
  /** Number and date of the donor's written consent; needed unless final beneficiaries get it. */
  authorisation: textSchema(300),
  note: textSchema(1000),
}

export const assetSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  projectId: idSchema,
  projectCode: z.string(),
  entryId: idSchema.nullable(),
  entryNo: z.int().nullable(),
  description: z.string(),
  brand: z.string(),
  serialNo: z.string(),
  inventoryNo: z.string(),
  condition: z.string(),
  location: z.string(),
  purchasedOn: dateSchema,
  cost: moneySchema,
  /** Costs more than the limit above which the deed of transfer goes with the final report. */
  needsDeed: z.boolean(),
  hasDeed: z.boolean(),
  transfer: z
    .strictObject({
      id: idSchema,
      recipient: namedSchema,
      recipientKind: z.enum(RECIPIENT_KINDS),
      transferredOn: dateSchema,
      authorisation: z.string(),
      note: z.string(),
    })
    .nullable(),
})

/** Which assets a list shows. */
export const assetFilterSchema = {
  projectId: idSchema.nullable().default(null),
  entryId: idSchema.nullable().default(null),
  state: z.enum(['held', 'transferred']).nullable().default(null),
}

const transferSchema = z.strictObject({ assetIds: z.array(idSchema).min(1).max(200), ...transferFields })

/** What a project bought that lasts, and to whom it goes in the end (donor-formats.md 1.6). */
export const assetsContract = {
  'assets.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject(assetFilterSchema),
    output: z.strictObject({
      rows: z.array(assetSchema),
      /** Cost by currency of what the list shows. */
      totals: z.array(moneySchema),
    }),
  }),
  'assets.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      entryId: idSchema.nullable(),
      description: nameSchema,
      brand: textSchema(120),
      serialNo: textSchema(120),
      inventoryNo: textSchema(60),
      condition: textSchema(120),
      location: textSchema(200),
      purchasedOn: dateSchema,
      costMinor: minorSchema.min(0, { message: 'validation.too_small' }),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.NotPosted',
      'Rule.AlreadyReversed',
      'Rule.AssetsAboveEntry',
      'Rule.InventoryNoTaken',
    ],
  }),
  /** Enters what a posted entry bought: one or more equal pieces that share its cost to the cent. */
  'assets.fromEntry': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ entryId: idSchema, pieces: z.int().min(1).max(200).default(1) }),
    output: z.strictObject({ ids: z.array(idSchema) }),
    errors: ['NotFound', 'Rule.NotPosted', 'Rule.AlreadyReversed', 'Rule.AssetsAboveEntry'],
  }),
  'assets.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Transferred'],
  }),
  /** What stands against a transfer and what to mind, asset by asset. */
  'assets.transferCheck': query({
    allowed: FINANCE_READERS,
    input: transferSchema,
    output: z.strictObject({ blockers: z.array(noticeSchema), warnings: z.array(noticeSchema) }),
    errors: ['NotFound', 'Rule.ParameterCurrency'],
  }),
  /** Hands assets over to one recipient: all or none. */
  'assets.transfer': command({
    allowed: FINANCE_WRITERS,
    input: transferSchema,
    output: z.strictObject({ transferred: z.int() }),
    errors: ['NotFound', 'Rule.Blocked', 'Rule.ParameterCurrency'],
  }),
  /** Takes a transfer back that was entered by mistake. */
  'assets.undoTransfer': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      assetId: idSchema,
      reason: z.string().trim().min(3, { message: 'validation.reason' }).max(1000),
    }),
    output: nothing,
    errors: ['NotFound'],
  }),
} as const
