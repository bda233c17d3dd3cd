import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  minorSchema,
  moneySchema,
  nameSchema,
  nothing,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const PROCUREMENT_METHODS = ['', 'single', 'offers', 'open'] as const

export const procurementSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  projectId: idSchema,
  projectCode: z.string(),
  reference: z.string(),
  title: z.string(),
  /** As the donor or the file calls the procedure. */
  procedure: z.string(),
  method: z.enum(PROCUREMENT_METHODS),
  supplier: z.string(),
  signedOn: dateSchema.nullable(),
  amount: moneySchema,
  /** Posted entries that name it, and their sum. */
  entries: z.int(),
  booked: moneySchema,
  /** The least open procedure that the contract with the donor allows for the amount. */
  required: z.enum(PROCUREMENT_METHODS).nullable(),
  warnings: z.array(noticeSchema),
})

/** Contracts with suppliers, how these were chosen, and what was booked on them. */
export const procurementsContract = {
  'procurements.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema.nullable().default(null) }),
    output: z.strictObject({ rows: z.array(procurementSchema) }),
  }),
  /** Which procedure an amount asks for, while it is typed. */
  'procurements.required': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema, amountMinor: minorSchema }),
    output: z.strictObject({
      required: z.enum(PROCUREMENT_METHODS).nullable(),
      singleLimit: moneySchema.nullable(),
      openLimit: moneySchema.nullable(),
    }),
    errors: ['NotFound'],
  }),
  'procurements.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      reference: z.string().trim().min(1, { message: 'validation.required' }).max(80),
      title: nameSchema,
      procedure: textSchema(120),
      method: z.enum(PROCUREMENT_METHODS),
      supplier: textSchema(300),
      signedOn: dateSchema.nullable(),
      amountMinor: minorSchema.min(0, { message: 'validation.too_small' }),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.ReferenceTaken', 'Rule.InUse'],
  }),
  'procurements.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.InUse'],
  }),
} as const
