import type { DataValidation } from 'exceljs'
import { address, quoteText } from '../../model/cell-address.ts'
import type { ColumnValidation, SheetModel, Translate } from '../../model/document-model.ts'
import { PALETTE } from '../palette.ts'
import type { StreamSheet } from './stream-workbook.ts'

/** First and last row with an input cell, per column index. */
export type InputRows = Map<number, { from: number; to: number }>

/** Spreadsheets keep a list of choices in one text of at most 255 characters. */
const MAX_CHOICES = 255
/** Serials of 1900-01-01 and 9999-12-31. */
const FIRST_DAY = 1
const LAST_DAY = 2_958_465
const LARGEST_AMOUNT = 9_999_999_999_999

/**
 * What reviewers may do without unlocking: select, size rows and columns, filter. There is no password, so
 * that they can unlock (donor-formats.md section 6 item 6).
 */
export const PROTECTION = { sheet: true, formatColumns: true, formatRows: true, autoFilter: true, sort: true }

const colour = (rgb: string) => ({ argb: `FF${rgb}` })

function wordRule(cell: string, word: string, priority: number, ink: string, fill: string) {
  return {
    type: 'expression' as const,
    priority,
    formulae: [`$${cell}=${quoteText(word)}`],
    style: {
      font: { bold: true, color: colour(ink) },
      fill: { type: 'pattern', pattern: 'solid', bgColor: colour(fill), fgColor: colour(fill) },
    },
  }
}

/** Green and red on check columns; the words OK and DIFFERENCE stand there too, so colour is never alone. */
export function addCheckColours(target: StreamSheet, sheet: SheetModel, translate: Translate): void {
  const first = (sheet.repeatRows?.to ?? 0) + 1
  if (first > sheet.rowCount) return
  sheet.columns.forEach((column, index) => {
    if (column.format !== 'check') return
    const top = address(first, index + 1)
    const { okInk, okFill, differenceInk, differenceFill } = PALETTE
    target.addConditionalFormatting({
      ref: `${top}:${address(sheet.rowCount, index + 1)}`,
      rules: [
        wordRule(top, translate('documentsRender.checks.ok'), 1, okInk, okFill),
        wordRule(top, translate('documentsRender.checks.differs'), 2, differenceInk, differenceFill),
      ],
    })
  })
}

function validation(rule: ColumnValidation, translate: Translate): DataValidation | undefined {
  const refusal = (key: string) => ({
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: translate('documentsRender.input.title'),
    error: translate(key),
    allowBlank: true,
  })
  if (rule.kind === 'list') {
    const choices = rule.values.join(',')
    if (choices.length > MAX_CHOICES || rule.values.some(value => value.includes(','))) return undefined
    return { type: 'list', formulae: [quoteText(choices)], ...refusal('documentsRender.input.choice') }
  }
  if (rule.kind === 'date')
    return {
      type: 'whole',
      operator: 'between',
      formulae: [FIRST_DAY, LAST_DAY],
      ...refusal('documentsRender.input.date'),
    }
  return {
    type: 'decimal',
    operator: 'between',
    formulae: [rule.minimum ?? -LARGEST_AMOUNT, rule.maximum ?? LARGEST_AMOUNT],
    ...refusal('documentsRender.input.amount'),
  }
}

/** What may be typed into input cells, once per column over the rows that have any. */
export function addInputRules(
  target: StreamSheet,
  sheet: SheetModel,
  inputs: InputRows,
  translate: Translate,
): void {
  for (const [index, { from, to }] of inputs) {
    const rule = sheet.columns[index]?.validation
    const made = rule && validation(rule, translate)
    if (!made) continue
    const top = address(from, index + 1)
    target.dataValidations.model[from === to ? top : `${top}:${address(to, index + 1)}`] = made
  }
}
