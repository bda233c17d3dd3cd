import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  minorSchema,
  moneySchema,
  nothing,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const ineligibleRowSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  entryId: idSchema,
  entryNo: z.int(),
  entryDate: dateSchema,
  payee: z.string(),
  lineId: idSchema.nullable(),
  lineCode: z.string(),
  amount: moneySchema,
  reasonCode: z.string(),
  note: z.string(),
  decidedOn: dateSchema,
  decidedBy: z.string(),
  state: z.enum(['in_force', 'withdrawn']),
  /** The entry was taken back, and its refusal with it. */
  reversed: z.boolean(),
})

/** Cost that is not accepted, with the reason code of the contract's list (donor-formats.md section 8). */
export const ineligibleContract = {
  'ineligible.reasons': query({
    allowed: FINANCE_READERS,
    input: nothing,
    output: z.strictObject({
      rows: z.array(z.strictObject({ code: z.string(), source: z.string(), confirmed: z.boolean() })),
    }),
  }),
  /** Of one entry, or of a project with the totals by reason; withdrawn ones and those of entries taken back are listed but not added up. */
  'ineligible.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      entryId: idSchema.nullable().default(null),
      lineIds: z.array(idSchema).max(500).default([]),
    }),
    output: z.strictObject({
      rows: z.array(ineligibleRowSchema),
      total: moneySchema,
      byReason: z.array(z.strictObject({ reasonCode: z.string(), count: z.int(), amount: moneySchema })),
    }),
    errors: ['NotFound'],
  }),
  /** Refuses a part of a posted entry on one of its lines; it then counts as spent but not as admitted. */
  'ineligible.decide': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      entryId: idSchema,
      lineId: idSchema,
      /** In the project's currency. */
      amountMinor: minorSchema,
      reasonCode: z.string().min(1, { message: 'validation.required' }).max(20),
      note: textSchema(2000),
      decidedOn: dateSchema,
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Rule.NotPosted',
      'Rule.AlreadyReversed',
      'Rule.AboveEligible',
      'Rule.DecisionDate',
      'Rule.ReportAccepted',
    ],
  }),
  'ineligible.withdraw': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      reason: z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(1000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Withdrawn', 'Rule.ReportAccepted'],
  }),
} as const
