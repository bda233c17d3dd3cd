import { z } from 'zod'
import {
  idSchema,
  namedSchema,
  nameSchema,
  pageSchema,
  savedSchema,
  sortSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, PROGRAMME_WRITERS, query } from './procedure.ts'

/** Who may apply: a registered body, a group without registration, a person. Words under `partyKind.`. */
export const PARTY_KINDS = ['organisation', 'informal_group', 'natural_person'] as const

const fields = {
  name: textSchema(300),
  shortName: textSchema(80),
  legalForm: textSchema(120),
  registrationNo: textSchema(60),
  taxNo: textSchema(60),
  country: z.string().regex(/^([A-Z]{2})?$/, { message: 'validation.country' }),
  city: textSchema(120),
  address: textSchema(300),
  email: textSchema(200),
  phone: textSchema(60),
  website: textSchema(200),
  note: textSchema(2000),
  marketActor: z.boolean(),
}
const partySchemas = {
  partyKind: z.enum(PARTY_KINDS),
  /** Registered body that answers for an informal group or a person. */
  patronId: idSchema.nullable(),
}
export const organisationSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...fields,
  ...partySchemas,
  country: z.string(),
  nameMissing: z.boolean(),
  invented: z.boolean(),
  archived: z.boolean(),
})
export type OrganisationRow = z.infer<typeof organisationSchema>

/** By what the registry can be grouped. */
export const ORGANISATION_GROUPINGS = ['country', 'city', 'legalForm', 'marketActor'] as const
export type OrganisationGrouping = (typeof ORGANISATION_GROUPINGS)[number]

/** One group: the country's code, the city, the legal form, or `1` for market actors and `0` for others; empty for none. */
export const organisationGroupSchema = z.strictObject({
  by: z.enum(ORGANISATION_GROUPINGS),
  key: z.string().max(120),
})
export type OrganisationGroup = z.infer<typeof organisationGroupSchema>

const listFields = {
  text: textSchema(200).default(''),
  country: z.string().max(2).default(''),
  archived: z.boolean().default(false),
  sort: sortSchema(['name', 'country', 'city']).default({ key: 'name', direction: 'ascending' }),
  ...pageSchema,
}

export const organisationsContract = {
  'organisations.list': query({
    allowed: 'everyone',
    input: z.strictObject({
      ...listFields,
      /** Only the organisations of this group of `organisations.groups`. */
      group: organisationGroupSchema.nullable().default(null),
    }),
    output: z.strictObject({ rows: z.array(organisationSchema), total: z.int() }),
  }),
  /** What the list shows in groups with their counts; a list sorted by what it is grouped by turns them round. */
  'organisations.groups': query({
    allowed: 'everyone',
    input: z.strictObject({ ...listFields, by: z.enum(ORGANISATION_GROUPINGS) }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ ...organisationGroupSchema.shape, count: z.int() })),
      total: z.int(),
    }),
  }),
  'organisations.get': query({
    allowed: 'everyone',
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      organisation: organisationSchema,
      patron: namedSchema.nullable(),
      /** Groups and persons that this body answers for. */
      patronOf: z.array(namedSchema),
      /** Where this body appears: as donor, partner, work package lead or market actor of a project. */
      appearances: z.array(
        z.strictObject({ project: namedSchema, projectCode: z.string(), role: z.string() }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Warns of possible duplicates: same registration number in the country, or the same name once accents and case are folded. */
  'organisations.similar': query({
    allowed: 'everyone',
    input: z.strictObject({
      name: textSchema(300),
      registrationNo: textSchema(60),
      country: z.string().max(2),
      exceptId: idSchema.nullable(),
    }),
    output: z.strictObject({ rows: z.array(organisationSchema) }),
  }),
  'organisations.create': command({
    allowed: [...PROGRAMME_WRITERS, 'finance_officer'],
    input: z.strictObject({
      ...fields,
      name: nameSchema,
      partyKind: partySchemas.partyKind.default('organisation'),
      patronId: partySchemas.patronId.default(null),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Patron'],
  }),
  'organisations.update': command({
    allowed: [...PROGRAMME_WRITERS, 'finance_officer'],
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      ...fields,
      ...partySchemas,
      name: nameSchema,
      archived: z.boolean(),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Patron'],
  }),
} as const
