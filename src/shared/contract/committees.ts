import { z } from 'zod'
import type { Recommendation } from '#shared/domain/evaluation/index.ts'
import {
  dateSchema,
  idSchema,
  instantSchema,
  languageSchema,
  namedSchema,
  nothing,
  noticeSchema,
  pageSchema,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

export const COMMITTEES = ['administrative', 'evaluation', 'complaints'] as const
export const COMMITTEE_FUNCTIONS = ['chair', 'secretary', 'voting_member', 'observer'] as const
export const READERS = ['first', 'second', 'further', 'third'] as const
export const CONFLICT_KINDS = [
  'none',
  'employer',
  'past_consulting',
  'family',
  'board',
  'competitor',
  'other',
] as const
/** What an assessor would do, beside the points. */
export const RECOMMENDATIONS = ['fund', 'fund_changed', 'reject'] as const satisfies readonly Recommendation[]
export const SCORE_KINDS = ['score', 'not_applicable', 'abstained'] as const

const reasonSchema = z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(2000)

/** Answers to criteria by their key; points are decimal text. */
export const scoresSchema = z.record(
  z.string().max(80),
  z.strictObject({
    kind: z.enum(SCORE_KINDS),
    points: z.string().max(20).nullable(),
    comment: textSchema(4000),
  }),
)

/** A grid in the words of one language. */
export const gridSchema = z.strictObject({
  id: idSchema,
  totalThreshold: z.string().nullable(),
  sections: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      threshold: z.string().nullable(),
      criteria: z.array(
        z.strictObject({ key: z.string(), label: z.string(), help: z.string(), weight: z.string() }),
      ),
    }),
  ),
})
export type GridWords = z.infer<typeof gridSchema>

export const memberSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  committee: z.enum(COMMITTEES),
  function: z.enum(COMMITTEE_FUNCTIONS),
  person: namedSchema,
  impartialitySignedOn: dateSchema.nullable(),
  /** Applications that the person reads in this call, and those submitted; recused ones apart. */
  assigned: z.int(),
  submitted: z.int(),
  recused: z.int(),
})
export type CommitteeMember = z.infer<typeof memberSchema>

const readerSchema = z.strictObject({
  assignmentId: idSchema,
  version: versionSchema,
  person: namedSchema,
  reader: z.enum(READERS),
  state: z.enum(['assigned', 'recused', 'withdrawn']),
  declared: z.enum(CONFLICT_KINDS).nullable(),
  sheet: z.enum(['draft', 'submitted', 'void']).nullable(),
  /** Rounded to 2 for reading. */
  total: z.string().nullable(),
})
export type AssignedReader = z.infer<typeof readerSchema>

export const assignmentRowSchema = z.strictObject({
  applicationId: idSchema,
  referenceNo: z.string(),
  title: z.string(),
  applicantName: z.string(),
  state: z.string(),
  readers: z.array(readerSchema),
  gap: z.string().nullable(),
  /** Further apart than the call allows. */
  isApart: z.boolean(),
  hasConsensus: z.boolean(),
  /** Sheets still missing before the result stands. */
  missing: z.int(),
  /** Readers still to be found. */
  unassigned: z.int(),
  average: z.string().nullable(),
  passes: z.boolean().nullable(),
})
export type AssignmentRow = z.infer<typeof assignmentRowSchema>

/** Which applications with their readers a list shows. */
export const assignmentFilterSchema = {
  callId: idSchema,
  text: textSchema(200).default(''),
  personId: idSchema.nullable().default(null),
}

const conflictRowSchema = z.strictObject({
  id: idSchema,
  applicationId: idSchema,
  referenceNo: z.string(),
  applicantName: z.string(),
  person: namedSchema,
  kind: z.enum(CONFLICT_KINDS),
  note: z.string(),
  late: z.boolean(),
  declaredAt: instantSchema,
  /** Total of the score that a late conflict made void. */
  voidedTotal: z.string().nullable(),
})

const linkSchema = z.strictObject({
  applicationId: idSchema,
  referenceNo: z.string(),
  person: namedSchema,
  declared: z.enum(CONFLICT_KINDS).nullable(),
  links: z.array(noticeSchema),
})

const sheetSchema = z.strictObject({
  id: idSchema,
  person: namedSchema,
  reader: z.enum(READERS).nullable(),
  state: z.enum(['draft', 'submitted', 'void']),
  voidReason: z.string(),
  scores: scoresSchema,
  total: z.string().nullable(),
  comment: z.string(),
  recommendation: z.enum(RECOMMENDATIONS).nullable(),
  intake: z.enum(['typed', 'pack']),
  /** Who read the pack in for the assessor; null when it was the assessor or nothing came in a pack. */
  enteredBy: namedSchema.nullable(),
  /** The pack as it came in, for `committees.packFile`. */
  hasFile: z.boolean(),
  submittedAt: instantSchema.nullable(),
  revision: z.int(),
})

/** Committees of a call, who reads what, conflicts, and what the scores amount to. Scores travel only to those who may see all. */
export const committeesContract = {
  'committees.members': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      rows: z.array(memberSchema),
      blind: z.boolean(),
      assessorsNeeded: z.int(),
      thirdReaderGap: z.string().nullable(),
      /** Applications by where their evaluation stands. */
      progress: z.strictObject({
        eligible: z.int(),
        inEvaluation: z.int(),
        complete: z.int(),
        apart: z.int(),
        short: z.int(),
      }),
    }),
    errors: ['NotFound'],
  }),
  'committees.saveMember': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      callId: idSchema,
      committee: z.enum(COMMITTEES),
      personId: idSchema,
      function: z.enum(COMMITTEE_FUNCTIONS),
      impartialitySignedOn: dateSchema.nullable(),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.AlreadyMember',
      'Rule.NotInFuture',
      'Rule.CallDecided',
      'Rule.InUse',
    ],
  }),
  'committees.removeMember': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.InUse', 'Rule.CallDecided'],
  }),
  'committees.assignments': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ ...assignmentFilterSchema, ...pageSchema }),
    output: z.strictObject({ rows: z.array(assignmentRowSchema), total: z.int() }),
    errors: ['NotFound'],
  }),
  'committees.assign': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ applicationId: idSchema, personId: idSchema }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.NotAMember',
      'Rule.ImpartialityMissing',
      'Rule.Conflict',
      'Rule.AlreadyAssigned',
      'Rule.NotInEvaluation',
      'Rule.Recused',
    ],
  }),
  /** Takes an application back from an assessor who has not submitted. */
  'committees.takeBack': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ assignmentId: idSchema, version: versionSchema, reason: reasonSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.InUse', 'Rule.NotInEvaluation', 'Rule.Recused'],
  }),
  /** Fills up every application to the readers that the call asks for, evenly; what is assigned stays. */
  'committees.assignEvenly': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      applications: z.int(),
      assigned: z.int(),
      short: z.array(z.strictObject({ applicationId: idSchema, referenceNo: z.string(), missing: z.int() })),
    }),
    errors: ['NotFound', 'Rule.NoAssessors', 'Rule.NotInEvaluation', 'Rule.NothingToAssign'],
  }),
  /** Opens the evaluation of every eligible application of a call that is in evaluation. */
  'committees.begin': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({ moved: z.int() }),
    errors: ['NotFound', 'Rule.NotInEvaluation', 'Rule.NothingToAssign', 'Rule.IllegalStep'],
  }),
  'committees.conflicts': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject({
      /** IANA zone of the call, in which its instants are told. */
      zone: z.string(),
      rows: z.array(conflictRowSchema),
      links: z.array(linkSchema),
    }),
    errors: ['NotFound'],
  }),
  /** Records a conflict for an assessor: no access from now on, a submitted score is void and kept, another reader is asked. */
  'committees.recuse': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      applicationId: idSchema,
      personId: idSchema,
      kind: z.enum(CONFLICT_KINDS).exclude(['none']),
      note: reasonSchema,
    }),
    output: z.strictObject({ reassignedTo: z.string().nullable() }),
    errors: ['NotFound', 'Rule.Recused', 'Rule.CallDecided'],
  }),
  'committees.consensus': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ applicationId: idSchema, scores: scoresSchema, comment: reasonSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Rule.Score', 'Rule.NotInEvaluation', 'Rule.SheetsMissing', 'Rule.Recused'],
  }),
  /** Every sheet of an application, void ones too, and what they amount to. */
  'committees.sheets': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationId: idSchema, language: languageSchema }),
    output: z.strictObject({
      referenceNo: z.string(),
      zone: z.string(),
      grid: gridSchema.nullable(),
      sheets: z.array(sheetSchema),
      consensus: z
        .strictObject({
          scores: scoresSchema,
          total: z.string(),
          comment: z.string(),
          by: z.string(),
          at: instantSchema,
        })
        .nullable(),
      average: z.string().nullable(),
      passes: z.boolean().nullable(),
      /** Keys of sections that fail, and `total`. */
      fails: z.array(z.string()),
      sections: z.array(
        z.strictObject({ key: z.string(), average: z.string().nullable(), passes: z.boolean() }),
      ),
      gap: z.string().nullable(),
      gapLimit: z.string().nullable(),
      isApart: z.boolean(),
      missing: z.int(),
      mayAgree: z.boolean(),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** Who mentors whom: a mentor may not evaluate those they mentor (domain-rules.md rule 5). */
  'committees.mentors': query({
    allowed: GRANT_READERS,
    input: nothing,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          version: versionSchema,
          person: namedSchema,
          organisation: namedSchema,
          since: dateSchema,
          until: dateSchema.nullable(),
        }),
      ),
    }),
  }),
  'committees.saveMentor': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      personId: idSchema,
      organisationId: idSchema,
      since: dateSchema,
      until: dateSchema.nullable(),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Dates'],
  }),
} as const
