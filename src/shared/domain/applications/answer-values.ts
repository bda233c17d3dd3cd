import type { Answer, AnswerRow, FormColumn, FormField } from '#shared/domain/calls/index.ts'
import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { type AnswerFault, type AnswerPlace, fault } from './fault.ts'

const WHOLE = /^-?\d{1,15}$/
/** Letters of a text that sets no limit of its own. */
const LONGEST_TEXT = 20_000
/** Rows of a table that sets no limit of its own. */
const MOST_ROWS = 200

/** Table rows, as opposed to chosen keys and single texts. */
export const rowsOf = (answer: Answer | undefined): readonly AnswerRow[] =>
  Array.isArray(answer) ? answer.filter((item): item is AnswerRow => typeof item === 'object') : []

/** Chosen keys of a field with several. */
export const keysOf = (answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer) ? answer.filter((item): item is string => typeof item === 'string') : []

/** The one text of an answer; null for anything else. */
export const textOf = (answer: Answer | undefined): string | null =>
  typeof answer === 'string' ? answer : null

const isBlankText = (text: string | null): boolean => text === null || text.trim() === ''

export const isBlankRow = (row: AnswerRow): boolean => Object.values(row).every(isBlankText)

/** True when nothing was answered: no text, no choice, no row with anything in it. */
export function isBlank(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === null) return true
  if (typeof answer === 'string') return isBlankText(answer)
  return answer.every(item => (typeof item === 'string' ? isBlankText(item) : isBlankRow(item)))
}

type Bounds = Pick<FormField, 'minimum' | 'maximum'>

function boundFaults(place: AnswerPlace, kind: string, value: string, bounds: Bounds): AnswerFault[] {
  const isBelow = (a: string, b: string): boolean => {
    if (kind === 'date') return a < b
    const [left, right] = [parseDecimal(a), parseDecimal(b)]
    return left !== undefined && right !== undefined && compareDecimal(left, right) < 0
  }
  const { minimum, maximum } = bounds
  if (minimum !== undefined && isBelow(value, minimum))
    return [fault(place, kind === 'money' ? 'AmountBelow' : 'Below', 'rule', { minimum })]
  if (maximum !== undefined && isBelow(maximum, value))
    return [fault(place, kind === 'money' ? 'AmountAbove' : 'Above', 'rule', { maximum })]
  return []
}

const CELL_TESTS: Readonly<Record<string, readonly [(text: string) => boolean, string]>> = {
  number: [text => parseDecimal(text) !== undefined, 'NotANumber'],
  money: [text => WHOLE.test(text), 'NotAnAmount'],
  date: [isPlainDate, 'NotADate'],
}

type Cell = Pick<FormField, 'maxLength' | 'minimum' | 'maximum' | 'choices'> & { readonly kind: string }

/** Faults of one text as a value of its kind; blank texts have none. */
export function cellFaults(place: AnswerPlace, cell: Cell, text: string): AnswerFault[] {
  const value: { readonly [key: string]: JsonValue } = { value: text.slice(0, 80) }
  const test = CELL_TESTS[cell.kind]
  if (test) {
    const [isFitting, code] = test
    return isFitting(text)
      ? boundFaults(place, cell.kind, text, cell)
      : [fault(place, code, 'unreadable', value)]
  }
  if (cell.kind === 'choice' || cell.kind === 'choices')
    return cell.choices?.some(choice => choice.key === text)
      ? []
      : [fault(place, 'NotAChoice', 'unreadable', { ...value, choices: cell.choices?.map(c => c.key) ?? [] })]
  const longest = cell.maxLength ?? LONGEST_TEXT
  // People count letters, not bytes or surrogate halves.
  const letters = [...text].length
  return letters > longest
    ? [fault(place, 'TooLong', 'rule', { longest, letters, over: letters - longest })]
    : []
}

function columnFaults(place: AnswerPlace, column: FormColumn, row: AnswerRow): AnswerFault[] {
  const text = row[column.key] ?? null
  if (isBlankText(text)) return column.required ? [fault(place, 'CellMissing', 'rule')] : []
  return cellFaults(place, column, text ?? '')
}

function tableFaults(field: FormField, answer: Answer): AnswerFault[] {
  const at = { field: field.key, row: null, column: null }
  if (!Array.isArray(answer) || answer.some(item => typeof item === 'string'))
    return [fault(at, 'NotRows', 'unreadable')]
  const rows = rowsOf(answer)
  const known = new Set((field.columns ?? []).map(column => column.key))
  const most = field.maxRows ?? MOST_ROWS
  const filled = rows.filter(row => !isBlankRow(row)).length
  const tooMany = filled > most ? [fault(at, 'TooManyRows', 'rule', { most, rows: filled })] : []
  const inRows = rows.flatMap((row, index) => {
    if (isBlankRow(row)) return []
    const place = { field: field.key, row: index + 1 }
    const odd = Object.keys(row).filter(key => !known.has(key))
    return [
      ...odd.map(column => fault({ ...place, column }, 'UnknownColumn', 'unreadable')),
      ...(field.columns ?? []).flatMap(column => columnFaults({ ...place, column: column.key }, column, row)),
    ]
  })
  return [...tooMany, ...inRows]
}

function choicesFaults(field: FormField, answer: Answer): AnswerFault[] {
  const at = { field: field.key, row: null, column: null }
  if (!Array.isArray(answer) || answer.some(item => typeof item !== 'string'))
    return [fault(at, 'NotChoices', 'unreadable')]
  return [...new Set(keysOf(answer))].flatMap(key => cellFaults(at, field, key))
}

const TABLE_KINDS: readonly string[] = ['table', 'budget', 'target_groups', 'indicators']

/** Faults of one answer by its field's kind and limits; a blank one is looked at by the caller. */
export function valueFaults(field: FormField, answer: Answer): AnswerFault[] {
  if (TABLE_KINDS.includes(field.kind)) return tableFaults(field, answer)
  if (field.kind === 'choices') return choicesFaults(field, answer)
  const at = { field: field.key, row: null, column: null }
  return typeof answer === 'string' ? cellFaults(at, field, answer) : [fault(at, 'NotAText', 'unreadable')]
}
