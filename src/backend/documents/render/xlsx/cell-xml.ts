import { minorDigits } from '#shared/kernel/currency.ts'
import { toExcelSerial } from '#shared/kernel/excel-date.ts'
import { shownValue } from '../../model/cells.ts'
import type { CellModel, RowKind, Value } from '../../model/document-model.ts'
import { cellText } from '../safe-text.ts'
import { CELL_FORMULA, CELL_NULL, CELL_NUMBER, CELL_STRING, type CellXml } from './stream-workbook.ts'
import type { ColumnStyles } from './styles.ts'

/**
 * What a spreadsheet stores for a value. Amounts are the one division minor / 10^digits, which gives the
 * double nearest to the written decimal; dates are serials, so that no time zone can move them.
 */
export function storedValue(value: Value): string | number | undefined {
  switch (value.kind) {
    case 'empty':
      return undefined
    case 'text':
      return cellText(value.text)
    case 'money':
      return value.minor / 10 ** minorDigits(value.currency)
    case 'number':
    case 'percent':
    case 'rate':
      return Number(value.value)
    case 'date':
      // Days before 1900 have no serial and stay text.
      return toExcelSerial(value.date) ?? value.date
  }
}

/** One cell in the form of the library's row writer. */
export function cellXml(address: string, cell: CellModel, rowKind: RowKind, styles: ColumnStyles): CellXml {
  const shown = shownValue(cell)
  const style = styles.of(rowKind, cell, shown)
  const stored = storedValue(shown)
  if (cell.kind === 'formula')
    return { address, type: CELL_FORMULA, formula: cell.formula, result: stored ?? '', style }
  if (stored === undefined) return { address, type: CELL_NULL, style }
  return { address, type: typeof stored === 'number' ? CELL_NUMBER : CELL_STRING, value: stored, style }
}
