import type {
  Answer,
  AnswerCell,
  AnswerRow,
  Answers,
  Choice,
  FieldRole,
  FormColumn,
  FormDefinition,
  FormField,
  FormSection,
  Texts,
} from '#shared/domain/calls/index.ts'
import { HIDDEN_NAME, hideNames } from './blind.ts'

/** One value as it is read: amounts and days are told in the reader's way, the rest as it is written. */
export type ReadCell = { readonly kind: 'text' | 'number' | 'money' | 'date'; readonly text: string }

export type ReadField = {
  readonly key: string
  readonly label: string
  /** Several for a list of choices; none when nothing was answered. */
  readonly lines: readonly ReadCell[]
  readonly table: {
    readonly columns: readonly string[]
    readonly rows: readonly (readonly ReadCell[])[]
  } | null
  /** The answer would name the applicant, and the call hides names. */
  readonly isHidden: boolean
}

export type ReadSection = {
  readonly key: string
  readonly label: string
  readonly fields: readonly ReadField[]
}

export type ContentInput = {
  readonly form: FormDefinition
  readonly answers: Answers
  readonly language: string
  /** Names to hide; null when the call shows them. */
  readonly hide: readonly string[] | null
}

/** Fields whose very answer is the applicant. */
const NAMING_ROLES: readonly FieldRole[] = ['applicant_name', 'registration_no']

/** Words in a field's key that say its text names somebody of the applicant. */
const NAMING_KEYS =
  /(^|_)(name|names|contact|contacts|by|signatory|email|phone|address|patron|representative)(_|$)/

/**
 * True for a field whose answer tells who applies: the name and number themselves, texts of the section that holds
 * the name, and texts that name a person, such as who signed.
 */
function isNaming(field: FormField, section: FormSection): boolean {
  if (field.role !== undefined) return NAMING_ROLES.includes(field.role)
  if (field.kind !== 'text') return false
  return NAMING_KEYS.test(field.key) || section.fields.some(({ role }) => role === 'applicant_name')
}

/** Names that the answers themselves give of the applicant, to be hidden wherever else they stand. */
export const namesInAnswers = (form: FormDefinition, answers: Answers): readonly string[] =>
  form.sections.flatMap(section =>
    section.fields
      .filter(field => isNaming(field, section))
      .flatMap(({ key }) => {
        const answer = Object.hasOwn(answers, key) ? answers[key] : null
        return typeof answer === 'string' ? answer.split(/[,;\n]/) : []
      }),
  )

/** A text in the reader's language, else in English, else in the first there is. */
export const inLanguage = (texts: Texts, language: string): string =>
  texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? ''

/** Columns of the tables whose columns every form has the same: their keys say what they hold. */
const columnsOf = (field: FormField, rows: readonly AnswerRow[]): readonly FormColumn[] =>
  field.columns ??
  [...new Set(rows.flatMap(row => Object.keys(row)))].map(key => ({
    key,
    kind: key.endsWith('_minor') ? 'money' : 'text',
    label: { en: key.replaceAll('_', ' ') },
    required: false,
  }))

type Cells = (value: AnswerCell, kind: string, choices: readonly Choice[] | undefined) => ReadCell

function cellsFor({ language, hide }: ContentInput): Cells {
  const shown = (text: string) => (hide === null ? text : hideNames(text, hide))
  return (value, kind, choices) => {
    const text = value ?? ''
    const choice = choices?.find(({ key }) => key === text)
    if (choice) return { kind: 'text', text: inLanguage(choice.label, language) }
    if (kind === 'number' || kind === 'money' || kind === 'date') return { kind, text }
    return { kind: 'text', text: shown(text) }
  }
}

const isRows = (answer: Answer): answer is readonly AnswerRow[] =>
  Array.isArray(answer) && answer.some(item => typeof item === 'object' && item !== null)

function readTable(
  field: FormField,
  rows: readonly AnswerRow[],
  input: ContentInput,
  cell: Cells,
): ReadField['table'] {
  const columns = columnsOf(field, rows)
  return {
    columns: columns.map(({ label }) => inLanguage(label, input.language)),
    rows: rows.map(row =>
      columns.map(({ key, kind, choices }) =>
        cell(Object.hasOwn(row, key) ? (row[key] ?? null) : null, kind, choices),
      ),
    ),
  }
}

function readField(field: FormField, section: FormSection, input: ContentInput, cell: Cells): ReadField {
  const { language, hide } = input
  const answer = Object.hasOwn(input.answers, field.key) ? (input.answers[field.key] ?? null) : null
  const base = { key: field.key, label: inLanguage(field.label, language), isHidden: false, table: null }
  // A file may name the applicant on any of its pages, and its name often does.
  if (hide !== null && (field.kind === 'file' || isNaming(field, section)))
    return { ...base, lines: answer === null ? [] : [{ kind: 'text', text: HIDDEN_NAME }], isHidden: true }
  if (isRows(answer)) return { ...base, lines: [], table: readTable(field, answer, input, cell) }
  const values = Array.isArray(answer)
    ? (answer as readonly string[])
    : answer === null
      ? []
      : [answer as string]
  return { ...base, lines: values.map(value => cell(value, field.kind, field.choices)) }
}

/** A condition that isn't met: the field was never asked. */
function isAsked(field: FormField, answers: Answers): boolean {
  const { showIf } = field
  if (!showIf) return true
  const given = Object.hasOwn(answers, showIf.field) ? answers[showIf.field] : null
  return Array.isArray(given) ? given.some(item => item === showIf.equals) : given === showIf.equals
}

/** An application as an assessor reads it: every question that was asked with its answer, names hidden where the call hides them. */
export function readContent(input: ContentInput): readonly ReadSection[] {
  const cell = cellsFor(input)
  return input.form.sections.map(section => ({
    key: section.key,
    label: inLanguage(section.label, input.language),
    fields: section.fields
      .filter(field => isAsked(field, input.answers))
      .map(field => readField(field, section, input, cell)),
  }))
}
