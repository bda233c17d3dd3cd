import { z } from 'zod'
import { CONFLICT_KINDS, gridSchema, READERS, RECOMMENDATIONS, scoresSchema } from './committees.ts'
import {
  fileTokenSchema,
  idSchema,
  languageSchema,
  moneySchema,
  nothing,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, job, query, type Role } from './procedure.ts'

/** Whoever may be asked to read; each sees only what is assigned to them. */
export const ASSESSORS = [
  'assessor',
  'coordinator',
  'director',
  'finance_officer',
] as const satisfies readonly Role[]

const cellSchema = z.strictObject({ kind: z.enum(['text', 'number', 'money', 'date']), text: z.string() })

export const readSectionSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  fields: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      lines: z.array(cellSchema),
      table: z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(cellSchema)) }).nullable(),
      isHidden: z.boolean(),
    }),
  ),
})

export const ASSESSMENT_STAGES = ['to_declare', 'to_score', 'draft', 'submitted', 'closed'] as const

const mineSchema = z.strictObject({
  applicationId: idSchema,
  call: z.strictObject({ id: idSchema, code: z.string(), title: z.string() }),
  referenceNo: z.string(),
  title: z.string(),
  /** Null when the call hides names. */
  applicantName: z.string().nullable(),
  reader: z.enum(READERS),
  stage: z.enum(ASSESSMENT_STAGES),
  scored: z.int(),
  criteria: z.int(),
  total: z.string().nullable(),
  /** What the registry knows between this person and the applicant; to be thought of before declaring. */
  links: z.array(noticeSchema),
})
export type MineRow = z.infer<typeof mineSchema>

const sheetInput = {
  applicationId: idSchema,
  /** Version of the stored sheet; null for the first save. */
  version: versionSchema.nullable(),
  /** Revision that was read. */
  revisionId: idSchema,
  scores: scoresSchema,
  comment: textSchema(8000).default(''),
  recommendation: z.enum(RECOMMENDATIONS).nullable().default(null),
}
export const SCORE_ERRORS = [
  'NotFound',
  'Conflict',
  'Rule.NotAssigned',
  'Rule.NotDeclared',
  'Rule.Recused',
  'Rule.BeforeDeadline',
  'Rule.NotInEvaluation',
  'Rule.Submitted',
  'Rule.Score',
] as const

/** All that an assessor sees of a call: their own applications, without names where the call hides them, and nothing after a recusal. */
export const assessmentsContract = {
  'assessments.mine': query({
    allowed: ASSESSORS,
    input: nothing,
    output: z.strictObject({ rows: z.array(mineSchema), recused: z.int() }),
  }),
  /** Declares for one application that there is no conflict, or which; a conflict ends access at once. */
  'assessments.declare': command({
    allowed: ASSESSORS,
    input: z.strictObject({
      applicationId: idSchema,
      kind: z.enum(CONFLICT_KINDS),
      note: textSchema(2000).default(''),
    }),
    output: z.strictObject({ recused: z.boolean() }),
    errors: ['NotFound', 'Rule.NotAssigned', 'Rule.Recused', 'Rule.ReasonNeeded', 'Rule.CallDecided'],
  }),
  'assessments.open': query({
    allowed: ASSESSORS,
    input: z.strictObject({ applicationId: idSchema, language: languageSchema }),
    output: z.strictObject({
      applicationId: idSchema,
      call: z.strictObject({ id: idSchema, code: z.string(), title: z.string() }),
      referenceNo: z.string(),
      title: z.string(),
      applicantName: z.string().nullable(),
      currency: z.string(),
      requested: moneySchema.nullable(),
      durationMonths: z.int().nullable(),
      revision: z.strictObject({ id: idSchema, number: z.int(), latest: z.int() }),
      formVersion: z.int(),
      sections: z.array(readSectionSchema),
      grid: gridSchema,
      sheet: z
        .strictObject({
          version: versionSchema,
          state: z.enum(['draft', 'submitted']),
          scores: scoresSchema,
          comment: z.string(),
          recommendation: z.enum(RECOMMENDATIONS).nullable(),
          total: z.string().nullable(),
        })
        .nullable(),
      mayScore: z.boolean(),
      blind: z.boolean(),
      /** Files that came with it; none where the call hides names, since any page of a file may tell them. */
      files: z.array(z.strictObject({ id: idSchema, fileName: z.string(), size: z.int() })),
    }),
    errors: ['NotFound', 'Rule.NotAssigned', 'Rule.NotDeclared', 'Rule.Recused', 'Rule.NotInEvaluation'],
  }),
  /** A token with which the shell opens a file of an application that one reads with its names. */
  'assessments.file': job({
    allowed: ASSESSORS,
    input: z.strictObject({ applicationId: idSchema, fileId: idSchema }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string(), mediaType: z.string() }),
    errors: [
      'NotFound',
      'Rule.NotAssigned',
      'Rule.NotDeclared',
      'Rule.Recused',
      'Rule.Blind',
      'StorageCorrupt',
    ],
  }),
  /** Keeps what was scored so far. */
  'assessments.saveDraft': command({
    allowed: ASSESSORS,
    input: z.strictObject(sheetInput),
    output: z.strictObject({ ...savedSchema.shape, total: z.string().nullable() }),
    errors: SCORE_ERRORS,
  }),
  'assessments.submit': command({
    allowed: ASSESSORS,
    input: z.strictObject(sheetInput),
    output: z.strictObject({ ...savedSchema.shape, total: z.string().nullable() }),
    errors: SCORE_ERRORS,
  }),
} as const
