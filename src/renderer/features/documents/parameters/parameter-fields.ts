import { z } from 'zod'
import type { JsonValue } from '#shared/kernel/errors.ts'

/** Fields that are chosen from what the workspace has, rather than typed. */
export const PICKERS = ['project', 'period', 'version', 'account', 'day', 'request', 'language'] as const
export type Picker = (typeof PICKERS)[number]

export type ParameterValue = string | number | boolean | null
export type ParameterValues = Readonly<Record<string, ParameterValue>>

export type ParameterField = {
  readonly name: string
  /** Message key of the label; the name itself where the schema gives none. */
  readonly labelKey: string
  readonly picker: Picker | null
  readonly kind: 'text' | 'integer' | 'choice' | 'boolean'
  readonly choices: readonly string[]
  readonly required: boolean
  readonly fallback: ParameterValue
}

const propertySchema = z.looseObject({
  title: z.string().optional(),
  'x-picker': z.string().optional(),
  /** Several where a value may be null: `["string", "null"]`. */
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  default: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
})
const parametersSchema = z.looseObject({
  properties: z.record(z.string(), propertySchema),
  required: z.array(z.string()).default([]),
})
type Property = z.infer<typeof propertySchema>

function kindOf(property: Property): ParameterField['kind'] {
  if (property.enum) return 'choice'
  const types = [[property.type].flat(), (property.anyOf ?? []).map(option => option.type)].flat()
  if (types.includes('boolean')) return 'boolean'
  return types.includes('integer') || types.includes('number') ? 'integer' : 'text'
}

/** The form of a document, from the JSON schema of its parameters; none for a schema that cannot be read. */
export function parameterFields(schema: JsonValue): readonly ParameterField[] {
  const read = parametersSchema.safeParse(schema)
  if (!read.success) return []
  const { properties, required } = read.data
  return Object.entries(properties).map(([name, property]) => ({
    name,
    labelKey: property.title ?? name,
    picker: PICKERS.find(known => known === property['x-picker']) ?? null,
    kind: kindOf(property),
    choices: property.enum ?? [],
    required: required.includes(name),
    fallback: property.default ?? null,
  }))
}

/** The parameters as the contract takes them; null while a mandatory one is missing. */
export function filledParameters(
  fields: readonly ParameterField[],
  values: ParameterValues,
): Record<string, ParameterValue> | null {
  const entries = fields.map((field): [string, ParameterValue] => [
    field.name,
    values[field.name] ?? field.fallback,
  ])
  const isMissing = fields.some((field, index) => field.required && (entries[index]?.[1] ?? null) === null)
  return isMissing ? null : Object.fromEntries(entries)
}
