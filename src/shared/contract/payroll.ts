import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  minorSchema,
  moneySchema,
  monthSchema,
  namedSchema,
  nameSchema,
  nothing,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { namedSharePartSchema, sharePartSchema } from './entry-depth.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'
import { madeEntrySchema } from './shared-costs.ts'

/** What of a salary is paid: to the person, to the tax office, to social security; a row each (donor-formats.md 1.3). */
export const SALARY_PARTS = ['net', 'tax', 'social'] as const
export type SalaryPart = (typeof SALARY_PARTS)[number]

const amounts = {
  netMinor: minorSchema.min(0),
  taxMinor: minorSchema.min(0),
  socialMinor: minorSchema.min(0),
}

const staffSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  position: z.string(),
  organisation: namedSchema.nullable(),
  invented: z.boolean(),
  archived: z.boolean(),
})
export type StaffMember = z.infer<typeof staffSchema>

const payrollSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  staff: namedSchema,
  position: z.string(),
  invented: z.boolean(),
  month: monthSchema,
  net: moneySchema,
  tax: moneySchema,
  social: moneySchema,
  /** Net, tax and social security together. */
  cost: moneySchema,
  note: z.string(),
  shares: z.array(namedSharePartSchema),
  /** What all projects together pay of the month, in percent. */
  projectShare: decimalSchema,
  entries: z.array(madeEntrySchema),
})
export type Payroll = z.infer<typeof payrollSchema>

const wordsSchema = z.strictObject({
  /** Who is paid; blank for the person's own net pay. */
  payee: textSchema(300),
  documentType: textSchema(60),
  /** What the entry says; month and person are added behind it. */
  description: textSchema(300),
})

/** Salaries by person and month, shared over projects: never above 100 % of a person's month. */
export const payrollContract = {
  'payroll.staff': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ archived: z.boolean().default(false) }),
    output: z.strictObject({ rows: z.array(staffSchema) }),
  }),
  'payroll.saveStaff': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      name: nameSchema,
      position: textSchema(200),
      organisationId: idSchema.nullable(),
      archived: z.boolean().default(false),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict'],
  }),
  'payroll.months': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(z.strictObject({ month: monthSchema, salaries: z.int(), withoutEntries: z.int() })),
    }),
  }),
  'payroll.list': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ month: monthSchema }),
    output: z.strictObject({ rows: z.array(payrollSchema), sums: z.array(moneySchema) }),
  }),
  'payroll.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      staffId: idSchema,
      month: monthSchema,
      currency: currencySchema,
      ...amounts,
      note: textSchema(1000),
      shares: z.array(sharePartSchema).min(1).max(40),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.SalaryOver',
      'Rule.MonthTaken',
      'Rule.NoProjectShare',
      'Rule.HasEntries',
    ],
  }),
  'payroll.delete': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.HasEntries'],
  }),
  /** Takes the salaries of one month over to another, for people who have none there yet. */
  'payroll.copyMonth': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ from: monthSchema, to: monthSchema }),
    output: z.strictObject({ copied: z.int() }),
    errors: ['NotFound'],
  }),
  /** Drafts of a month's salaries that have none yet: net, tax and social security for each person and project. */
  'payroll.makeEntries': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      month: monthSchema,
      entryDate: dateSchema,
      words: z.strictObject({ net: wordsSchema, tax: wordsSchema, social: wordsSchema }),
    }),
    output: z.strictObject({ salaries: z.int(), entries: z.int() }),
    errors: ['NotFound', 'Rule.RateInvalid', 'Rule.PayeeMissing'],
  }),
  /** Takes the drafts of a salary back while none is posted. */
  'payroll.withdrawEntries': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Posted'],
  }),
} as const
