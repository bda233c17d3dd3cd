import { z } from 'zod'
import { applicationFilterSchema, applicationSortSchema } from './applications.ts'
import { assetFilterSchema } from './assets.ts'
import { AUDIT_READERS } from './audit.ts'
import { callFilterSchema, callSortSchema } from './calls.ts'
import { assignmentFilterSchema } from './committees.ts'
import { fileTokenSchema, idSchema, monthSchema, sortSchema, textSchema } from './common.ts'
import {
  ACCOUNT_COLUMNS,
  AGREEMENT_COLUMNS,
  APPLICATION_COLUMNS,
  ASSET_COLUMNS,
  ASSIGNMENT_COLUMNS,
  AUDIT_COLUMNS,
  CALL_COLUMNS,
  DECISION_COLUMNS,
  DOCUMENT_COLUMNS,
  INELIGIBLE_COLUMNS,
  ORGANISATION_COLUMNS,
  PAYROLL_COLUMNS,
  PENDING_COLUMNS,
  PER_DIEM_COLUMNS,
  PROCUREMENT_COLUMNS,
  PROJECT_COLUMNS,
  PROJECT_GROUPINGS,
  RATE_COLUMNS,
  RESERVATION_COLUMNS,
  SCHEME_COLUMNS,
  SHARED_COST_COLUMNS,
} from './list-columns.ts'
import { ORGANISATION_GROUPINGS } from './organisations.ts'
import { type Allowed, FINANCE_READERS, GRANT_READERS, job } from './procedure.ts'
import { rateFilterSchema } from './rates.ts'

/** More than any list that is read whole holds. */
const MOST_PROJECTS = 5000

const file = { format: z.enum(['xlsx', 'csv']), language: z.enum(['en', 'sq']) }
/** In the order wanted. */
const columns = <const K extends readonly [string, ...string[]]>(names: K) =>
  z.array(z.enum(names)).min(1).max(names.length)
const projectId = idSchema.nullable().default(null)
const exported = z.strictObject({ token: fileTokenSchema, fileName: z.string(), rows: z.int() })

/** A list as a file: what narrows and orders it as on screen, and its columns. */
const listFile = <F extends z.ZodRawShape, const K extends readonly [string, ...string[]]>(
  allowed: Allowed,
  filter: F,
  names: K,
) =>
  job({
    allowed,
    input: z.strictObject({ ...filter, columns: columns(names), ...file }),
    output: exported,
    errors: ['NotFound', 'Export', 'Cancelled', 'StorageFull'],
  })

/** Lists of records as files: exactly the rows, columns, order and groups on screen. */
export const listExportsContract = {
  'organisations.export': listFile(
    'everyone',
    {
      text: textSchema(200).default(''),
      country: z.string().max(2).default(''),
      archived: z.boolean().default(false),
      sort: sortSchema(['name', 'country', 'city']).default({ key: 'name', direction: 'ascending' }),
      groupBy: z.enum(ORGANISATION_GROUPINGS).nullable().default(null),
    },
    ORGANISATION_COLUMNS,
  ),
  /** The projects named, in that order: the screen holds the list whole and filters it itself. */
  'projects.export': listFile(
    'everyone',
    {
      ids: z.array(idSchema).max(MOST_PROJECTS),
      groupBy: z.enum(PROJECT_GROUPINGS).nullable().default(null),
    },
    PROJECT_COLUMNS,
  ),
  'schemes.export': listFile(GRANT_READERS, { projectId }, SCHEME_COLUMNS),
  'calls.export': listFile(GRANT_READERS, { ...callFilterSchema, sort: callSortSchema }, CALL_COLUMNS),
  /** Applications but those that the person is recused from. */
  'applications.export': listFile(
    GRANT_READERS,
    { ...applicationFilterSchema, sort: applicationSortSchema },
    APPLICATION_COLUMNS,
  ),
  /** Applications of a call with their readers, but those that the person is recused from. */
  'assignments.export': listFile(GRANT_READERS, assignmentFilterSchema, ASSIGNMENT_COLUMNS),
  /** All decisions of a call, newest first, but those on applications that the person is recused from. */
  'decisions.export': listFile(GRANT_READERS, { callId: idSchema }, DECISION_COLUMNS),
  'accounts.export': listFile(FINANCE_READERS, {}, ACCOUNT_COLUMNS),
  'assets.export': listFile(FINANCE_READERS, assetFilterSchema, ASSET_COLUMNS),
  'procurements.export': listFile(FINANCE_READERS, { projectId }, PROCUREMENT_COLUMNS),
  'ineligible.export': listFile(FINANCE_READERS, { projectId: idSchema }, INELIGIBLE_COLUMNS),
  'pendingPayments.export': listFile(
    FINANCE_READERS,
    { projectId: idSchema, onlyListed: z.boolean().default(false) },
    PENDING_COLUMNS,
  ),
  'rates.export': listFile(FINANCE_READERS, rateFilterSchema, RATE_COLUMNS),
  /** Documents that several projects share, newest first, and what each is charged. */
  'sharedCosts.export': listFile(FINANCE_READERS, {}, SHARED_COST_COLUMNS),
  /** Salaries of a month with their shares. */
  'payroll.export': listFile(FINANCE_READERS, { month: monthSchema }, PAYROLL_COLUMNS),
  'agreements.export': listFile(FINANCE_READERS, { projectId: idSchema }, AGREEMENT_COLUMNS),
  'reservations.export': listFile(FINANCE_READERS, { projectId: idSchema }, RESERVATION_COLUMNS),
  /** The whole audit trail, newest first; reasons about applications that the person is recused from are left blank. */
  'audit.export': listFile(AUDIT_READERS, {}, AUDIT_COLUMNS),
  'perDiems.export': listFile(FINANCE_READERS, {}, PER_DIEM_COLUMNS),
  /** Documents produced before, of one project or all. */
  'documents.export': listFile(
    FINANCE_READERS,
    {
      projectId,
      sort: sortSchema(['producedAt', 'fileName']).default({ key: 'producedAt', direction: 'descending' }),
    },
    DOCUMENT_COLUMNS,
  ),
} as const
