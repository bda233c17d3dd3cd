import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  minorSchema,
  moneySchema,
  namedSchema,
  nothing,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const transferSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  date: dateSchema,
  /** What left the one account and came to the other; above zero. */
  amount: moneySchema,
  fromAccount: namedSchema,
  toAccount: namedSchema,
  reference: z.string(),
  note: z.string(),
})
export type Transfer = z.infer<typeof transferSchema>

const stays = ['NotFound', 'Conflict', 'Rule.PeriodLocked', 'Rule.AccountReconciled', 'Rule.Matched'] as const

/** Money moved between two accounts of one currency: cash drawn or paid in, bank to bank. It is no cost and no receipt. */
export const transfersContract = {
  'transfers.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ rows: z.array(transferSchema) }),
    errors: ['NotFound'],
  }),
  'transfers.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      date: dateSchema,
      fromAccountId: idSchema,
      /** Another account, of the same currency. */
      toAccountId: idSchema,
      /** In the currency of both accounts. */
      amountMinor: minorSchema.positive(),
      reference: textSchema(120),
      note: textSchema(500),
    }),
    output: savedSchema,
    errors: stays,
  }),
  'transfers.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: stays,
  }),
} as const
