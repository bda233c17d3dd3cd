import { z } from 'zod'
import { BUDGET_NODE_KINDS } from '#shared/kernel/project-words.ts'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  minorSchema,
  nameSchema,
  nothing,
  noticeSchema,
  savedSchema,
  secondPersonSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

/** What an indirect rate is taken of: direct costs, or direct costs and the contingency reserve. */
export const INDIRECT_BASES = ['direct', 'direct_and_contingency'] as const
export const COST_TYPES = [
  '',
  'personnel',
  'operating',
  'intervention_fund',
  'travel',
  'equipment',
  'overhead',
  'sub_grant',
  'services',
] as const

/** The six amounts and the spent figure beside them (product.md, "The chain"), in minor units of the budget's currency. */
export const amountsSchema = z.strictObject({
  budgeted: minorSchema,
  reserved: minorSchema,
  contracted: minorSchema,
  paid: minorSchema,
  admitted: minorSchema,
  free: minorSchema,
  spent: minorSchema,
})
export type Amounts = z.infer<typeof amountsSchema>

export const budgetVersionSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  kind: z.enum(['original', 'addendum']),
  state: z.enum(['draft', 'signed', 'superseded']),
  signedOn: dateSchema.nullable(),
  note: z.string(),
  /** Letter that asked the donor for the addendum. */
  requestReference: z.string(),
  /** First day on which the addendum counts. */
  effectiveOn: dateSchema.nullable(),
  /** Last day of the project that the addendum sets; null leaves it. */
  newEndDate: dateSchema.nullable(),
  totalMinor: minorSchema,
})
export type BudgetVersionRow = z.infer<typeof budgetVersionSchema>

export const budgetNodeSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  parentId: idSchema.nullable(),
  lineId: idSchema.nullable(),
  kind: z.enum(BUDGET_NODE_KINDS),
  depth: z.int(),
  code: z.string(),
  label: z.string(),
  unit: z.string(),
  quantity: decimalSchema.nullable(),
  unitValue: decimalSchema.nullable(),
  fundingSource: z.string(),
  costType: z.string(),
  interventionId: idSchema.nullable(),
  clarification: z.string(),
  justification: z.string(),
  /** Share of the base, 0.07 for 7 %; only of an indirect row whose amount follows the direct costs. */
  indirectRate: decimalSchema.nullable(),
  indirectBase: z.enum(INDIRECT_BASES).nullable(),
  /** Of a heading: the sum of all lines below it. */
  amounts: amountsSchema,
})
export type BudgetNodeRow = z.infer<typeof budgetNodeSchema>

const nodeFields = {
  kind: z.enum(BUDGET_NODE_KINDS),
  code: z.string().trim().min(1).max(30),
  label: nameSchema,
  unit: textSchema(60),
  quantity: decimalSchema.nullable(),
  unitValue: decimalSchema.nullable(),
  /** Used when quantity or unit value is blank; otherwise the amount is their product, rounded half up to the cent. */
  amountMinor: minorSchema.nullable(),
  fundingSource: textSchema(200),
  costType: z.enum(COST_TYPES),
  interventionId: idSchema.nullable(),
  clarification: textSchema(4000),
  justification: textSchema(4000),
  /** With a rate the amount of an indirect row is computed and kept up to date; the base is then needed too. */
  indirectRate: decimalSchema.nullable().default(null),
  indirectBase: z.enum(INDIRECT_BASES).nullable().default(null),
}

export const budgetsContract = {
  'budgets.versions': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ rows: z.array(budgetVersionSchema), currency: currencySchema }),
  }),
  /** The tree in print order with the six amounts at every level; without `versionId` the signed version, else the newest. */
  'budgets.tree': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      versionId: idSchema.nullable().default(null),
      until: dateSchema.nullable().default(null),
    }),
    output: z.strictObject({
      version: budgetVersionSchema.nullable(),
      currency: currencySchema,
      nodes: z.array(budgetNodeSchema),
      totals: amountsSchema,
      notices: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  /** A new draft version, empty or a copy; one draft at a time. A copy of the signed one takes in the moves since. */
  'budgets.createVersion': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      projectId: idSchema,
      copyFromId: idSchema.nullable(),
      note: textSchema(500),
      withMoves: z.boolean().default(true),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Rule.DraftOpen'],
  }),
  'budgets.deleteVersion': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Signed'],
  }),
  /** What a draft says beside its rows: the letter that asked for it, from when it counts, a later end of the project. */
  'budgets.saveTerms': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      note: textSchema(500),
      requestReference: textSchema(200),
      effectiveOn: dateSchema.nullable(),
      newEndDate: dateSchema.nullable(),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Signed'],
  }),
  /**
   * Signing makes the draft the reference; the earlier signed version becomes superseded. An addendum needs a second
   * person of another role.
   */
  'budgets.sign': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      signedOn: dateSchema,
      second: secondPersonSchema.nullable().default(null),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.Signed',
      'Rule.Blocked',
      'Rule.SecondPerson',
      'Rule.PassphraseNeeded',
      'Rule.WrongPassphrase',
      'Rule.TooManyAttempts',
    ],
  }),
  /** Budget of a version, or of one of its lines, month by month and by calendar year, beside what was spent. */
  'budgets.profile': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({
      projectId: idSchema,
      versionId: idSchema.nullable().default(null),
      lineId: idSchema.nullable().default(null),
    }),
    output: z.strictObject({
      version: budgetVersionSchema.nullable(),
      currency: currencySchema,
      totalMinor: minorSchema,
      /** Null while the dates of the contract aren't known. */
      startDate: dateSchema.nullable(),
      endDate: dateSchema.nullable(),
      months: z.array(
        z.strictObject({
          month: z.string(),
          planned: minorSchema,
          plannedSoFar: minorSchema,
          /** Null in months that haven't begun. */
          spent: minorSchema.nullable(),
          spentSoFar: minorSchema.nullable(),
        }),
      ),
      years: z.array(z.strictObject({ year: z.int(), planned: minorSchema, spent: minorSchema.nullable() })),
    }),
    errors: ['NotFound'],
  }),
  'budgets.saveNode': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      versionId: idSchema,
      parentId: idSchema.nullable(),
      position: z.int().min(0).nullable(),
      ...nodeFields,
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Signed'],
  }),
  'budgets.deleteNode': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Signed', 'Rule.InUse'],
  }),
  /** Lines of a project for pickers: id is the line that lives through all versions. */
  'budgets.lines': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({ id: idSchema, code: z.string(), label: z.string(), heading: z.string() }),
      ),
    }),
  }),
} as const
