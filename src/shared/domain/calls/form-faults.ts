import { type Notice, notice } from '../notices/index.ts'
import { fieldFaults, KEY, type Note, textFaults } from './field-faults.ts'
import type { FieldRole, FormDefinition, FormField, FormSection } from './form.ts'

/** Without an answer to these no application could be listed, ranked or awarded. */
export const NEEDED_ROLES: readonly FieldRole[] = ['applicant_name', 'title', 'requested']

/** What stands before a field: earlier fields by key, and which of them has a role. */
type Before = { readonly fields: Map<string, FormField>; readonly roles: Map<FieldRole, string> }

function roleFaults({ role, key }: FormField, section: string, roles: Before['roles'], note: Note): void {
  if (!role) return
  const first = roles.get(role)
  if (first === undefined) roles.set(role, key)
  else note('RoleTwice', { section, field: key }, { roleKey: `fieldRole.${role}`, first })
}

function sectionFaults(section: FormSection, languages: readonly string[], before: Before, note: Note): void {
  const inSection = { section: section.key }
  if (!KEY.test(section.key)) note('KeyUnfit', inSection, { key: section.key })
  textFaults(section.label, languages, inSection, note)
  if (section.fields.length === 0) note('SectionEmpty', inSection)
  for (const field of section.fields) {
    const where = { ...inSection, field: field.key }
    if (before.fields.has(field.key)) note('KeyTaken', where, { key: field.key })
    fieldFaults(field, { languages, earlier: before.fields }, where, note)
    roleFaults(field, section.key, before.roles, note)
    before.fields.set(field.key, field)
  }
}

/**
 * Everything that keeps a form from being published, each fault with the section, field and column it lies in; empty for a
 * sound form. Asked for while a form is drawn and again when a call opens (domain-rules.md rule 2). `languages` are those
 * of the call: every label stands in each.
 */
export function formFaults(form: FormDefinition, languages: readonly string[]): readonly Notice[] {
  const found: Notice[] = []
  const note: Note = (code, where, details = {}) => {
    const { section = '', field = '', column = '' } = where
    found.push(notice('callForm', code, null, { section, field, column, ...details }))
  }
  const before: Before = { fields: new Map(), roles: new Map() }
  const sections = new Set<string>()
  if (form.sections.length === 0) note('FormEmpty', {})
  for (const section of form.sections) {
    if (sections.has(section.key)) note('SectionTwice', { section: section.key }, { key: section.key })
    sections.add(section.key)
    sectionFaults(section, languages, before, note)
  }
  for (const role of NEEDED_ROLES)
    if (!before.roles.has(role)) note('RoleMissing', {}, { roleKey: `fieldRole.${role}` })
  return found
}
