import type { RowProblem } from '#shared/contract/imports.ts'
import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { currencyOfWord } from '#shared/kernel/currency-words.ts'
import { type DateOrder, parseDateInput } from '#shared/kernel/date-input.ts'
import { formatDecimal, parseDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { fromExcelSerial } from '#shared/kernel/excel-date.ts'
import { type CellValue, cellText, isBlank } from '../reading/sheet.ts'
import type { DecimalSeparator } from './separators.ts'
import type { FieldKind } from './target.ts'

/** What a column as a whole has settled about its values. */
export type ColumnReading = {
  readonly kind: FieldKind
  readonly separator: DecimalSeparator | undefined
  readonly order: DateOrder | undefined
}

/** What is wrong or odd, and what to do about it; the caller adds the place. */
export type Issue = Pick<RowProblem, 'messageKey' | 'details' | 'remedyKey'>

/** A cell read for a field: null is blank, which is not zero. */
export type FieldValue =
  | {
      readonly kind: 'value'
      readonly text: string | null
      /** Currency found beside an amount. */
      readonly currency?: string
      /** The value is usable, but something was done to it. */
      readonly warning?: Issue
    }
  | { readonly kind: 'problem'; readonly issue: Issue }

const value = (text: string | null): FieldValue => ({ kind: 'value', text })

const issue = (name: string, details: Issue['details'], remedy: string): Issue => ({
  messageKey: `import.problem.${name}`,
  details,
  remedyKey: `import.remedy.${remedy}`,
})

const problem = (name: string, details: Issue['details'], remedy: string): FieldValue => ({
  kind: 'problem',
  issue: issue(name, details, remedy),
})

const MONEY_DECIMALS = 2
const DECIMAL_DECIMALS = 12

/** Numbers of a spreadsheet are often computed: decimals beyond the cent are rounded half up, and said. */
function storedAmount(text: string): FieldValue {
  const exact = parseDecimal(text)
  if (!exact) return problem('amountInvalid', {}, 'amount')
  if (exact.scale <= MONEY_DECIMALS) return value(text)
  const rounded = formatDecimal(roundHalfUp(exact, MONEY_DECIMALS))
  return {
    ...{ kind: 'value', text: rounded },
    warning: issue('amountRounded', { rounded }, 'amountRounded'),
  }
}

function typedNumber(text: string, { kind, separator }: ColumnReading): FieldValue {
  const decimals = kind === 'amount' ? MONEY_DECIMALS : DECIMAL_DECIMALS
  const open = parseAmountInput(text, { decimals })
  const found =
    open.kind === 'ambiguous' && separator
      ? parseAmountInput(text, { decimals, decimalSeparator: separator })
      : open
  if (found.kind === 'amount')
    return { ...{ kind: 'value', text: found.text }, ...(found.currency ? { currency: found.currency } : {}) }
  if (open.kind === 'ambiguous') {
    const [grouped = '', decimal = ''] = open.readings
    return problem('amountAmbiguous', { grouped, decimal }, 'decimalSeparator')
  }
  const tooMany = found.kind === 'invalid' && found.reason === 'tooManyDecimals'
  return tooMany ? problem('tooManyDecimals', { decimals }, 'amount') : problem('amountInvalid', {}, 'amount')
}

function numberValue(cell: CellValue, reading: ColumnReading): FieldValue {
  if (cell.kind === 'number') return reading.kind === 'amount' ? storedAmount(cell.text) : value(cell.text)
  if (cell.kind === 'text') return typedNumber(cell.text, reading)
  return problem('amountInvalid', {}, 'amount')
}

const DATE_TOKEN = /\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,4}/g

function typedDate(text: string, order: DateOrder | undefined): FieldValue {
  if ((text.match(DATE_TOKEN)?.length ?? 0) > 1) return problem('twoDates', {}, 'twoDates')
  const open = parseDateInput(text)
  const found = open.kind === 'ambiguous' && order ? parseDateInput(text, { order }) : open
  if (found.kind === 'date') return value(found.date)
  if (found.kind === 'ambiguous') {
    const [first = '', second = ''] = found.readings
    return problem('dateAmbiguous', { first, second }, 'dateOrder')
  }
  return found.reason === 'noSuchDay' ? problem('noSuchDay', {}, 'date') : problem('dateInvalid', {}, 'date')
}

/** A number in a date column is a day only when it reads 20240131; a bare serial number must be formatted as a date. */
function storedDate(text: string, order: DateOrder | undefined): FieldValue {
  if (/^(19|20)\d{6}$/.test(text)) return typedDate(text, order)
  const day = fromExcelSerial(Number(text))
  return day === undefined
    ? problem('dateInvalid', {}, 'date')
    : problem('dateIsNumber', { date: day }, 'dateIsNumber')
}

function dateValue(cell: CellValue, { order }: ColumnReading): FieldValue {
  if (cell.kind === 'date') return value(cell.date)
  if (cell.kind === 'number') return storedDate(cell.text, order)
  return cell.kind === 'text' ? typedDate(cell.text, order) : problem('dateInvalid', {}, 'date')
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

function currencyValue(cell: CellValue): FieldValue {
  const text = cellText(cell).trim()
  const code = text.toUpperCase()
  const currency = currencyOfWord(text) ?? (CURRENCIES.has(code) ? code : undefined)
  return currency === undefined ? problem('currencyUnknown', {}, 'currency') : value(currency)
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/**
 * Reads one cell for a field. Blank cells are null; error cells, formulas without a stored result and what
 * the kind refuses are problems with a remedy.
 */
export function readField(cell: CellValue | undefined, reading: ColumnReading): FieldValue {
  if (!cell || isBlank(cell)) return value(null)
  if (cell.kind === 'error') return problem('cellError', { code: cell.code }, 'cellError')
  if (cell.kind === 'formula') return problem('formulaNotCalculated', {}, 'formulaNotCalculated')
  switch (reading.kind) {
    case 'amount':
    case 'decimal':
      return numberValue(cell, reading)
    case 'date':
      return dateValue(cell, reading)
    case 'currency':
      return currencyValue(cell)
    case 'code':
      return value(oneLine(cellText(cell)))
    case 'text':
      return value(cellText(cell).trim())
  }
}
