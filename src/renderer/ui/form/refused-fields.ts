import type { WireError } from '#shared/contract/frames.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'

/** A field the backend refused. */
export type RefusedField = { readonly path: string; readonly messageKey: string }

function fieldOf(item: JsonValue): RefusedField | undefined {
  if (typeof item !== 'object' || item === null || !('path' in item)) return undefined
  const { path } = item
  const messageKey = 'messageKey' in item ? item['messageKey'] : undefined
  const text = Array.isArray(path) ? path.join('.') : String(path)
  return { path: text, messageKey: typeof messageKey === 'string' ? messageKey : 'validation.custom' }
}

/** The fields named in a `Validation` refusal; none for other refusals. */
export function refusedFields(error: WireError): readonly RefusedField[] {
  const fields = error.details['fields'] ?? error.details['issues']
  if (error.code !== 'Validation' || !Array.isArray(fields)) return []
  return fields.map(fieldOf).filter(field => field !== undefined)
}

/** The one field that a refusal of the rules is about; undefined where it is about no field. */
export function refusedField(error: WireError): string | undefined {
  const { field } = error.details
  return typeof field === 'string' ? field : undefined
}
