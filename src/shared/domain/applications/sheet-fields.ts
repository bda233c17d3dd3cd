import type { FormDefinition, FormField } from '#shared/domain/calls/index.ts'
import { fieldsOf } from './answers.ts'

/** What a pasted project sheet says, part by part. */
export type SheetText = 'name' | 'summary' | 'goals' | 'targetGroups' | 'activities'

/** Role and keys of the field that a part belongs to; the role goes before the keys. */
const PLACES: Readonly<
  Record<SheetText, { readonly role?: FormField['role']; readonly keys: readonly string[] }>
> = {
  name: { role: 'applicant_name', keys: ['applicant_name'] },
  summary: { role: 'summary', keys: ['summary'] },
  goals: { keys: ['goals', 'objectives', 'objective'] },
  targetGroups: { keys: ['target_groups', 'beneficiaries'] },
  activities: { keys: ['activities', 'plan', 'main_activities'] },
}

/** The field of a form that a part of a pasted sheet goes into; undefined when the form has none. */
export function sheetField(definition: FormDefinition, part: SheetText): FormField | undefined {
  const { role, keys } = PLACES[part]
  return fieldsOf(definition).find(
    field => (role !== undefined && field.role === role) || keys.includes(field.key),
  )
}

/** Codes of a review note and the part of a sheet that each is about. */
const PART_OF = {
  TargetGroupsTogether: 'targetGroups',
  NameMissing: 'name',
} as const satisfies Readonly<Record<string, SheetText>>
type ReviewCode = keyof typeof PART_OF

const isCode = (text: string): text is ReviewCode => Object.hasOwn(PART_OF, text)

/**
 * The fields that a review note marks, each with its code: `reviewNote.<code>` says why. A note in people's own words
 * marks none.
 */
export function markedFields(
  definition: FormDefinition,
  note: string,
): readonly { readonly field: string; readonly code: ReviewCode }[] {
  return note.split('; ').flatMap(code => {
    if (!isCode(code)) return []
    const field = sheetField(definition, PART_OF[code])
    return field ? [{ field: field.key, code }] : []
  })
}
