import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  minorSchema,
  moneySchema,
  nameSchema,
  nothing,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { perDiemRateContract } from './per-diem-rates.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const pendingSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  supplier: z.string(),
  lineId: idSchema,
  lineCode: z.string(),
  amount: moneySchema,
  expectedOn: dateSchema.nullable(),
  note: z.string(),
  /** Above the contract's limit: the final report lists it. Null where the contract has no limit. */
  listed: z.boolean().nullable(),
  settledOn: dateSchema.nullable(),
  entry: z.strictObject({ id: idSchema, entryNo: z.int() }).nullable(),
})
export type PendingPayment = z.infer<typeof pendingSchema>

/** Costs that are booked before they are paid, and payments that are still to come at the end. */
export const accrualsContract = {
  ...perDiemRateContract,
  /** Takes the accruals of a period back on the first day of the next open one: the invoice is booked there in full. */
  'accruals.reverse': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      periodId: idSchema,
      reason: z.string().trim().min(3, { message: 'validation.reason' }).max(1000),
    }),
    output: z.strictObject({ reversed: z.int(), date: dateSchema }),
    errors: ['NotFound', 'Rule.NoOpenPeriod', 'Rule.NoAccruals', 'Rule.PeriodLocked', 'Rule.OutsideProject'],
  }),
  'accruals.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      /** Periods with accruals that nothing has taken back yet. */
      rows: z.array(
        z.strictObject({
          periodId: idSchema.nullable(),
          label: z.string(),
          start: dateSchema.nullable(),
          end: dateSchema.nullable(),
          entries: z.int(),
          sum: moneySchema,
          nextOpenDay: dateSchema.nullable(),
          /** The accruals that the sum is made of, by number. */
          items: z.array(
            z.strictObject({
              id: idSchema,
              entryNo: z.int(),
              date: dateSchema,
              payee: z.string(),
              description: z.string(),
              base: moneySchema,
            }),
          ),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  'pendingPayments.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      rows: z.array(pendingSchema),
      /** Sum of those not settled yet, and the contract's limit above which one is listed. */
      open: moneySchema,
      limit: moneySchema.nullable(),
    }),
    errors: ['NotFound'],
  }),
  'pendingPayments.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      lineId: idSchema,
      supplier: nameSchema,
      amountMinor: minorSchema.positive({ message: 'validation.required' }),
      expectedOn: dateSchema.nullable(),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Settled'],
  }),
  'pendingPayments.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Settled'],
  }),
  /** Names the posted entry that paid it; blank opens it again. */
  'pendingPayments.settle': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema, entryNo: z.int().positive().nullable() }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.NotPosted', 'Rule.OtherProject'],
  }),
} as const
