import { z } from 'zod'
import { FIELD_KINDS, FIELD_ROLES } from '#shared/kernel/call-words.ts'
import { decimalSchema, idSchema, instantSchema, languageSchema, noticeSchema } from './common.ts'
import { GRANT_READERS, query } from './procedure.ts'

/** A text in each language that somebody typed it in. */
export const textsSchema = (max = 20_000) => z.partialRecord(languageSchema, z.string().max(max))

const keySchema = z.string().trim().min(1, { message: 'validation.required' }).max(60)
const labelSchema = textsSchema(500)
const choiceSchema = z.strictObject({ key: keySchema, label: labelSchema })
const boundSchema = z.string().max(40)

const columnSchema = z.strictObject({
  key: keySchema,
  kind: z.enum(['text', 'number', 'money', 'date', 'choice']),
  label: labelSchema,
  required: z.boolean(),
  choices: z.array(choiceSchema).max(200).optional(),
})

const fieldSchema = z.strictObject({
  key: keySchema,
  kind: z.enum(FIELD_KINDS),
  label: labelSchema,
  help: textsSchema(2000).optional(),
  required: z.boolean(),
  role: z.enum(FIELD_ROLES).optional(),
  maxLength: z.int().min(1).max(50_000).optional(),
  /** Decimal text, minor units in text or a day, by the field's kind. */
  minimum: boundSchema.optional(),
  maximum: boundSchema.optional(),
  choices: z.array(choiceSchema).max(200).optional(),
  columns: z.array(columnSchema).max(20).optional(),
  maxRows: z.int().min(1).max(500).optional(),
  showIf: z.strictObject({ field: keySchema, equals: z.string().max(60) }).optional(),
})

/** An application form as it is stored; what is wrong with it in detail is told by `callForms.get`. */
export const formDefinitionSchema = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        key: keySchema,
        label: labelSchema,
        help: textsSchema(2000).optional(),
        fields: z.array(fieldSchema).max(100),
      }),
    )
    .max(40),
})

/** An evaluation grid as it is stored; points are decimal text. */
export const gridDefinitionSchema = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        key: keySchema,
        label: labelSchema,
        criteria: z
          .array(
            z.strictObject({
              key: keySchema,
              label: labelSchema,
              help: textsSchema(2000).optional(),
              weight: decimalSchema,
            }),
          )
          .max(40),
        threshold: decimalSchema.nullable(),
      }),
    )
    .max(20),
  totalThreshold: decimalSchema.nullable(),
})

const versionRowSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  state: z.enum(['draft', 'frozen']),
  frozenAt: instantSchema.nullable(),
  /** Number of the corrigendum that brought it; null for the first. */
  corrigendum: z.int().nullable(),
})

const versioned = <D extends z.ZodType>(definition: D) =>
  z.strictObject({
    languages: z.array(languageSchema),
    /** Oldest first. */
    versions: z.array(versionRowSchema),
    shown: versionRowSchema.nullable(),
    definition: definition.nullable(),
    faults: z.array(noticeSchema),
  })

const asked = z.strictObject({
  callId: idSchema,
  /** A version by its number; null: the newest. */
  number: z.int().positive().nullable().default(null),
})

/** Forms and grids of a call, each version for itself; they change through `calls.change`. */
export const callFormsContract = {
  'callForms.get': query({
    allowed: GRANT_READERS,
    input: asked,
    output: versioned(formDefinitionSchema),
    errors: ['NotFound'],
  }),
  'callGrids.get': query({
    allowed: GRANT_READERS,
    input: asked,
    output: versioned(gridDefinitionSchema),
    errors: ['NotFound'],
  }),
  /** What is wrong with a form or grid while it is drawn, by the rules that decide when the call opens. */
  'callForms.check': query({
    allowed: GRANT_READERS,
    input: z.strictObject({
      languages: z.array(languageSchema),
      form: formDefinitionSchema.nullable().default(null),
      grid: gridDefinitionSchema.nullable().default(null),
    }),
    output: z.strictObject({ form: z.array(noticeSchema), grid: z.array(noticeSchema) }),
  }),
  /** Standard forms and grids to begin with, as shipped. */
  'callForms.templates': query({
    allowed: GRANT_READERS,
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.string(),
          source: z.string(),
          date: z.string(),
          form: formDefinitionSchema,
          grid: gridDefinitionSchema,
        }),
      ),
    }),
  }),
} as const
