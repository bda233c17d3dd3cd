import { z } from 'zod'
import { fileTokenSchema, idSchema, sortSchema, textSchema } from './common.ts'
import { ORGANISATION_GROUPINGS } from './organisations.ts'
import { GRANT_READERS, job } from './procedure.ts'

/** Columns of the registry that can be exported. */
export const ORGANISATION_COLUMNS = [
  'name',
  'shortName',
  'country',
  'city',
  'registrationNo',
  'taxNo',
  'email',
  'marks',
] as const
export type OrganisationColumn = (typeof ORGANISATION_COLUMNS)[number]

/** Columns of the list of projects that can be exported. */
export const PROJECT_COLUMNS = [
  'code',
  'title',
  'marks',
  'donors',
  'status',
  'contractNo',
  'family',
  'start',
  'end',
  'total',
  'spent',
] as const
export type ProjectColumn = (typeof PROJECT_COLUMNS)[number]

/** By what the list of projects can be grouped. */
export const PROJECT_GROUPINGS = ['family', 'status', 'donors'] as const
export type ProjectGrouping = (typeof PROJECT_GROUPINGS)[number]

/** Columns of the decisions of a call that can be exported. */
export const DECISION_COLUMNS = [
  'decidedOn',
  'reference',
  'applicant',
  'title',
  'lot',
  'outcome',
  'requested',
  'recommended',
  'awarded',
  'money',
  'why',
  'decidedBy',
] as const
export type DecisionColumn = (typeof DECISION_COLUMNS)[number]

/** More than any list that is read whole holds. */
const MOST_PROJECTS = 5000

const file = { format: z.enum(['xlsx', 'csv']), language: z.enum(['en', 'sq']) }
/** In the order wanted. */
const columns = <const K extends readonly [string, ...string[]]>(names: K) =>
  z.array(z.enum(names)).min(1).max(names.length)
const exported = z.strictObject({ token: fileTokenSchema, fileName: z.string(), rows: z.int() })

/** Lists of records as files: exactly the rows, columns, order and groups on screen. */
export const listExportsContract = {
  'organisations.export': job({
    allowed: 'everyone',
    input: z.strictObject({
      text: textSchema(200).default(''),
      country: z.string().max(2).default(''),
      archived: z.boolean().default(false),
      sort: sortSchema(['name', 'country', 'city']).default({ key: 'name', direction: 'ascending' }),
      columns: columns(ORGANISATION_COLUMNS),
      groupBy: z.enum(ORGANISATION_GROUPINGS).nullable().default(null),
      ...file,
    }),
    output: exported,
    errors: ['Export', 'Cancelled', 'StorageFull'],
  }),
  /** The projects named, in that order: the screen holds the list whole and filters it itself. */
  'projects.export': job({
    allowed: 'everyone',
    input: z.strictObject({
      ids: z.array(idSchema).max(MOST_PROJECTS),
      columns: columns(PROJECT_COLUMNS),
      groupBy: z.enum(PROJECT_GROUPINGS).nullable().default(null),
      ...file,
    }),
    output: exported,
    errors: ['Export', 'Cancelled', 'StorageFull'],
  }),
  /** All decisions of a call, newest first, but those on applications that the person is recused from. */
  'decisions.export': job({
    allowed: GRANT_READERS,
    input: z.strictObject({ callId: idSchema, columns: columns(DECISION_COLUMNS), ...file }),
    output: exported,
    errors: ['NotFound', 'Export', 'Cancelled', 'StorageFull'],
  }),
} as const
