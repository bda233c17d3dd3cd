import { z } from 'zod'
import { CHECK_STAGES, INELIGIBLE_REASONS } from '#shared/kernel/application-words.ts'
import {
  dateSchema,
  idSchema,
  instantSchema,
  languageSchema,
  namedSchema,
  nothing,
  noticeSchema,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

export const CHECK_ANSWERS = ['yes', 'no', 'not_applicable'] as const
export const FLAG_SEVERITIES = ['red', 'amber'] as const
export const MATCH_KINDS = ['sanction', 'duplicate'] as const

const stageSchema = z.enum(CHECK_STAGES)
const reasonSchema = z.string().trim().min(SHORTEST_REASON, { message: 'validation.reason' }).max(2000)

const itemSchema = z.strictObject({
  itemId: idSchema,
  stage: stageSchema,
  code: z.string(),
  text: z.string(),
  kind: z.string(),
  required: z.boolean(),
  answer: z.enum(CHECK_ANSWERS).nullable(),
  evidence: z.string(),
  note: z.string(),
  by: z.string(),
  at: instantSchema.nullable(),
})
export type CheckItemRow = z.infer<typeof itemSchema>

const clarificationSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  question: z.string(),
  askedAt: instantSchema,
  askedBy: z.string(),
  deadlineAt: instantSchema,
  answer: z.string(),
  answeredAt: instantSchema.nullable(),
  state: z.enum(['open', 'answered', 'unanswered']),
  isOverdue: z.boolean(),
})

const paperSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  itemId: idSchema.nullable(),
  title: z.string(),
  number: z.string(),
  issuedOn: dateSchema.nullable(),
  expiresOn: dateSchema.nullable(),
  /** Told by the paper or by the months that the call asks for. */
  validUntil: dateSchema.nullable(),
  isExpired: z.boolean(),
  /** Valid today, but not until the latest end of a project. */
  runsOutEarly: z.boolean(),
  note: z.string(),
})

const flagSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  organisation: namedSchema,
  severity: z.enum(FLAG_SEVERITIES),
  reason: z.string(),
  raisedOn: dateSchema,
  raisedBy: z.string(),
  clearedOn: dateSchema.nullable(),
  clearedBy: z.string().nullable(),
  clearReason: z.string(),
})

const hitSchema = z.strictObject({
  kind: z.enum(MATCH_KINDS),
  /** Whose name it is: the applicant, a party, somebody of a board. */
  subject: z.string(),
  reference: z.string(),
  name: z.string(),
  from: z.string(),
  strength: z.enum(['exact', 'close']),
  note: z.string(),
  decision: z
    .strictObject({
      decision: z.enum(['same', 'different']),
      reason: z.string(),
      by: z.string(),
      on: dateSchema,
    })
    .nullable(),
})
export type Hit = z.infer<typeof hitSchema>

/** Administrative, eligibility and supporting checks of an application, with all that blocks it (domain-rules.md rule 3). */
export const checksContract = {
  'checks.get': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationId: idSchema, language: languageSchema }),
    output: z.strictObject({
      applicationId: idSchema,
      version: versionSchema,
      state: z.string(),
      zone: z.string(),
      clarificationDays: z.int(),
      parties: z.array(namedSchema),
      items: z.array(itemSchema),
      outcomes: z.array(z.strictObject({ stage: stageSchema, result: z.enum(['open', 'failed', 'passed']) })),
      clarifications: z.array(clarificationSchema),
      papers: z.array(paperSchema),
      flags: z.array(flagSchema),
      hits: z.array(hitSchema),
      lists: z.array(z.strictObject({ list: z.string(), names: z.int() })),
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
      /** Answers, flags and hits may be changed now. */
      isOpen: z.boolean(),
      mayConclude: z.boolean(),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  'checks.start': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ applicationId: idSchema, version: versionSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.IllegalStep', 'Rule.Recused', 'Rule.Late'],
  }),
  'checks.answer': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      applicationId: idSchema,
      itemId: idSchema,
      /** Null takes the answer back. */
      answer: z.enum(CHECK_ANSWERS).nullable(),
      evidence: textSchema(1000).default(''),
      note: textSchema(2000).default(''),
    }),
    output: nothing,
    errors: ['NotFound', 'Rule.NotInCheck', 'Rule.Recused', 'Rule.NotOnList'],
  }),
  'checks.conclude': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      applicationId: idSchema,
      version: versionSchema,
      to: z.enum(['eligible', 'ineligible']),
      reasonCode: z.enum(INELIGIBLE_REASONS).nullable().default(null),
      reason: textSchema(2000).default(''),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.IllegalStep', 'Rule.Blocked', 'Rule.ReasonNeeded', 'Rule.Recused'],
  }),
  'checks.ask': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      applicationId: idSchema,
      version: versionSchema,
      question: reasonSchema,
      /** Null: the days that the call gives, from now. */
      deadlineAt: instantSchema.nullable().default(null),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.IllegalStep', 'Rule.Recused', 'Rule.Dates'],
  }),
  /** An answer, or null when none came before the deadline; either way the check goes on. */
  'checks.answered': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      clarificationId: idSchema,
      version: versionSchema,
      answer: z.string().trim().min(1, { message: 'validation.required' }).max(8000).nullable(),
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.IllegalStep',
      'Rule.Recused',
      'Rule.ClarificationClosed',
      'Rule.BeforeDeadline',
    ],
  }),
  'checks.savePaper': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      applicationId: idSchema,
      itemId: idSchema.nullable(),
      title: textSchema(200),
      number: textSchema(80).default(''),
      issuedOn: dateSchema.nullable(),
      expiresOn: dateSchema.nullable(),
      note: textSchema(1000).default(''),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Dates', 'Rule.Recused', 'Rule.NotOnList'],
  }),
  'checks.deletePaper': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.Recused'],
  }),
  /** A red flag blocks eligibility, award and payment until somebody lifts it with a reason. */
  'checks.raiseFlag': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      organisationId: idSchema,
      severity: z.enum(FLAG_SEVERITIES),
      reason: reasonSchema,
    }),
    output: savedSchema,
    errors: ['NotFound'],
  }),
  'checks.liftFlag': command({
    allowed: [...GRANT_WRITERS, 'director'],
    input: z.strictObject({ id: idSchema, version: versionSchema, reason: reasonSchema }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.FlagLifted'],
  }),
  'checks.decideHit': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      applicationId: idSchema,
      kind: z.enum(MATCH_KINDS),
      subject: z.string().max(300),
      reference: z.string().max(200),
      name: z.string().max(500),
      decision: z.enum(['same', 'different']),
      reason: reasonSchema,
    }),
    output: savedSchema,
    errors: ['NotFound', 'Rule.Recused', 'Rule.NotOnList'],
  }),
} as const
