import { z } from 'zod'
import { BUDGET_NODE_KINDS } from '#shared/kernel/project-words.ts'
import { budgetVersionSchema } from './budgets.ts'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  minorSchema,
  noticeSchema,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

/** What a change asks for: nothing, a note to the donor before spending, or a signed addendum. */
export const MOVE_NEEDS = ['none', 'notify', 'addendum'] as const

const headingSchema = z.strictObject({
  code: z.string(),
  label: z.string(),
  kind: z.enum(['heading', 'indirect', 'contingency', 'taxes_in_kind']),
  referenceMinor: minorSchema,
  currentMinor: minorSchema,
  proposedMinor: minorSchema,
  changeMinor: minorSchema,
  cumulativeMinor: minorSchema,
  side: z.enum(['gives', 'receives', 'same']),
  /** Size of the cumulated move in percent of the reference; null for a heading that had nothing. */
  percent: decimalSchema.nullable(),
  limitMinor: minorSchema.nullable(),
  roomMinor: minorSchema.nullable(),
  need: z.enum(MOVE_NEEDS),
  reason: z.enum(['unchanged', 'withinLimit', 'givesFreely', 'aboveLimit', 'fixedRow', 'noLimit']),
})
export type HeadingRow = z.infer<typeof headingSchema>

const stateSchema = z.strictObject({
  label: z.string(),
  unit: z.string(),
  quantity: decimalSchema.nullable(),
  unitValue: decimalSchema.nullable(),
  amountMinor: minorSchema,
})

const lineSchema = z.strictObject({
  code: z.string(),
  lineId: idSchema.nullable(),
  kind: z.enum(BUDGET_NODE_KINDS),
  change: z.enum(['added', 'removed', 'changed', 'same']),
  before: stateSchema.nullable(),
  after: stateSchema.nullable(),
  deltaMinor: minorSchema,
  percent: decimalSchema.nullable(),
  unitValueRises: z.boolean(),
})
export type ChangedLine = z.infer<typeof lineSchema>

const limitSchema = z.strictObject({
  /** In percent; null where the contract states none. */
  percent: decimalSchema.nullable(),
  basis: z.enum(['each_heading', 'receiving_heading']),
})

const verdictSchema = {
  currency: currencySchema,
  limit: limitSchema,
  need: z.enum(MOVE_NEEDS),
  headings: z.array(headingSchema),
  totalDeltaMinor: minorSchema,
  /** What stands against doing it without an addendum, and what to do first. */
  blockers: z.array(noticeSchema),
  warnings: z.array(noticeSchema),
}

const moveSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(['reallocation', 'contingency']),
  from: z.strictObject({ lineId: idSchema, code: z.string(), label: z.string() }),
  to: z.strictObject({ lineId: idSchema, code: z.string(), label: z.string() }),
  amountMinor: minorSchema,
  decidedOn: dateSchema,
  notifiedOn: dateSchema.nullable(),
  reference: z.string(),
  note: z.string(),
  state: z.enum(['planned', 'in_force', 'withdrawn']),
  /** Number of the budget version it changes. */
  budgetNumber: z.int(),
  /** False for moves on a version that an addendum has replaced since. */
  onReference: z.boolean(),
})
export type MoveRow = z.infer<typeof moveSchema>

const moveFields = {
  fromLineId: idSchema,
  toLineId: idSchema,
  amountMinor: minorSchema.min(1),
}

const moveErrors = ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.PeriodLocked'] as const

/** Changes of a signed budget: moves within the donor's limit, releases of the reserve, and addenda beyond it. */
export const addendaContract = {
  /**
   * A version beside another: the open draft against the signed one, else the signed one against the one before. The
   * limit is measured from the signed budget with what was moved since.
   */
  'addenda.compare': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      versionId: idSchema.nullable().default(null),
      againstId: idSchema.nullable().default(null),
    }),
    output: z.strictObject({
      ...verdictSchema,
      reference: budgetVersionSchema.nullable(),
      proposed: budgetVersionSchema.nullable(),
      lines: z.array(lineSchema),
    }),
    errors: ['NotFound'],
  }),
  /** What moves between lines would ask for, with all that was moved since the last addendum; nothing is stored. */
  'addenda.whatIf': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      moves: z.array(z.strictObject(moveFields)).max(50),
      /** A planned move that is being changed and must not count twice. */
      exceptId: idSchema.nullable().default(null),
    }),
    output: z.strictObject(verdictSchema),
    errors: ['NotFound'],
  }),
  'moves.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      currency: currencySchema,
      rows: z.array(moveSchema),
      reserve: z.strictObject({
        /** Reserve of the signed budget. */
        budgetedMinor: minorSchema,
        releasedMinor: minorSchema,
        leftMinor: minorSchema,
      }),
    }),
    errors: ['NotFound'],
  }),
  /**
   * Plans a move between lines of the signed budget, or puts it in force at once when the donor needs no note or has
   * it already (`notifiedOn`). A move beyond the limit is refused with the numbers: it needs an addendum.
   */
  'moves.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      ...moveFields,
      decidedOn: dateSchema,
      notifiedOn: dateSchema.nullable(),
      reference: textSchema(200),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: moveErrors,
  }),
  /** The donor has the note: the move counts from now on. */
  'moves.notify': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      notifiedOn: dateSchema,
      reference: textSchema(200),
    }),
    output: savedSchema,
    errors: moveErrors,
  }),
  /** Takes a move or a release back; its reason stands in the audit. */
  'moves.withdraw': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      reason: z.string().trim().min(SHORTEST_REASON).max(1000),
    }),
    output: savedSchema,
    errors: moveErrors,
  }),
  /** Part of the contingency reserve goes to a line by the donor's written authorisation; never before its date. */
  'moves.release': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      projectId: idSchema,
      toLineId: idSchema,
      amountMinor: minorSchema.min(1),
      authorisedOn: dateSchema,
      reference: z.string().trim().min(1, { message: 'validation.required' }).max(200),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: moveErrors,
  }),
} as const
