import { z } from 'zod'
import { CLOSE_STEPS, DONOR_REPORT_STATES } from '#shared/kernel/project-words.ts'
import {
  dateSchema,
  idSchema,
  minorSchema,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const CLOSE_CHECKS = [
  'budget',
  'signedBudget',
  'cumulative',
  'fundBalance',
  'recalculated',
  'headingMoves',
  'agreements',
  'salaries',
  'perDiems',
  'dates',
  'assets',
] as const

const stepSchema = z.strictObject({
  key: z.enum(CLOSE_STEPS),
  state: z.enum(['done', 'attention', 'blocked']),
  blockers: z.array(noticeSchema),
  warnings: z.array(noticeSchema),
})
export type CloseStepRow = z.infer<typeof stepSchema>

const checkSchema = z.strictObject({
  key: z.enum(CLOSE_CHECKS),
  state: z.enum(['ok', 'differs', 'notApplicable']),
  /** A difference stops the lock. */
  blocks: z.boolean(),
  /** In minor units of the project's currency; null for a check that counts rows. */
  expectedMinor: minorSchema.nullable(),
  actualMinor: minorSchema.nullable(),
  looked: z.int(),
  differing: z.int(),
  examples: z.array(z.string()),
})
export type CloseCheckRow = z.infer<typeof checkSchema>

const reportSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  periodId: idSchema,
  periodLabel: z.string(),
  /** First, second … submission of this period's report. */
  number: z.int(),
  state: z.enum(DONOR_REPORT_STATES),
  submittedOn: dateSchema,
  answeredOn: dateSchema.nullable(),
  documentRunId: idSchema.nullable(),
  documentName: z.string().nullable(),
  reference: z.string(),
  note: z.string(),
})
export type DonorReportRow = z.infer<typeof reportSchema>

export const closingContract = {
  /** The guided close: what is left to do, step by step, and the checks of donor-formats.md section 10. */
  'periods.close': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      currency: z.string(),
      steps: z.array(stepSchema),
      checks: z.array(checkSchema),
      mayLock: z.boolean(),
    }),
    errors: ['NotFound'],
  }),
  /** Reports sent to the donor, newest first. */
  'reports.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ rows: z.array(reportSchema) }),
  }),
  /** Notes that the report of a locked period went to the donor; the file that was sent may be named. */
  'reports.submit': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      periodId: idSchema,
      submittedOn: dateSchema,
      documentRunId: idSchema.nullable(),
      reference: textSchema(120),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Rule.PeriodOpen', 'Rule.ReportPending', 'Rule.ReportAccepted', 'Rule.DateInFuture'],
  }),
  /** Notes the donor's answer: accepted, and the period stays locked for good, or returned with what to mend. */
  'reports.answer': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      state: z.enum(['accepted', 'returned']),
      answeredOn: dateSchema,
      reference: textSchema(120),
      note: textSchema(1000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.ReportAnswered', 'Rule.DateInFuture', 'Rule.ReasonNeeded'],
  }),
} as const
