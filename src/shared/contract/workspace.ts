import { z } from 'zod'
import {
  currencySchema,
  fileTokenSchema,
  idSchema,
  instantSchema,
  languageSchema,
  nameSchema,
  nothing,
  noticeSchema,
} from './common.ts'
import { command, control, job, query, ROLES } from './procedure.ts'

const sessionSchema = z.strictObject({
  personId: idSchema,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** True only when this person typed the own passphrase in this session. */
  authenticated: z.boolean(),
})
export type SessionInfo = z.infer<typeof sessionSchema>

const openedSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  baseCurrency: currencySchema,
  demo: z.boolean(),
  folderName: z.string(),
  integrity: z.enum(['checking', 'ok', 'damaged']),
  auditHead: z.string(),
})

const statusSchema = z.strictObject({
  workspace: openedSchema.nullable(),
  session: sessionSchema.nullable(),
  /** Persons that the window can change to; `passphrase` says whether one is asked. */
  people: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      passphrase: z.boolean(),
    }),
  ),
  appVersion: z.string(),
})
export type WorkspaceStatus = z.infer<typeof statusSchema>

const checkSchema = z.strictObject({
  check: z.enum([
    'database',
    'foreign_keys',
    'audit_chain',
    'attachments',
    'money',
    'availability',
    'periods',
  ]),
  ok: z.boolean(),
  checked: z.int(),
  problems: z.array(noticeSchema),
})
export const verificationSchema = z.strictObject({
  ok: z.boolean(),
  auditHead: z.string(),
  events: z.int(),
  checks: z.array(checkSchema),
})
export type Verification = z.infer<typeof verificationSchema>

/** Where a workspace lies: in the usual folder by name, one of the recent list, or a folder the shell picked. */
const locationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('named'), name: nameSchema }),
  z.strictObject({ kind: z.literal('recent'), id: z.string().max(64) }),
  z.strictObject({ kind: z.literal('folder'), token: fileTokenSchema }),
])

export const workspaceContract = {
  'workspace.status': control({ allowed: 'public', input: nothing, output: statusSchema }),
  'workspace.recent': control({
    allowed: 'public',
    input: nothing,
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          folder: z.string(),
          demo: z.boolean(),
          openedAt: instantSchema.nullable(),
        }),
      ),
    }),
  }),
  'workspace.create': control({
    allowed: 'public',
    input: z.strictObject({
      location: locationSchema,
      name: nameSchema,
      baseCurrency: currencySchema.default('EUR'),
      coordinatorName: nameSchema,
    }),
    output: statusSchema,
    errors: ['Conflict', 'StorageFull', 'StorageReadonly'],
  }),
  /** Makes (or opens, when it is there already) the demo workspace; `entries` is the number of invented ledger entries. */
  'workspace.createDemo': job({
    allowed: 'public',
    input: z.strictObject({ location: locationSchema, entries: z.int().min(0).max(2_000_000).default(2400) }),
    output: statusSchema,
    errors: ['Conflict', 'StorageFull', 'StorageReadonly', 'Cancelled'],
  }),
  'workspace.open': control({
    allowed: 'public',
    input: z.strictObject({ location: locationSchema }),
    output: statusSchema,
    errors: ['NotFound', 'Conflict', 'StorageCorrupt', 'StorageReadonly', 'FromNewerVersion'],
  }),
  'workspace.close': control({ allowed: 'public', input: nothing, output: statusSchema }),
  'workspace.verify': job({
    allowed: 'everyone',
    input: z.strictObject({ head: z.string().max(64).nullable().default(null) }),
    output: verificationSchema,
    errors: ['Cancelled', 'StorageCorrupt'],
  }),
  /** Returns a token of the finished, verified backup file for the shell to save. */
  'workspace.backup': job({
    allowed: ['coordinator', 'finance_officer', 'director'],
    input: nothing,
    output: z.strictObject({
      token: fileTokenSchema,
      fileName: z.string(),
      size: z.int(),
      auditHead: z.string(),
    }),
    errors: ['Cancelled', 'StorageFull', 'StorageReadonly'],
  }),
  'workspace.restore': job({
    allowed: 'public',
    input: z.strictObject({ token: fileTokenSchema, location: locationSchema }),
    output: statusSchema,
    errors: ['Conflict', 'StorageCorrupt', 'StorageFull', 'StorageReadonly', 'FromNewerVersion', 'Cancelled'],
  }),
  'workspace.rename': command({
    allowed: ['coordinator'],
    input: z.strictObject({ name: nameSchema }),
    output: z.strictObject({ name: z.string() }),
  }),
  /** Draft of a form, kept outside the audited commands so that a crash loses nothing typed. */
  'drafts.get': query({
    allowed: 'everyone',
    input: z.strictObject({ form: z.string().max(100), recordId: z.string().max(100) }),
    output: z.strictObject({ payload: z.json().nullable(), savedAt: instantSchema.nullable() }),
  }),
  'drafts.list': query({
    allowed: 'everyone',
    input: nothing,
    output: z.strictObject({
      rows: z.array(z.strictObject({ form: z.string(), recordId: z.string(), savedAt: instantSchema })),
    }),
  }),
  'drafts.save': control({
    allowed: 'everyone',
    input: z.strictObject({ form: z.string().max(100), recordId: z.string().max(100), payload: z.json() }),
    output: z.strictObject({ savedAt: instantSchema }),
  }),
  'drafts.discard': control({
    allowed: 'everyone',
    input: z.strictObject({ form: z.string().max(100), recordId: z.string().max(100) }),
    output: nothing,
  }),
  'settings.get': query({
    allowed: 'everyone',
    input: nothing,
    output: z.strictObject({ language: languageSchema }),
  }),
  'settings.save': command({
    allowed: ['coordinator'],
    input: z.strictObject({ language: languageSchema }),
    output: nothing,
  }),
} as const
