import { z } from 'zod'
import { BUDGET_NODE_KINDS } from '#shared/kernel/project-words.ts'
import { budgetVersionSchema } from './budgets.ts'
import {
  currencySchema,
  decimalSchema,
  idSchema,
  minorSchema,
  namedSchema,
  nameSchema,
  nothing,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

export const FUNDING_KINDS = ['donor', 'beneficiary', 'other_donor', 'revenue', 'in_kind'] as const

const sourceSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(FUNDING_KINDS),
  name: z.string(),
  organisation: namedSchema.nullable(),
  conditions: z.string(),
  plannedMinor: minorSchema,
  receivedMinor: minorSchema,
  /** What the lines of the version take from it. */
  allocatedMinor: minorSchema,
  /** Of the whole version, two decimals; null for a version without amounts. */
  percent: decimalSchema.nullable(),
})
export type FundingSourceRow = z.infer<typeof sourceSchema>

const partSchema = z.strictObject({
  sourceId: idSchema,
  amountMinor: minorSchema,
  percent: decimalSchema.nullable(),
})

const fundedLineSchema = z.strictObject({
  nodeId: idSchema,
  /** Of the row; saving its funding counts it on. */
  version: versionSchema,
  lineId: idSchema.nullable(),
  kind: z.enum(BUDGET_NODE_KINDS),
  depth: z.int(),
  code: z.string(),
  label: z.string(),
  amountMinor: minorSchema,
  /** Amount less its sources: above zero is uncovered, below zero funded beyond its amount. */
  uncoveredMinor: minorSchema,
  parts: z.array(partSchema),
})
export type FundedLine = z.infer<typeof fundedLineSchema>

/** Who pays what: the sources of a project, and of each line of a budget version. */
export const fundingContract = {
  /** Sources and lines of a version, of the signed one when none is named; a heading's figures are its lines' sums. */
  'funding.plan': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema, versionId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      version: budgetVersionSchema.nullable(),
      currency: currencySchema,
      sources: z.array(sourceSchema),
      lines: z.array(fundedLineSchema),
      totalMinor: minorSchema,
      uncoveredMinor: minorSchema,
      notices: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  'funding.saveSource': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId: idSchema,
      kind: z.enum(FUNDING_KINDS),
      name: nameSchema,
      organisationId: idSchema.nullable(),
      conditions: textSchema(1000),
      plannedMinor: minorSchema.min(0),
      receivedMinor: minorSchema,
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict'],
  }),
  'funding.deleteSource': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.InUse'],
  }),
  /** Replaces the sources of one line of a draft. Sources that give nothing are left out. */
  'funding.saveLine': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      nodeId: idSchema,
      version: versionSchema,
      parts: z.array(z.strictObject({ sourceId: idSchema, amountMinor: minorSchema.min(0) })).max(50),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Signed', 'Rule.Blocked'],
  }),
  /** Funds every line of a draft, or those below one heading, by the same percentages; odd cents go to the largest rests. */
  'funding.spread': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      versionId: idSchema,
      version: versionSchema,
      headingId: idSchema.nullable().default(null),
      shares: z
        .array(z.strictObject({ sourceId: idSchema, percent: decimalSchema }))
        .min(1)
        .max(50),
    }),
    output: z.strictObject({ lines: z.int() }),
    errors: ['NotFound', 'Conflict', 'Rule.Signed', 'Rule.Blocked'],
  }),
} as const
