import type { Borders, Cell, Fill, Worksheet } from 'exceljs'
import { cellText } from '../../render/safe-text.ts'

const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const TEAL = 'FF0F5C63'
const RULE = { style: 'thin', color: { argb: 'FFB8C4C6' } } as const
const BOX: Partial<Borders> = { top: RULE, left: RULE, bottom: RULE, right: RULE }

/** Writes text that stays text, whatever it begins with. */
export function writeText(cell: Cell, text: string, bold = false): void {
  cell.value = cellText(text)
  cell.alignment = { wrapText: true, vertical: 'top' }
  cell.font = { name: 'Calibri', size: 11, bold }
}

export function writeTitle(cell: Cell, text: string): void {
  writeText(cell, text, true)
  cell.font = { name: 'Calibri', size: 15, bold: true, color: { argb: TEAL } }
  cell.alignment = { vertical: 'middle' }
}

export function writeSection(sheet: Worksheet, row: number, text: string, lastColumn: number): void {
  for (let column = 2; column <= lastColumn; column += 1) sheet.getCell(row, column).fill = fill(TEAL)
  const cell = sheet.getCell(row, 2)
  cell.value = cellText(text)
  cell.alignment = { vertical: 'middle' }
  cell.font = { name: 'Calibri', size: 12, bold: true, color: { argb: 'FFFFFFFF' } }
  sheet.getRow(row).height = 20
}

export function writeHead(cell: Cell, text: string): void {
  writeText(cell, text, true)
  cell.fill = fill('FFE3ECED')
  cell.border = BOX
}

/** Draws the lines of a table around a cell. */
export function boxed(cell: Cell): void {
  cell.border = BOX
}

/** A cell that leads somewhere else in the workbook. */
export function asLink(cell: Cell): void {
  cell.font = { name: 'Calibri', size: 11, underline: true, color: { argb: TEAL } }
}

/** A cell that may be filled in, on a sheet where all others are locked. */
export function asInput(cell: Cell, format: string): void {
  cell.protection = { locked: false }
  cell.fill = fill('FFFFF9E8')
  cell.border = BOX
  cell.numFmt = format
  cell.alignment = { wrapText: true, vertical: 'top' }
}

/** A cell that the workbook works out. */
export function asComputed(cell: Cell, format: string): void {
  cell.fill = fill('FFF1F4F4')
  cell.border = BOX
  cell.numFmt = format
  cell.font = { name: 'Calibri', size: 11, bold: true }
}
