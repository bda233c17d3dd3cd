import type { Worksheet } from 'exceljs'
import {
  ANSWER_COLUMN,
  columnOf,
  LABEL_COLUMN,
  type PackRow,
  rowFormula,
  TABLE_COLUMN,
} from '#shared/domain/applications/index.ts'
import type { FormField } from '#shared/domain/calls/index.ts'
import { columnLetters, KEY_COLUMN } from '#shared/domain/packs/index.ts'
import type { Translate } from '../../model/index.ts'
import { asComputed, asInput, writeHead, writeSection, writeText } from '../../packs/xlsx/styles.ts'
import type { PackData } from '../data.ts'
import { inLanguage, type Lists } from './lists.ts'
import { formatFor, inputRule } from './rules.ts'

/** What every row of a pack is written with. */
export interface PackPen {
  readonly data: PackData
  readonly lists: Lists
  readonly translate: Translate
  /** Columns that a section's bar spans. */
  readonly lastColumn: number
}

const HELP_COLUMN = 4

const labelOf = (pen: PackPen, texts: FormField['label'], required: boolean): string =>
  `${inLanguage(texts, pen.data.identity.language)}${required ? ' *' : ''}`

/** Help, the limit of letters, and when the question is asked at all. */
function helpOf({ data, translate: t }: PackPen, field: FormField): string {
  const { language } = data.identity
  const parts = [field.help ? inLanguage(field.help, language) : '']
  if (field.maxLength !== undefined) parts.push(t('pack.letters', { longest: field.maxLength }))
  if (field.kind === 'money') parts.push(t('pack.inCurrency', { currency: data.currency }))
  if (field.showIf) {
    const asked = data.form.sections
      .flatMap(({ fields }) => fields)
      .find(known => known.key === field.showIf?.field)
    const choice = asked?.choices?.find(known => known.key === field.showIf?.equals)
    parts.push(
      t('pack.onlyIf', {
        question: inLanguage(asked?.label, language),
        answer: choice ? inLanguage(choice.label, language) : field.showIf.equals,
      }),
    )
  }
  return parts.filter(part => part !== '').join(' ')
}

const LONG = 300
const LINE = 15

function fieldRow(sheet: Worksheet, row: PackRow & { kind: 'field' }, pen: PackPen): void {
  const { field } = row
  const { data, lists, translate } = pen
  writeText(sheet.getCell(row.row, LABEL_COLUMN), labelOf(pen, field.label, field.required))
  writeText(sheet.getCell(row.row, HELP_COLUMN), helpOf(pen, field))
  const cell = sheet.getCell(row.row, ANSWER_COLUMN)
  const format = formatFor(field.kind, data.decimals)
  if (row.computed) {
    asComputed(cell, format)
    const sum = columnSumFormula(data, field.role ?? '')
    cell.value = { formula: sum, result: 0 }
    return
  }
  asInput(cell, format)
  if (field.kind === 'text' && (field.maxLength ?? 0) > LONG) sheet.getRow(row.row).height = LINE * 8
  const rule = inputRule(field, { currency: data.currency, list: lists.rangeOf(field.key), translate })
  if (rule) cell.dataValidation = rule
}

/** The sum of a column over all rows of the budget. */
export function columnSumFormula({ layout }: PackData, column: string): string {
  const cells = layout.filter(
    (row): row is PackRow & { kind: 'cells' } => row.kind === 'cells' && row.field.kind === 'budget',
  )
  const [first, last] = [cells[0], cells.at(-1)]
  if (!first || !last) return '0'
  const letters = columnLetters(columnOf(first.columns, column))
  return `SUM(${letters}${first.row}:${letters}${last.row})`
}

function cellsRow(sheet: Worksheet, row: PackRow & { kind: 'cells' }, pen: PackPen): void {
  const { data, lists, translate } = pen
  for (const column of row.columns) {
    const cell = sheet.getCell(row.row, columnOf(row.columns, column.key))
    const format = formatFor(column.kind, data.decimals)
    if (row.field.kind === 'budget' && column.key === 'total') {
      asComputed(cell, format)
      cell.value = { formula: rowFormula(row.columns, row.row, data.decimals), result: '' }
      continue
    }
    asInput(cell, format)
    const list = lists.rangeOf(`${row.field.key}.${column.key}`)
    const rule = inputRule({ kind: column.kind }, { currency: data.currency, list, translate })
    if (rule) cell.dataValidation = rule
  }
}

function choiceRow(sheet: Worksheet, row: PackRow & { kind: 'choice' }, pen: PackPen): void {
  writeText(sheet.getCell(row.row, LABEL_COLUMN), inLanguage(row.choice.label, pen.data.identity.language))
  const cell = sheet.getCell(row.row, ANSWER_COLUMN)
  asInput(cell, '@')
  const list = pen.lists.rangeOf('yesNo')
  const rule = inputRule({ kind: 'choice' }, { currency: pen.data.currency, list, translate: pen.translate })
  if (rule) cell.dataValidation = rule
}

function lotRow(sheet: Worksheet, row: PackRow, pen: PackPen): void {
  const { data, lists, translate: t } = pen
  writeText(sheet.getCell(row.row, LABEL_COLUMN), `${t('pack.lot')} *`)
  const help = data.lots.map(({ code, title }) => `${code}: ${title}`).join('; ')
  writeText(sheet.getCell(row.row, HELP_COLUMN), help)
  const cell = sheet.getCell(row.row, ANSWER_COLUMN)
  asInput(cell, '@')
  const list = lists.lots?.codes ?? ''
  const rule = inputRule({ kind: 'choice' }, { currency: data.currency, list, translate: t })
  if (rule) cell.dataValidation = rule
}

/** Writes one keyed row: its hidden key, what is asked, and the cells that may be filled in. */
export function writeRow(sheet: Worksheet, row: PackRow, pen: PackPen): void {
  const { language } = pen.data.identity
  sheet.getCell(row.row, KEY_COLUMN).value = row.key
  if (row.kind === 'section') {
    const section = pen.data.form.sections.find(({ key }) => key === row.section)
    writeSection(sheet, row.row, inLanguage(section?.label, language), pen.lastColumn)
  } else if (row.kind === 'lot') lotRow(sheet, row, pen)
  else if (row.kind === 'field') fieldRow(sheet, row, pen)
  else if (row.kind === 'choice') choiceRow(sheet, row, pen)
  else if (row.kind === 'cells') cellsRow(sheet, row, pen)
  else if (row.kind === 'title') {
    writeText(sheet.getCell(row.row, LABEL_COLUMN), labelOf(pen, row.field.label, row.field.required), true)
    writeText(sheet.getCell(row.row, ANSWER_COLUMN), helpOf(pen, row.field))
  } else if (row.kind === 'columns') {
    for (const [index, column] of row.columns.entries())
      sheet.getCell(row.row, TABLE_COLUMN + index).value = column.key
    sheet.getRow(row.row).hidden = true
  } else
    for (const [index, column] of row.columns.entries())
      writeHead(sheet.getCell(row.row, TABLE_COLUMN + index), labelOf(pen, column.label, column.required))
}
