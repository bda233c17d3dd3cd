import { z } from 'zod'
import type { Procedure } from '#shared/contract/procedure.ts'

/** What a walk over all procedures puts where: the id it is after, and the text it looks for. */
export interface Bait {
  readonly id: string
  readonly text: string
}

type Schema = { readonly [key: string]: unknown }
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const FORMATS: Readonly<Record<string, string>> = { 'date-time': '2025-01-01T00:00:00.000Z' }

function textFor(schema: Schema, name: string, bait: Bait): string {
  if (schema['format'] === 'uuid') return bait.id
  const format = typeof schema['format'] === 'string' ? FORMATS[schema['format']] : undefined
  if (format !== undefined) return format
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : ''
  if (pattern.includes('[A-Z]{3}')) return 'EUR'
  if (pattern.includes('{22,64}')) return 'x'.repeat(32)
  if (/date|from|to|on|until|since|today|day/i.test(name)) return '2025-06-30'
  return bait.text
}

/** A value that a JSON schema takes, with the bait wherever an id or a text is asked. */
function valueFor(schema: unknown, name: string, bait: Bait): unknown {
  if (!isSchema(schema)) return bait.text
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  for (const key of ['anyOf', 'oneOf', 'allOf'])
    if (Array.isArray(schema[key])) {
      const kinds = schema[key].filter(isSchema)
      return valueFor(kinds.find(kind => kind['type'] !== 'null') ?? kinds[0], name, bait)
    }
  switch (schema['type']) {
    case 'object': {
      const properties = isSchema(schema['properties']) ? schema['properties'] : {}
      return Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, valueFor(part, key, bait)]),
      )
    }
    case 'array':
      return [valueFor(schema['items'], name, bait)]
    case 'integer':
    case 'number':
      return name === 'offset' ? 0 : 1
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return textFor(schema, name, bait)
  }
}

/** Every field filled with the bait, and once more with only what must be given. */
export function baitedInputs(procedure: Procedure, bait: Bait): readonly unknown[] {
  const schema = z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' })
  const full = valueFor(schema, '', bait)
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const least = Object.fromEntries(Object.entries(full as object).filter(([key]) => required.has(key)))
  return [full, least]
}
