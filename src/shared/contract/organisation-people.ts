import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  namedSchema,
  nameSchema,
  nothing,
  savedSchema,
  versionSchema,
} from './common.ts'
import { command, GRANT_READERS, PROGRAMME_WRITERS, query } from './procedure.ts'

/** What somebody is to a body of the registry. Words under `organisationPersonRole.`. */
export const ORGANISATION_PERSON_ROLES = [
  'board_member',
  'signatory',
  'contact',
  'bank_owner',
  'staff',
] as const

const organisationPersonSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  role: z.enum(ORGANISATION_PERSON_ROLES),
  since: dateSchema.nullable(),
  /** Last day; null while it lasts or when nobody knows. */
  until: dateSchema.nullable(),
  /** The person of the workspace who this is. */
  person: namedSchema.nullable(),
})
export type OrganisationPerson = z.infer<typeof organisationPersonSchema>

/** Nobody without a role in finance or calls reads or writes who stands behind a body (safety: names of private persons). */
const WRITERS = [...PROGRAMME_WRITERS, 'finance_officer'] as const

/**
 * Who sits on the board of a body, signs for it, works there or owns its bank account: with them an assessor's conflict
 * of interest is found (domain-rules.md rule 5), and their names are compared with sanctions lists. No more than name,
 * role and dates is kept.
 */
export const organisationPeopleContract = {
  'organisations.people': query({
    allowed: GRANT_READERS,
    input: z.strictObject({ organisationId: idSchema }),
    output: z.strictObject({ rows: z.array(organisationPersonSchema) }),
    errors: ['NotFound'],
  }),
  /** Adds somebody, or changes one when `id` is given. The same name has a role once at a time. */
  'organisations.savePerson': command({
    allowed: WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      organisationId: idSchema,
      name: nameSchema,
      role: z.enum(ORGANISATION_PERSON_ROLES),
      since: dateSchema.nullable(),
      until: dateSchema.nullable(),
      personId: idSchema.nullable(),
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.Dates'],
  }),
  /** For an entry made in error; whoever left is given a last day instead, since past ties are warned of too. */
  'organisations.removePerson': command({
    allowed: WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict'],
  }),
} as const
