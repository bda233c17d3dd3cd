import { z } from 'zod'
import { INTERVENTION_STATES, RATE_POLICIES } from '#shared/kernel/project-words.ts'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  moneySchema,
  namedSchema,
  nameSchema,
  nothing,
  SHORTEST_REASON,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { periodSchema } from './periods.ts'
import { command, PROGRAMME_WRITERS, query } from './procedure.ts'

export const PROJECT_KINDS = ['action', 'scheme', 'sub_project'] as const
export const DONOR_FAMILIES = ['eu', 'sida', 'helvetas', 'bmz', 'visegrad', 'other', 'not_stated'] as const
export const PROJECT_STATUSES = [
  'pipeline',
  'implementation',
  'finalisation',
  'closed',
  'cancelled',
  'suspended',
] as const
export const DONOR_ROLES = ['funding', 'extending', 'accountable', 'implementing'] as const
export const PARTNER_ROLES = [
  'lead_applicant',
  'co_applicant',
  'affiliated_entity',
  'associate',
  'implementing_partner',
  'sub_grantee',
  'applicant',
] as const

/** A limit of the contract's rule pack; an override needs a reason (donor-formats.md, head). */
export const ruleParameterSchema = z.strictObject({
  name: z.string(),
  /** Null and confirmed: no such limit; null and not confirmed: only the contract says it. */
  value: z.union([z.string(), z.boolean(), z.null()]),
  /** Of an amount; the contract's own once it is overridden. */
  currency: z.string().optional(),
  /** What to look at when it is checked. */
  note: z.string().optional(),
  source: z.string(),
  date: z.string(),
  confirmed: z.boolean(),
  overrideReason: z.string().nullable(),
})

const projectFields = {
  kind: z.enum(PROJECT_KINDS),
  parentId: idSchema.nullable(),
  code: z.string().trim().min(1, { message: 'validation.required' }).max(40),
  title: nameSchema,
  contractNo: textSchema(80),
  donorReference: textSchema(120),
  family: z.enum(DONOR_FAMILIES),
  status: z.enum(PROJECT_STATUSES),
  startDate: dateSchema.nullable(),
  endDate: dateSchema.nullable(),
  currency: currencySchema,
  totalMinor: z.int().nullable(),
  grantMinor: z.int().nullable(),
  /** Donor's share in percent of total eligible costs, as in the contract, for example `83.54`. */
  fundingPercent: decimalSchema.nullable(),
  coordinatorName: textSchema(200),
  area: textSchema(300),
  objective: textSchema(4000),
  description: textSchema(8000),
  targetGroups: textSchema(4000),
  ratePolicy: z.enum(RATE_POLICIES),
  rateSource: textSchema(80),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(60),
}

export const projectSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...projectFields,
  rulePack: z.string(),
  ruleParameters: z.array(ruleParameterSchema),
  donorStated: z.boolean(),
  invented: z.boolean(),
  needsReview: z.boolean(),
  reviewNote: z.string(),
  sourceNote: z.string(),
})
export type ProjectDetails = z.infer<typeof projectSchema>

const projectRowSchema = z.strictObject({
  id: idSchema,
  parentId: idSchema.nullable(),
  kind: z.enum(PROJECT_KINDS),
  code: z.string(),
  title: z.string(),
  contractNo: z.string(),
  family: z.enum(DONOR_FAMILIES),
  status: z.enum(PROJECT_STATUSES),
  startDate: dateSchema.nullable(),
  endDate: dateSchema.nullable(),
  /** Null where no total is known, or where this person's role does not see money. */
  total: moneySchema.nullable(),
  spent: moneySchema.nullable(),
  donors: z.array(z.string()),
  invented: z.boolean(),
  needsReview: z.boolean(),
  donorStated: z.boolean(),
})
export type ProjectRow = z.infer<typeof projectRowSchema>

const donorSchema = z.strictObject({ id: idSchema, organisation: namedSchema, role: z.enum(DONOR_ROLES) })
const partnerSchema = z.strictObject({
  id: idSchema,
  organisation: namedSchema,
  nameMissing: z.boolean(),
  country: z.string(),
  role: z.enum(PARTNER_ROLES),
  note: z.string(),
})
const workPackageSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  title: z.string(),
  lead: namedSchema.nullable(),
  country: z.string(),
  description: z.string(),
})
const activitySchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  workPackageId: idSchema.nullable(),
  code: z.string(),
  title: z.string(),
  target: z.string(),
})
const actorSchema = z.strictObject({
  id: idSchema,
  organisation: namedSchema,
  contributionKind: z.enum(['cash', 'in_kind']),
  agreed: moneySchema,
  delivered: moneySchema,
  evidence: z.string(),
})
const interventionSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  title: z.string(),
  sector: z.string(),
  state: z.enum(INTERVENTION_STATES),
  description: z.string(),
  invented: z.boolean(),
  actors: z.array(actorSchema),
})
export const writers = [...PROGRAMME_WRITERS]
const projectId = idSchema

export const programmesContract = {
  'projects.list': query({
    allowed: 'everyone',
    input: z.strictObject({
      text: textSchema(200).default(''),
      parentId: idSchema.nullable().default(null),
      family: z.enum(DONOR_FAMILIES).nullable().default(null),
    }),
    /** All projects (a coalition has tens, not thousands); with `parentId` only that scheme's sub-granted projects. */
    output: z.strictObject({ rows: z.array(projectRowSchema) }),
  }),
  'projects.get': query({
    allowed: 'everyone',
    input: z.strictObject({ id: projectId }),
    output: z.strictObject({
      project: projectSchema,
      donors: z.array(donorSchema),
      partners: z.array(partnerSchema),
      workPackages: z.array(workPackageSchema),
      activities: z.array(activitySchema),
      interventions: z.array(interventionSchema),
      periods: z.array(periodSchema),
      children: z.array(projectRowSchema),
    }),
    errors: ['NotFound'],
  }),
  /** Rules of the donors as shipped: what a new project may start from. */
  'projects.rulePacks': query({
    allowed: 'everyone',
    input: nothing,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.string(),
          version: z.string(),
          parameters: z.int(),
          /** Values that no source confirms yet. */
          unconfirmed: z.int(),
        }),
      ),
    }),
  }),
  'projects.create': command({
    allowed: writers,
    input: z.strictObject({ ...projectFields, rulePack: z.string().default('generic') }),
    output: savedSchema,
    errors: ['Conflict', 'NotFound'],
  }),
  'projects.update': command({
    allowed: writers,
    input: z.strictObject({ id: projectId, version: versionSchema, ...projectFields }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.RatePolicyFixed'],
  }),
  /**
   * Marks a project for review, or as reviewed. The note says what to look at, or what was found; only the first kind
   * needs one.
   */
  'projects.setReview': command({
    allowed: writers,
    input: z
      .strictObject({
        id: projectId,
        version: versionSchema,
        needsReview: z.boolean(),
        note: z.string().trim().max(2000),
      })
      .refine(input => !input.needsReview || input.note.length >= SHORTEST_REASON, {
        path: ['note'],
        message: 'validation.reason',
      }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict'],
  }),
  /** Overrides or confirms one limit of the contract's rule pack. */
  'projects.setRule': command({
    allowed: ['coordinator', 'finance_officer'],
    input: z.strictObject({
      id: projectId,
      version: versionSchema,
      name: z.string(),
      value: z.union([z.string(), z.boolean(), z.null()]),
      confirmed: z.boolean(),
      reason: textSchema(500),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.ReasonNeeded'],
  }),
  /** Replaces the donor chain, back donor first: Sida (funding) → Helvetas (extending) → Help (implementing). */
  'projects.setDonors': command({
    allowed: writers,
    input: z.strictObject({
      projectId,
      donors: z.array(z.strictObject({ organisationId: idSchema, role: z.enum(DONOR_ROLES) })).max(20),
    }),
    output: nothing,
    errors: ['NotFound'],
  }),
  'projects.setPartners': command({
    allowed: writers,
    input: z.strictObject({
      projectId,
      partners: z
        .array(
          z.strictObject({ organisationId: idSchema, role: z.enum(PARTNER_ROLES), note: textSchema(500) }),
        )
        .max(200),
    }),
    output: nothing,
    errors: ['NotFound'],
  }),
  'workPackages.save': command({
    allowed: writers,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId,
      code: z.string().trim().min(1).max(20),
      title: nameSchema,
      leadOrganisationId: idSchema.nullable(),
      country: z.string().max(2),
      description: textSchema(4000),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict'],
  }),
  'workPackages.delete': command({
    allowed: writers,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.InUse'],
  }),
  'activities.save': command({
    allowed: writers,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId,
      workPackageId: idSchema.nullable(),
      code: z.string().trim().min(1).max(20),
      title: nameSchema,
      target: textSchema(500),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict'],
  }),
  'activities.delete': command({
    allowed: writers,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict', 'Rule.InUse'],
  }),
  'interventions.save': command({
    allowed: writers,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      projectId,
      code: z.string().trim().min(1).max(20),
      title: nameSchema,
      sector: textSchema(200),
      state: z.enum(INTERVENTION_STATES),
      description: textSchema(4000),
      actors: z
        .array(
          z.strictObject({
            organisationId: idSchema,
            contributionKind: z.enum(['cash', 'in_kind']),
            agreedMinor: z.int(),
            deliveredMinor: z.int(),
            evidence: textSchema(300),
          }),
        )
        .max(100),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Transition'],
  }),
} as const
