import type { StoredForm } from './form-tab.tsx'

export type StoredSection = StoredForm['sections'][number]
export type StoredField = StoredSection['fields'][number]

/** Where the builder stands: a section, or a field in it. */
export type Place = { readonly section: number; readonly field: number | null }

/** A key that no section or field of the form has. @example freeKey(form, 'field') // 'field_3' */
export function freeKey(form: StoredForm, stem: string): string {
  const taken = new Set(
    form.sections.flatMap(section => [section.key, ...section.fields.map(field => field.key)]),
  )
  let number = 1
  while (taken.has(`${stem}_${number}`)) number += 1
  return `${stem}_${number}`
}

/** The list with the entry at `from` moved by one step; unchanged at the ends. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  const next = [...list]
  const entry = next[from]
  if (entry === undefined || to < 0 || to >= next.length) return next
  next.splice(from, 1)
  next.splice(to, 0, entry)
  return next
}

/** The form with one section replaced; null takes it away. */
export const withSection = (form: StoredForm, index: number, section: StoredSection | null): StoredForm => ({
  sections: form.sections.flatMap((own, at) => {
    if (at !== index) return [own]
    return section === null ? [] : [section]
  }),
})

/** The form with one field replaced; null takes it away. */
export function withField(form: StoredForm, place: Place, field: StoredField | null): StoredForm {
  const section = form.sections[place.section]
  if (!section || place.field === null) return form
  const fields = section.fields.flatMap((own, at) => {
    if (at !== place.field) return [own]
    return field === null ? [] : [field]
  })
  return withSection(form, place.section, { ...section, fields })
}
