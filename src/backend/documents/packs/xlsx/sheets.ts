import type { Workbook, Worksheet } from 'exceljs'
import { cellText } from '../../render/safe-text.ts'

/** Locked but for the cells that may be filled in; columns and rows may be widened, so that long answers can be read. */
const PROTECTION = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  sort: false,
  autoFilter: false,
} as const

/** Locks a sheet without a password: it keeps from slips, not from people. */
export const protect = (sheet: Worksheet): Promise<void> => sheet.protect('', PROTECTION)

const MARGINS = { left: 0.5, right: 0.5, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }

/** A4, as wide as one page and as long as needed, with its name and page numbers below. */
export function fitToWidth(sheet: Worksheet, orientation: 'portrait' | 'landscape'): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: MARGINS,
  }
  sheet.headerFooter = { oddFooter: '&L&A&R&P / &N' }
}

/** Writes the hidden sheet that says what the pack is of; keys before, values after. */
export function addHidden(
  workbook: Workbook,
  name: string,
  stated: readonly (readonly [key: string, value: string])[],
): void {
  const sheet = workbook.addWorksheet(name, { state: 'veryHidden' })
  for (const [index, [key, value]] of stated.entries()) {
    sheet.getCell(index + 1, 1).value = key
    sheet.getCell(index + 1, 2).value = cellText(value)
  }
}
