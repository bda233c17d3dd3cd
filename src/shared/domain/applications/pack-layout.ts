import type { Choice, FormColumn, FormDefinition, FormField } from '#shared/domain/calls/index.ts'
import { columnLetters, type KeyedRow } from '#shared/domain/packs/index.ts'

/** Sheets of an application pack that hold answers; instructions and the checklist hold none. */
export const PACK_SHEETS = ['form', 'budget', 'declarations'] as const
export type PackSheet = (typeof PACK_SHEETS)[number]

/** Version of the pack's own make-up. */
export const PACK_FORMAT = 'regrant-application-pack-1'
/** Names of the hidden sheets; they stay the same in every language. */
export const IDENTITY_SHEET = '_pack'
export const LISTS_SHEET = '_lists'

/** Row of a sheet on which the first hidden key stands; above it are titles. */
export const FIRST_KEY_ROW = 4
/** The question stands in the column after the hidden keys, from 1, and the answer after it. */
export const LABEL_COLUMN = 2
export const ANSWER_COLUMN = 3
/** First column of a table's cells. */
export const TABLE_COLUMN = 2
/** Rows of a table that sets no limit of its own, and the most that a sheet offers. */
const USUAL_ROWS = 12
const MOST_ROWS = 100

export type PackRow = KeyedRow<PackSheet> &
  (
    | { readonly kind: 'section'; readonly section: string }
    | { readonly kind: 'lot' }
    | { readonly kind: 'field'; readonly field: FormField; readonly computed: boolean }
    | { readonly kind: 'choice'; readonly field: FormField; readonly choice: Choice }
    | { readonly kind: 'title'; readonly field: FormField }
    /** Hidden keys of a table's columns, and below it their labels. */
    | {
        readonly kind: 'columns' | 'head'
        readonly field: FormField
        readonly columns: readonly FormColumn[]
      }
    | {
        readonly kind: 'cells'
        readonly field: FormField
        readonly columns: readonly FormColumn[]
        readonly number: number
      }
  )

type WithoutPlace<Row> = Row extends unknown ? Omit<Row, 'sheet' | 'row'> : never
type Planned = WithoutPlace<PackRow>

const TABLES: readonly string[] = ['table', 'budget', 'target_groups', 'indicators']

/** Rows that a table offers. */
export const offeredRows = (field: FormField): number => Math.min(field.maxRows ?? USUAL_ROWS, MOST_ROWS)

function plannedField(field: FormField, computed: boolean): Planned[] {
  if (TABLES.includes(field.kind)) {
    const columns = field.columns ?? []
    const rows = Array.from({ length: offeredRows(field) }, (_, index) => index + 1)
    return [
      { kind: 'title', key: `table:${field.key}`, field },
      { kind: 'columns', key: `columns:${field.key}`, field, columns },
      { kind: 'head', key: `head:${field.key}`, field, columns },
      ...rows.map(
        (number): Planned => ({ kind: 'cells', key: `row:${field.key}:${number}`, field, columns, number }),
      ),
    ]
  }
  if (field.kind === 'choices')
    return [
      { kind: 'title', key: `choices:${field.key}`, field },
      ...(field.choices ?? []).map(
        (choice): Planned => ({ kind: 'choice', key: `choice:${field.key}:${choice.key}`, field, choice }),
      ),
    ]
  return [{ kind: 'field', key: `field:${field.key}`, field, computed }]
}

/** True for a total that the budget table of the same form works out. */
const isComputed = (field: FormField, hasBudget: boolean): boolean =>
  hasBudget && (field.role === 'total' || field.role === 'requested')

/** The sheet that a field is answered on: budgets with their totals apart, declarations by their section. */
function sheetOf(section: string, field: FormField, hasBudget: boolean): PackSheet {
  if (field.kind === 'budget' || isComputed(field, hasBudget)) return 'budget'
  return section.startsWith('declar') ? 'declarations' : 'form'
}

/**
 * Every keyed row of a pack for a form: which sheet, which row, what stands there. Writer and reader both go by it, so a
 * pack whose rows differ was changed by hand. A section stands on every sheet on which it asks something.
 */
export function packLayout(form: FormDefinition, hasLots: boolean): readonly PackRow[] {
  const hasBudget = form.sections.some(({ fields }) => fields.some(({ kind }) => kind === 'budget'))
  const planned = new Map<PackSheet, Planned[]>(PACK_SHEETS.map(sheet => [sheet, []]))
  if (hasLots) planned.get('form')?.push({ kind: 'lot', key: 'lot' })
  for (const { key: section, fields } of form.sections)
    for (const [sheet, own] of Map.groupBy(fields, field => sheetOf(section, field, hasBudget)))
      planned
        .get(sheet)
        ?.push(
          { kind: 'section', key: `section:${section}:${sheet}`, section },
          ...own.flatMap(field => plannedField(field, isComputed(field, hasBudget))),
        )
  return PACK_SHEETS.flatMap(sheet =>
    (planned.get(sheet) ?? []).map((row, index): PackRow => ({ ...row, sheet, row: FIRST_KEY_ROW + index })),
  )
}

/** The structure of a pack as one text, for its hash: keys by place, and the columns of its tables. */
export const packStructure = (layout: readonly PackRow[]): string =>
  layout
    .map(row => {
      const columns = row.kind === 'columns' ? ` ${row.columns.map(({ key }) => key).join(',')}` : ''
      return `${row.sheet}!${row.row} ${row.key}${columns}`
    })
    .join('\n')

/** The one cell of a row that a column of its table stands in, from 1. */
export const columnOf = (columns: readonly FormColumn[], key: string): number =>
  TABLE_COLUMN + columns.findIndex(column => column.key === key)

/** What a row's total is made of: quantity times unit value, rounded to the currency's decimals. */
export function rowFormula(columns: readonly FormColumn[], row: number, decimals: number): string {
  const cell = (key: string) => `${columnLetters(columnOf(columns, key))}${row}`
  const [quantity, unitValue] = [cell('quantity'), cell('unit_value')]
  return `IF(COUNT(${quantity},${unitValue})<2,"",ROUND(${quantity}*${unitValue},${decimals}))`
}
