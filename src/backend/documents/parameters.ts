import { z } from 'zod'
import { dateSchema, idSchema, languageSchema } from '#shared/contract/common.ts'

/** Code of a project, as `SOE-11`; codes read better than ids on the command line and in the record of a document. */
export const projectParameter = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({ title: 'documents.parameter.project', 'x-picker': 'project' })

/** Number of a reporting period of that project, counting from 1. */
export const periodParameter = z
  .int()
  .positive()
  .meta({ title: 'documents.parameter.period', 'x-picker': 'period' })

export const languageParameter = languageSchema.meta({
  title: 'documents.parameter.language',
  'x-picker': 'language',
})

/** Number of a budget version; blank takes the signed one. */
export const versionParameter = z
  .int()
  .positive()
  .nullable()
  .default(null)
  .meta({ title: 'documents.parameter.version', 'x-picker': 'version' })

/** IBAN or name of a bank or cash account; blank takes the project's only one. */
export const accountParameter = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .nullable()
  .default(null)
  .meta({ title: 'documents.parameter.account', 'x-picker': 'account' })

/** Day of a reconciliation; blank takes the newest signed one, else the end of the last statement. */
export const dayParameter = dateSchema
  .nullable()
  .default(null)
  .meta({ title: 'documents.parameter.day', 'x-picker': 'day' })

/** Payment request of the project: its id as the picker gives it, or its number; blank takes the newest. */
export const requestParameter = z
  .union([z.int().positive(), idSchema])
  .nullable()
  .default(null)
  .meta({ title: 'documents.parameter.request', 'x-picker': 'request' })

/** What most reports are made of: a project, one of its reporting periods, a language. */
export const reportParameters = z.strictObject({
  project: projectParameter,
  period: periodParameter,
  language: languageParameter.default('en'),
})

/** Code of a call, as `DII-G1`. */
export const callParameter = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({ title: 'documents.parameter.call', 'x-picker': 'call' })

/** Reference of an application of that call; blank takes all of them. */
export const applicationParameter = z
  .string()
  .trim()
  .max(60)
  .nullable()
  .default(null)
  .meta({ title: 'documents.parameter.application' })

/** What most papers of a call are made of. */
export const callParameters = z.strictObject({
  call: callParameter,
  language: languageParameter.default('en'),
})
