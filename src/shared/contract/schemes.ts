import { z } from 'zod'
import {
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
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

const codedSchema = z.strictObject({ id: idSchema, code: z.string(), title: z.string() })

export const schemeSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  title: z.string(),
  objective: z.string(),
  project: codedSchema,
  workPackage: codedSchema.nullable(),
  line: codedSchema.nullable(),
  envelope: moneySchema,
  /** What its calls take: their envelopes; of those whose results are out, what was awarded. */
  calls: moneySchema,
  callCount: z.int(),
  /** Reserved or contracted under its awards. */
  promised: moneySchema,
  /** Left of the envelope for further calls. */
  left: moneySchema,
  partyCap: moneySchema.nullable(),
  partyCapReason: z.string(),
  /** Cap of the contract with the donor; null where it names none. */
  contractCap: moneySchema.nullable(),
  invented: z.boolean(),
  blockers: z.array(noticeSchema),
  warnings: z.array(noticeSchema),
})
export type SchemeRow = z.infer<typeof schemeSchema>

const fields = {
  id: idSchema.nullable(),
  projectId: idSchema,
  workPackageId: idSchema.nullable(),
  lineId: idSchema.nullable(),
  code: z.string().trim().min(1, { message: 'validation.required' }).max(40),
  title: nameSchema,
  objective: textSchema(4000),
  envelopeMinor: minorSchema.min(0, { message: 'validation.too_small' }),
  partyCapMinor: minorSchema.min(0, { message: 'validation.too_small' }).nullable(),
  partyCapReason: textSchema(2000),
}

/** Grant schemes: what a project hands on, from which line, under which work package. */
export const schemesContract = {
  'schemes.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ projectId: idSchema.nullable().default(null) }),
    output: z.strictObject({ rows: z.array(schemeSchema) }),
  }),
  'schemes.get': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ id: idSchema }),
    output: schemeSchema,
    errors: ['NotFound'],
  }),
  /** Free funds on the line before and after, and what stands against the scheme; nothing is stored. */
  'schemes.preview': query({
    allowed: GRANT_READERS,
    input: z.strictObject({
      ...fields,
      code: textSchema(40),
      title: textSchema(300),
    }),
    output: z.strictObject({
      currency: z.string(),
      line: codedSchema.nullable(),
      freeMinor: minorSchema.nullable(),
      otherSchemesMinor: minorSchema.nullable(),
      leftMinor: minorSchema.nullable(),
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  'schemes.save': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ ...fields, version: versionSchema.nullable() }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Blocked', 'Rule.Duplicate', 'Rule.InUse'],
  }),
  'schemes.delete': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.InUse'],
  }),
} as const
