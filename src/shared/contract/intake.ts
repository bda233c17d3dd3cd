import { z } from 'zod'
import { applicationStateSchema } from './applications.ts'
import {
  dateSchema,
  fileTokenSchema,
  idSchema,
  instantSchema,
  languageSchema,
  moneySchema,
  namedSchema,
  nothing,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { PARTY_KINDS } from './organisations.ts'
import { command, GRANT_READERS, GRANT_WRITERS, job, query } from './procedure.ts'

const cell = z.string().max(100_000).nullable()
/** Answers by field: one text, chosen keys, or rows by column; null is not answered, which is never zero. */
export const answersSchema = z.record(
  z.string().max(60),
  z.union([
    cell,
    z.array(z.string().max(200)).max(200),
    z.array(z.record(z.string().max(60), cell)).max(1000),
  ]),
)

export const answerFaultSchema = z.strictObject({
  field: z.string(),
  /** Row of a table from 1; null for the field itself. */
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['unreadable', 'rule']),
  messageKey: z.string(),
  remedyKey: z.string(),
  details: z.record(z.string(), z.json()),
})

/** What was typed of a receipt: date and time as the clocks of the call's zone show them. */
export const receiptSchema = {
  receivedOn: dateSchema,
  receivedTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'validation.time' }),
  how: z.enum(['email', 'paper', 'usb', 'hand', 'other']),
  evidence: z.string().trim().min(1, { message: 'validation.required' }).max(500),
}

const lotSchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  title: z.string(),
  minimum: moneySchema.nullable(),
  maximum: moneySchema.nullable(),
  cofinancingPercent: z.string(),
})

const formForTyping = {
  callId: idSchema,
  callCode: z.string(),
  callTitle: z.string(),
  currency: z.string(),
  zone: z.string(),
  languages: z.array(languageSchema),
  lots: z.array(lotSchema),
  formVersion: z.strictObject({ id: idSchema, number: z.int() }),
  // The page reads it with the domain's own type.
  definition: z.json(),
}

const bodyFields = {
  lotId: idSchema.nullable(),
  language: languageSchema,
  answers: answersSchema,
  /** The applicant in the registry, when it is there. */
  applicantId: idSchema.nullable(),
  /** Registered body that answers for an informal group. */
  patronId: idSchema.nullable(),
}

export const PARTY_ROLES = ['co_applicant', 'affiliated_entity', 'associate'] as const
const partySchema = z.strictObject({ organisationId: idSchema, role: z.enum(PARTY_ROLES) })

const sheetSchema = z.strictObject({
  name: textSchema(300),
  summary: textSchema(20_000),
  goals: textSchema(20_000),
  /** Target groups and beneficiaries as one: the sheets don't tell them apart. */
  targetGroups: textSchema(20_000),
  activities: textSchema(20_000),
})

const refusals = ['NotFound', 'Conflict', 'Rule.Recused', 'Rule.CallNotOpen'] as const

/** How applications come in: typed, pasted, received, extended, with who takes part and what was answered when. */
export const intakeContract = {
  /** The form in force of a call, to type an application in. */
  'intake.form': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema }),
    output: z.strictObject(formForTyping),
    errors: ['NotFound', 'Rule.NoForm'],
  }),
  /** An application's answers with the form version they were given on, and what is wrong with them. */
  'intake.answers': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationId: idSchema, revision: z.int().positive().nullable().default(null) }),
    output: z.strictObject({
      ...formForTyping,
      version: versionSchema,
      state: applicationStateSchema,
      language: languageSchema,
      lotId: idSchema.nullable(),
      applicant: namedSchema.nullable(),
      patron: namedSchema.nullable(),
      revision: z.int(),
      answers: answersSchema,
      faults: z.array(answerFaultSchema),
      revisions: z.array(
        z.strictObject({ number: z.int(), reason: z.string(), by: z.string(), at: instantSchema }),
      ),
      editable: z.boolean(),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** What is wrong with answers while they are typed. */
  'intake.check': query({
    allowed: GRANT_READERS,
    input: z.strictObject({
      formVersionId: idSchema,
      lotId: idSchema.nullable(),
      answers: answersSchema,
    }),
    output: z.strictObject({ faults: z.array(answerFaultSchema) }),
    errors: ['NotFound'],
  }),
  /** A new application as a draft, under the next reference number of its call. */
  'intake.start': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ callId: idSchema, ...bodyFields }),
    output: z.strictObject({ ...savedSchema.shape, referenceNo: z.string() }),
    errors: [...refusals, 'Rule.NoForm', 'Rule.AnswersUnreadable', 'Rule.NotInvited', 'Rule.Patron'],
  }),
  /** Stores changed answers as the next revision; after the receipt only with a reason. */
  'intake.save': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      ...bodyFields,
      reason: textSchema(2000).default(''),
    }),
    output: savedSchema,
    errors: [...refusals, 'Rule.AnswersUnreadable', 'Rule.ReasonNeeded', 'Rule.AnswersFixed', 'Rule.Patron'],
  }),
  /**
   * Records the receipt: submitted, or late when no extension covers it. Answers that break a rule, or an applicant who
   * applied already where one application is allowed, are refused unless they are taken in to be reviewed.
   */
  'intake.receive': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      ...receiptSchema,
      acceptFaults: z.boolean().default(false),
    }),
    output: z.strictObject({ ...savedSchema.shape, state: applicationStateSchema }),
    errors: [
      ...refusals,
      'Rule.IllegalStep',
      'Rule.AnswersIncomplete',
      'Rule.OneApplication',
      'Rule.ReceivedInFuture',
      'Rule.TimeSkipped',
    ],
  }),
  'intake.discard': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.NotADraft', 'Rule.Recused'],
  }),
  /** Clears the mark for review, with what was found. */
  'intake.reviewed': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema, note: textSchema(1000) }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Recused'],
  }),
  /**
   * Extends the deadline for one application or one applicant. A late application that it covers goes into the
   * administrative check at once.
   */
  'intake.extend': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      callId: idSchema,
      applicationId: idSchema.nullable(),
      organisationId: idSchema.nullable(),
      untilOn: dateSchema,
      untilTime: receiptSchema.receivedTime,
      reason: z.string().trim().min(SHORTEST_REASON, { message: 'validation.required' }).max(2000),
    }),
    output: savedSchema,
    errors: [
      ...refusals,
      'Rule.ExtensionForNobody',
      'Rule.ExtensionTooEarly',
      'Rule.TimeSkipped',
      'Rule.IllegalStep',
    ],
  }),
  'intake.extensions': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema, applicationId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          applicationId: idSchema.nullable(),
          referenceNo: z.string().nullable(),
          organisation: namedSchema.nullable(),
          untilAt: instantSchema,
          zone: z.string(),
          reason: z.string(),
          grantedBy: z.string(),
          grantedAt: instantSchema,
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  'intake.parties': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationId: idSchema }),
    output: z.strictObject({
      /** As the application names it; also where no body of the registry is chosen. */
      applicantName: z.string(),
      lead: z.strictObject({ organisation: namedSchema, partyKind: z.enum(PARTY_KINDS) }).nullable(),
      patron: namedSchema.nullable(),
      /** Who answers for the lead by the registry, when the application names nobody. */
      usualPatron: namedSchema.nullable(),
      rows: z.array(
        z.strictObject({
          organisation: namedSchema,
          role: z.enum(PARTY_ROLES),
          partyKind: z.enum(PARTY_KINDS),
        }),
      ),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** Puts the co-applicants and other bodies of an application in place of those before. */
  'intake.setParties': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      parties: z.array(partySchema).max(50),
      /** Who answers for an informal group or a person; left as it is when it is left out. */
      patronId: idSchema.nullable().optional(),
    }),
    output: savedSchema,
    errors: [...refusals, 'Rule.PartyTwice', 'Rule.OneApplication', 'Rule.Patron'],
  }),
  /** Files that came with an application. */
  'intake.files': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationId: idSchema }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          fileName: z.string(),
          size: z.int(),
          addedBy: z.string(),
          addedAt: instantSchema,
        }),
      ),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  'intake.attach': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ applicationId: idSchema, token: fileTokenSchema }),
    output: z.strictObject({ id: idSchema }),
    errors: ['NotFound', 'StorageFull', 'StorageReadonly', 'Rule.Recused'],
  }),
  /** Only while the application is a draft: what was received stays as it came. */
  'intake.detach': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ fileId: idSchema }),
    output: nothing,
    errors: ['NotFound', 'Rule.NotADraft', 'Rule.Recused'],
  }),
  /** A token with which the shell opens or saves a file of an application. */
  'intake.file': job({
    allowed: GRANT_READERS,
    input: z.strictObject({ fileId: idSchema }),
    output: z.strictObject({ token: fileTokenSchema, fileName: z.string(), mediaType: z.string() }),
    errors: ['NotFound', 'Rule.Recused', 'StorageCorrupt'],
  }),
  /** What the applicant asked for and got before, over all calls, in any role. */
  'intake.history': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ applicationId: idSchema.nullable(), organisationId: idSchema.nullable() }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          call: namedSchema,
          referenceNo: z.string(),
          title: z.string(),
          role: z.enum(['lead_applicant', 'patron', ...PARTY_ROLES]),
          state: applicationStateSchema,
          requested: moneySchema.nullable(),
          awarded: moneySchema.nullable(),
          receivedAt: instantSchema.nullable(),
          zone: z.string(),
          /** True where only the name is the same: the body may be another. */
          byName: z.boolean(),
        }),
      ),
    }),
    errors: ['NotFound', 'Rule.Recused'],
  }),
  /** What a pasted text is: project sheets one by one, or another kind of text, by name. */
  'intake.readSheets': query({
    allowed: GRANT_WRITERS,
    input: z.strictObject({ text: z.string().max(500_000) }),
    output: z.strictObject({
      kind: z.enum(['project_sheets', 'programme', 'training_record', 'project_facts', 'unknown']),
      sheets: z.array(
        z.strictObject({
          ...sheetSchema.shape,
          line: z.int(),
          nameMissing: z.boolean(),
          missing: z.array(z.enum(['summary', 'goals', 'targetGroups', 'activities'])),
        }),
      ),
      others: z.array(
        z.strictObject({
          kind: z.enum(['programme', 'training_record', 'project_facts', 'unknown']),
          line: z.int(),
          lines: z.int(),
          heading: z.string(),
        }),
      ),
    }),
  }),
  /** Stores pasted sheets as drafts of a call, each marked for review; one that is there already is left alone. */
  'intake.storeSheets': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      callId: idSchema,
      language: languageSchema,
      sheets: z.array(sheetSchema).min(1).max(200),
    }),
    output: z.strictObject({ created: z.int(), unchanged: z.int() }),
    errors: [...refusals, 'Rule.NoForm'],
  }),
} as const
