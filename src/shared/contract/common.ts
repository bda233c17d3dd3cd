import { z } from 'zod'
import { isPlainDate } from '#shared/kernel/plain-date.ts'

// Zod would otherwise probe for eval, which the content security policy forbids and reports.
z.config({ jitless: true })

export const idSchema = z.uuid()
/** Calendar day `YYYY-MM-DD`; 30 February is refused. */
export const dateSchema = z.string().refine(isPlainDate, { message: 'validation.date' })
/** `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'validation.date' })
/** UTC instant in ISO form, as `2025-12-31T22:15:00.000Z`. */
export const instantSchema = z.iso.datetime()
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, { message: 'validation.currency' })
/** Exact decimal number as text: `117.2025`, `-3`, `0.07`. */
export const decimalSchema = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, { message: 'validation.decimal' })
/** Minor units (cents) within ±2^53−1. */
export const minorSchema = z.int()
export const moneySchema = z.strictObject({ minor: minorSchema, currency: currencySchema })
export const languageSchema = z.enum(['en', 'sq'])
export const textSchema = (max = 500) => z.string().max(max)
export const nameSchema = z.string().trim().min(1, { message: 'validation.required' }).max(300)
/** Letters that a reason has at least. */
export const SHORTEST_REASON = 3
export const versionSchema = z.int().positive()
/** One-use token for a file that the shell picked or received; pages never see paths. */
export const fileTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/)

export const nothing = z.strictObject({})
/** What every creating or changing command returns. */
export const savedSchema = z.strictObject({ id: idSchema, version: versionSchema })

export const sortSchema = <const K extends readonly [string, ...string[]]>(keys: K) =>
  z.strictObject({ key: z.enum(keys), direction: z.enum(['ascending', 'descending']) })

/** Offset paging; `limit` at most 500 so that a page never holds a whole table. */
export const pageSchema = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }

/** Why something may not happen, or what to mind: a code, a sentence by key, and the screen or act that mends it. */
export const noticeSchema = z.strictObject({
  code: z.string(),
  messageKey: z.string(),
  details: z.record(z.string(), z.json()),
  fix: z.strictObject({ labelKey: z.string(), route: z.string().nullable() }).nullable(),
})
export type Notice = z.infer<typeof noticeSchema>

/** Second person for acts that need two (architecture.md, section 3; the passphrase only when that person has one). */
export const secondPersonSchema = z.strictObject({
  personId: idSchema,
  passphrase: z.string().max(1000).nullable(),
})

export const namedSchema = z.strictObject({ id: idSchema, name: z.string() })
