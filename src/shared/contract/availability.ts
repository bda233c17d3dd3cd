import { z } from 'zod'
import { amountsSchema } from './budgets.ts'
import {
  currencySchema,
  dateSchema,
  idSchema,
  minorSchema,
  namedSchema,
  nothing,
  noticeSchema,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const AMOUNT_NAMES = [
  'budgeted',
  'reserved',
  'contracted',
  'paid',
  'admitted',
  'free',
  'spent',
] as const
export const PART_KINDS = [
  'budget',
  'reservations',
  'agreements',
  'sent',
  'refunded',
  'accepted',
  'direct',
  'under_agreements',
  'ineligible',
] as const
export const RESERVATION_STATES = ['held', 'contracted', 'released'] as const
export const MOVEMENT_KINDS = ['paid', 'reported', 'accepted', 'refunded'] as const

const lineSchema = z.strictObject({ id: idSchema, code: z.string(), label: z.string() })
const reasonSchema = z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(1000)

export const reservationSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  line: lineSchema,
  organisation: namedSchema.nullable(),
  amountMinor: minorSchema,
  decidedOn: dateSchema,
  expiresOn: dateSchema.nullable(),
  reference: z.string(),
  note: z.string(),
  state: z.enum(RESERVATION_STATES),
  agreement: namedSchema.nullable(),
})
export type ReservationRow = z.infer<typeof reservationSchema>

export const agreementSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  agreementNo: z.string(),
  organisation: namedSchema,
  interventionId: idSchema.nullable(),
  /** Null while no line carries it. */
  line: lineSchema.nullable(),
  signedOn: dateSchema,
  agreedMinor: minorSchema,
  releasedMinor: minorSchema,
  /** Agreed less released. */
  contractedMinor: minorSchema,
  /** Sent less refunded. */
  paidMinor: minorSchema,
  reportedMinor: minorSchema,
  acceptedMinor: minorSchema,
  /** Posted entries that bear its number. */
  spentMinor: minorSchema,
  /** Contracted and not yet sent. */
  freeMinor: minorSchema,
  movements: z.array(
    z.strictObject({
      id: idSchema,
      version: versionSchema,
      kind: z.enum(MOVEMENT_KINDS),
      date: dateSchema,
      minor: minorSchema,
      reference: z.string(),
      /** The account it left from or came back to; null for costs, which move none. */
      account: namedSchema.nullable(),
    }),
  ),
})
export type AgreementRow = z.infer<typeof agreementSchema>

const target = { id: idSchema, version: versionSchema }

/** Money promised from budget lines, and what every amount of the chain is made of. All amounts in the project's currency. */
export const availabilityContract = {
  /**
   * What an amount of a budget row consists of: the row of a version, or the whole version without `nodeId`. The
   * sections add up to the amount; each lists its newest parts.
   */
  'availability.parts': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      versionId: idSchema.nullable().default(null),
      nodeId: idSchema.nullable(),
      amount: z.enum(AMOUNT_NAMES),
    }),
    output: z.strictObject({
      currency: currencySchema,
      minor: minorSchema,
      lineIds: z.array(idSchema),
      sections: z.array(
        z.strictObject({
          kind: z.enum(PART_KINDS),
          /** As it counts in the amount: what lowers it is below zero. */
          minor: minorSchema,
          count: z.int(),
          rows: z.array(
            z.strictObject({
              id: idSchema,
              title: z.string(),
              detail: z.string(),
              date: dateSchema.nullable(),
              minor: minorSchema,
              /** The entry to open; null for other records. */
              entryId: idSchema.nullable(),
            }),
          ),
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** The amounts at every level beside the budget tree: project, work package, activity, intervention, projects below. */
  'availability.levels': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      currency: currencySchema,
      /** Null while there is no budget. */
      totals: amountsSchema.nullable(),
      workPackages: z.array(z.strictObject({ id: idSchema.nullable(), spentMinor: minorSchema })),
      activities: z.array(z.strictObject({ id: idSchema, spentMinor: minorSchema })),
      /** The lines that the budget names for an intervention. */
      interventions: z.array(z.strictObject({ id: idSchema, amounts: amountsSchema })),
      children: z.array(
        z.strictObject({ id: idSchema, currency: currencySchema, totals: amountsSchema.nullable() }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** What promising an amount does to the free funds of a line, before it is saved. */
  'availability.preview': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      lineId: idSchema,
      amountMinor: minorSchema,
      /** A reservation that the amount replaces: the one being changed, or that becomes this agreement. */
      reservationId: idSchema.nullable().default(null),
      /** The agreement being changed. */
      agreementId: idSchema.nullable().default(null),
    }),
    output: z.strictObject({
      currency: currencySchema,
      line: lineSchema.nullable(),
      beforeMinor: minorSchema,
      afterMinor: minorSchema,
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  'reservations.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      currency: currencySchema,
      rows: z.array(reservationSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  /** Holds decided money until it is signed for or released; refused above what is free. */
  'reservations.hold': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      lineId: idSchema,
      organisationId: idSchema.nullable(),
      amountMinor: minorSchema,
      decidedOn: dateSchema,
      expiresOn: dateSchema.nullable(),
      reference: textSchema(120),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Validation', 'Rule.Blocked', 'Rule.NotHeld', 'Rule.HeldByDecision'],
  }),
  'reservations.release': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...target, reason: reasonSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.NotHeld', 'Rule.HeldByDecision'],
  }),
  /** The reserved money is now signed for by an agreement that stands already. */
  'reservations.contract': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...target, agreementId: idSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.NotHeld'],
  }),
  'agreements.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ currency: currencySchema, rows: z.array(agreementSchema) }),
    errors: ['NotFound'],
  }),
  /** Without `lineId` the line for passing funds on is taken; `reservationId` becomes contracted by this agreement. */
  'agreements.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      organisationId: idSchema,
      interventionId: idSchema.nullable(),
      lineId: idSchema.nullable(),
      agreementNo: z.string().trim().min(1, { message: 'validation.required' }).max(60),
      signedOn: dateSchema,
      agreedMinor: minorSchema,
      reservationId: idSchema.nullable().default(null),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.NotHeld', 'Rule.Duplicate', 'Rule.PeriodLocked'],
  }),
  /** Gives contracted money back to its line. */
  'agreements.release': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...target, amountMinor: minorSchema.positive(), reason: reasonSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked'],
  }),
  'agreements.addMovement': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      agreementId: idSchema,
      kind: z.enum(MOVEMENT_KINDS),
      date: dateSchema,
      amountMinor: minorSchema.positive(),
      reference: textSchema(120),
      /** Of money sent or returned: the account in the project's currency that it moved. */
      accountId: idSchema.nullable().default(null),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Rule.Blocked', 'Rule.PeriodLocked', 'Rule.AccountReconciled'],
  }),
  'agreements.deleteMovement': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject(target),
    output: nothing,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.Blocked',
      'Rule.PeriodLocked',
      'Rule.AccountReconciled',
      'Rule.Matched',
    ],
  }),
} as const
