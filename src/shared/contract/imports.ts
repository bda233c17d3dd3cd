import { z } from 'zod'
import {
  fileTokenSchema,
  idSchema,
  instantSchema,
  nothing,
  savedSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, job, query } from './procedure.ts'

export const IMPORT_KINDS = [
  'budget',
  'ledger',
  'rates',
  'organisations',
  'statement',
  'sanctions',
  'applications',
  'salaries',
  'perDiems',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
/** Kinds that are read as a table with a mapping; the others are told by their formats. */
export type TableKind = Exclude<ImportKind, 'rates' | 'sanctions'>

/** How one table becomes records: saved by name and used again on the next file of the same shape. */
export const mappingSchema = z.strictObject({
  sheet: z.string().nullable(),
  headerRow: z.int().min(1).nullable(),
  columns: z.record(z.string(), z.strictObject({ heading: z.string(), letter: z.string() })),
  constants: z.record(z.string(), z.string()),
  decimalSeparator: z.enum([',', '.']).nullable(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  skipTotals: z.boolean(),
})
export type Mapping = z.infer<typeof mappingSchema>

export const rowProblemSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  /** Letter and heading, as `D "Shuma"`; empty when the whole row is meant. */
  column: z.string(),
  value: z.string(),
  severity: z.enum(['error', 'warning']),
  messageKey: z.string(),
  details: z.record(z.string(), z.json()),
  remedyKey: z.string(),
})
export type RowProblem = z.infer<typeof rowProblemSchema>

const outcomeSchema = z.strictObject({
  rowsRead: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  errors: z.int(),
  warnings: z.int(),
  /** The first 500; the count above is of all. */
  problems: z.array(rowProblemSchema),
  /** The first 20 rows as they would be stored, for the eye. */
  sample: z.array(z.record(z.string(), z.string())),
  importRunId: idSchema.nullable(),
  /** True when this very file was imported before: nothing was changed. */
  alreadyImported: z.boolean(),
  posted: z.int(),
})
export type ImportOutcome = z.infer<typeof outcomeSchema>

const importInput = {
  kind: z.enum(IMPORT_KINDS),
  token: fileTokenSchema,
  /** By kind: `projectId` or `projectCode`, `versionNote`, `accountId` or `account`, `from`, `to`, `opening`, `closing`, `source`, `base`, `year`, `month`. */
  params: z.record(z.string(), z.json()).default({}),
}

export const importsContract = {
  'imports.kinds': query({
    allowed: FINANCE_READERS,
    input: nothing,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          kind: z.enum(IMPORT_KINDS),
          fields: z.array(
            z.strictObject({
              key: z.string(),
              labelKey: z.string(),
              kind: z.string(),
              required: z.boolean(),
            }),
          ),
          params: z.json(),
        }),
      ),
    }),
  }),
  /** Opens the file under limits and returns sheets, a preview, the likely header row and a suggested mapping. */
  'imports.inspect': job({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      ...importInput,
      sheet: z.string().nullable().default(null),
      headerRow: z.int().min(1).nullable().default(null),
    }),
    output: z.strictObject({
      fileName: z.string(),
      format: z.string(),
      sheets: z.array(
        z.strictObject({ name: z.string(), hidden: z.boolean(), rows: z.int(), columns: z.int() }),
      ),
      sheet: z.string(),
      headerRow: z.int().nullable(),
      columns: z.array(
        z.strictObject({ letter: z.string(), heading: z.string(), samples: z.array(z.string()) }),
      ),
      preview: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
      mapping: mappingSchema,
      /** Name of the saved mapping that fits this file, if one does. */
      mappingName: z.string().nullable(),
      warnings: z.array(rowProblemSchema),
    }),
    errors: ['Import', 'Cancelled', 'NotFound'],
  }),
  'imports.dryRun': job({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ ...importInput, mapping: mappingSchema.nullable() }),
    output: outcomeSchema,
    errors: ['Import', 'Cancelled', 'NotFound'],
  }),
  /** All or nothing: with one error nothing is stored. Leaves drafts unless `post`. */
  'imports.run': job({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      ...importInput,
      mapping: mappingSchema.nullable(),
      post: z.boolean().default(false),
    }),
    output: outcomeSchema,
    errors: ['Import', 'Cancelled', 'NotFound', 'Rule.Blocked'],
  }),
  'imports.mappings': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ kind: z.enum(IMPORT_KINDS) }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({ id: idSchema, version: versionSchema, name: z.string(), mapping: mappingSchema }),
      ),
    }),
  }),
  /** A mapping of the same name is replaced. */
  'imports.saveMapping': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      kind: z.enum(IMPORT_KINDS),
      name: textSchema(120).min(1),
      mapping: mappingSchema,
    }),
    output: savedSchema,
  }),
  'imports.deleteMapping': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema }),
    output: nothing,
    errors: ['NotFound'],
  }),
  'imports.history': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: idSchema,
          kind: z.enum(IMPORT_KINDS),
          projectCode: z.string().nullable(),
          fileName: z.string(),
          rowsRead: z.int(),
          created: z.int(),
          updated: z.int(),
          unchanged: z.int(),
          importedBy: z.string(),
          importedAt: instantSchema,
        }),
      ),
    }),
  }),
} as const
