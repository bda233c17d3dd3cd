import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import type { FieldKind, FieldRole, FormColumn, FormField, Texts } from './form.ts'

/**
 * Columns that rules and donor reports rely on: a table of such a kind has at least these, by key and kind
 * (donor-formats.md section 8 item 2).
 */
export const FIXED_COLUMNS: Readonly<
  Partial<Record<FieldKind, Readonly<Record<string, FormColumn['kind']>>>>
> = {
  budget: {
    item: 'text',
    unit: 'text',
    quantity: 'number',
    unit_value: 'money',
    total: 'money',
    requested: 'money',
    note: 'text',
  },
  target_groups: { group: 'text', women: 'number', men: 'number', note: 'text' },
  indicators: { indicator: 'text', baseline: 'number', target: 'number', source: 'text' },
}

/** What a field of a role must be, so that its answer fits the application's own column. */
const ROLE_KINDS: Readonly<Record<FieldRole, readonly FieldKind[]>> = {
  applicant_name: ['text'],
  registration_no: ['text'],
  country: ['text', 'choice'],
  title: ['text'],
  summary: ['text'],
  requested: ['money'],
  total: ['money'],
  duration: ['number'],
  location: ['municipality', 'text'],
  activity_types: ['choices', 'choice'],
}

/** Letters of a key; it stands in files that applicants fill in, so it stays plain. */
export const KEY = /^[a-z][a-z0-9_]{0,59}$/

/** Kinds whose answer is rows. */
export const isTable = (kind: FieldKind): boolean => kind === 'table' || kind in FIXED_COLUMNS

const CHOOSING: readonly FieldKind[] = ['choice', 'choices']

/** True where a field's choices are the closed list of activity types of the call itself. */
export const takesActivityTypes = (field: FormField): boolean => field.role === 'activity_types'

/** Keys of the section, field and column that a fault lies in. */
export type Where = { readonly section: string; readonly field: string; readonly column: string }
/** Takes note of a fault and of the place it lies in. */
export type Note = (code: string, where: Partial<Where>, details?: Readonly<Record<string, string>>) => void

/** Notes each language in which a label is missing. */
export function textFaults(
  texts: Texts,
  languages: readonly string[],
  where: Partial<Where>,
  note: Note,
): void {
  for (const language of languages)
    if ((texts[language] ?? '').trim() === '')
      note('LabelMissing', where, { languageKey: `callLanguage.${language}` })
}

function choiceFaults(
  choices: FormField['choices'],
  languages: readonly string[],
  where: Partial<Where>,
  note: Note,
): void {
  if (choices === undefined || choices.length === 0) {
    note('ChoicesMissing', where)
    return
  }
  const seen = new Set<string>()
  for (const choice of choices) {
    if (!KEY.test(choice.key)) note('KeyUnfit', where, { key: choice.key })
    if (seen.has(choice.key)) note('ChoiceTwice', where, { key: choice.key })
    seen.add(choice.key)
    textFaults(choice.label, languages, where, note)
  }
}

function boundFaults(field: FormField, where: Partial<Where>, note: Note): void {
  const { kind, minimum, maximum } = field
  const bounds = [minimum, maximum].filter(bound => bound !== undefined)
  const fits =
    kind === 'date'
      ? isPlainDate
      : (bound: string) => parseDecimal(bound) !== undefined && !/\./.test(kind === 'money' ? bound : '')
  if (kind !== 'number' && kind !== 'money' && kind !== 'date') {
    if (bounds.length > 0) note('BoundNotFor', where, { kindKey: `fieldKind.${kind}` })
    return
  }
  const unfit = bounds.find(bound => !fits(bound))
  if (unfit !== undefined) {
    note('BoundUnreadable', where, { bound: unfit })
    return
  }
  if (minimum === undefined || maximum === undefined) return
  const low = parseDecimal(minimum)
  const high = parseDecimal(maximum)
  const isTurned = kind === 'date' ? minimum > maximum : low && high && compareDecimal(low, high) > 0
  if (isTurned) note('BoundsTurned', where, { minimum, maximum })
}

function namedColumns(
  columns: readonly FormColumn[],
  languages: readonly string[],
  where: Partial<Where>,
  note: Note,
): void {
  const seen = new Set<string>()
  for (const column of columns) {
    const at = { ...where, column: column.key }
    if (!KEY.test(column.key)) note('KeyUnfit', at, { key: column.key })
    if (seen.has(column.key)) note('ColumnTwice', at, { key: column.key })
    seen.add(column.key)
    textFaults(column.label, languages, at, note)
    if (column.kind === 'choice') choiceFaults(column.choices, languages, at, note)
  }
}

function columnFaults(
  field: FormField,
  languages: readonly string[],
  where: Partial<Where>,
  note: Note,
): void {
  const columns = field.columns ?? []
  if (!isTable(field.kind)) {
    if (columns.length > 0) note('ColumnsNotFor', where, { kindKey: `fieldKind.${field.kind}` })
    return
  }
  if (columns.length === 0) note('ColumnsMissing', where)
  namedColumns(columns, languages, where, note)
  for (const [key, kind] of Object.entries(FIXED_COLUMNS[field.kind] ?? {})) {
    const found = columns.find(column => column.key === key)
    if (found?.kind !== kind)
      note('ColumnNeeded', { ...where, column: key }, { key, kindKey: `fieldKind.${kind}` })
  }
}

/** A condition asks an earlier field for one of its answers, or it could never be met while filling in. */
function conditionFaults(
  field: FormField,
  earlier: ReadonlyMap<string, FormField>,
  where: Partial<Where>,
  note: Note,
): void {
  const { showIf } = field
  if (!showIf) return
  const asked = earlier.get(showIf.field)
  if (!asked) note('ConditionUnknown', where, { asked: showIf.field })
  else if (!CHOOSING.includes(asked.kind)) note('ConditionNotChoice', where, { asked: showIf.field })
  else if (!takesActivityTypes(asked) && !asked.choices?.some(choice => choice.key === showIf.equals))
    note('ConditionAnswer', where, { asked: showIf.field, answer: showIf.equals })
}

/** Faults of one field among those before it; `languages` are those of the call. */
export function fieldFaults(
  field: FormField,
  context: { readonly languages: readonly string[]; readonly earlier: ReadonlyMap<string, FormField> },
  where: Partial<Where>,
  note: Note,
): void {
  const { languages, earlier } = context
  if (!KEY.test(field.key)) note('KeyUnfit', where, { key: field.key })
  textFaults(field.label, languages, where, note)
  if (field.help && Object.values(field.help).some(text => text.trim() !== ''))
    textFaults(field.help, languages, where, note)
  if (CHOOSING.includes(field.kind) && !takesActivityTypes(field))
    choiceFaults(field.choices, languages, where, note)
  else if (!CHOOSING.includes(field.kind) && (field.choices ?? []).length > 0)
    note('ChoicesNotFor', where, { kindKey: `fieldKind.${field.kind}` })
  if (field.role && !ROLE_KINDS[field.role].includes(field.kind))
    note('RoleUnfit', where, { roleKey: `fieldRole.${field.role}`, kindKey: `fieldKind.${field.kind}` })
  if (field.maxLength !== undefined && field.maxLength < 1) note('LimitUnfit', where)
  if (field.maxRows !== undefined && field.maxRows < 1) note('LimitUnfit', where)
  boundFaults(field, where, note)
  columnFaults(field, languages, where, note)
  conditionFaults(field, earlier, where, note)
}
