import type { AddWorksheetOptions } from 'exceljs'
import { formatDate } from '#shared/kernel/format-date.ts'
import { absoluteAddress, quoteSheet } from '../../model/cell-address.ts'
import type { DocumentModel, SheetModel } from '../../model/document-model.ts'
import { printableText } from '../safe-text.ts'
import type { WorkbookName } from './stream-workbook.ts'

const A4 = 9
/** Inches. */
const MARGINS = { left: 0.45, right: 0.45, top: 0.5, bottom: 0.6, header: 0.25, footer: 0.3 }
const MAX_FOOTER = 255

const footerText = (text: string): string => printableText(text).replaceAll('\n', ' ').replaceAll('&', '&&')

/** Contract left, page of pages in the middle, day of making right. */
function pageFooter(model: DocumentModel): string {
  const day = formatDate(model.meta.generatedAt.slice(0, 10), model.language)
  const rest = `&C&P/&N&R${day}`
  const contract = footerText(model.properties.contract).slice(0, MAX_FOOTER - rest.length - 2)
  return `&L${contract.replace(/(^|[^&])(&&)*&$/, '$1$2')}${rest}`
}

/** Everything about a sheet that must be known before its first row is written. */
export function sheetOptions(
  model: DocumentModel,
  sheet: SheetModel,
  isFirst: boolean,
): Partial<AddWorksheetOptions> {
  const frozen = sheet.freeze.rows > 0 || sheet.freeze.columns > 0
  const look = { showGridLines: false, ...(isFirst && { tabSelected: true }) }
  return {
    properties: {
      outlineLevelRow: sheet.outlineDepth,
      outlineLevelCol: 0,
      defaultRowHeight: 15,
      dyDescent: 55,
      outlineProperties: { summaryBelow: sheet.outlineSummary === 'below', summaryRight: true },
    },
    views: [
      frozen
        ? { state: 'frozen', xSplit: sheet.freeze.columns, ySplit: sheet.freeze.rows, ...look }
        : { state: 'normal', ...look },
    ],
    pageSetup: {
      paperSize: A4,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
    },
    headerFooter: { oddFooter: pageFooter(model) },
  }
}

/**
 * Print area and repeated rows as names of the sheet. Written as whole references: the library's own
 * setting makes half-relative or broken ones (donor-formats.md section 6 item 5).
 */
export function printNames(sheet: SheetModel, index: number, lastRow: number): WorkbookName[] {
  const name = quoteSheet(sheet.name)
  const corner = absoluteAddress(Math.max(lastRow, 1), sheet.columns.length)
  const area = { name: '_xlnm.Print_Area', ranges: [`${name}!$A$1:${corner}`], localSheetId: index }
  if (!sheet.repeatRows) return [area]
  const { from, to } = sheet.repeatRows
  return [area, { name: '_xlnm.Print_Titles', ranges: [`${name}!$${from}:$${to}`], localSheetId: index }]
}
