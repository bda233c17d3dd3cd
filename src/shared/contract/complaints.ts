import { z } from 'zod'
import { COMPLAINT_STATES } from '#shared/kernel/application-words.ts'
import {
  currencySchema,
  dateSchema,
  idSchema,
  minorSchema,
  noticeSchema,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, GRANT_WRITERS, query } from './procedure.ts'

const complaintSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  applicationId: idSchema,
  reference: z.string(),
  title: z.string(),
  applicant: z.string(),
  applicationState: z.string(),
  state: z.enum(COMPLAINT_STATES),
  receivedOn: dateSchema,
  grounds: z.string(),
  /** Held while it is open, in the call's currency. */
  heldMinor: minorSchema,
  lotCode: z.string(),
  decision: z.string(),
  decidedOn: dateSchema.nullable(),
  decidedBy: z.string(),
  possible: z.array(z.enum(COMPLAINT_STATES)),
})
export type ComplaintRow = z.infer<typeof complaintSchema>

/** Complaints: an open one holds the disputed place and its money until the complaints committee decides. */
export const complaintsContract = {
  'complaints.list': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema, applicationId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      currency: currencySchema,
      rows: z.array(complaintSchema),
      /** Why the person who asks may not decide complaints of this call; none for a member of the committee. */
      blockers: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  'complaints.file': command({
    allowed: GRANT_WRITERS,
    input: z.strictObject({
      applicationId: idSchema,
      receivedOn: dateSchema,
      grounds: z.string().trim().min(1, { message: 'validation.required' }).max(8000),
    }),
    output: z.strictObject({ id: idSchema, version: versionSchema, heldMinor: minorSchema }),
    errors: ['NotFound', 'Rule.Blocked', 'Rule.Recused'],
  }),
  /** A step of the complaint, by a member of the complaints committee who evaluated nothing of the call. */
  'complaints.move': command({
    allowed: ['coordinator', 'director', 'finance_officer'],
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      to: z.enum(COMPLAINT_STATES),
      /** Needed for both ends. */
      decision: textSchema(8000).default(''),
      decidedOn: dateSchema.nullable().default(null),
    }),
    output: z.strictObject({
      ...savedSchema.shape,
      /** The state that an upheld complaint put the application back to; null where it changed none. */
      reopenedTo: z.string().nullable(),
    }),
    errors: [
      'NotFound',
      'Conflict',
      'Rule.Blocked',
      'Rule.IllegalStep',
      'Rule.NotOnCommittee',
      'Rule.Recused',
    ],
  }),
} as const
