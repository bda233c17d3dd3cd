import type { Workbook, Worksheet } from 'exceljs'
import ExcelJS from 'exceljs'
import type { AnswerRow, Answers } from '#shared/domain/calls/index.ts'

/** Where a pack's own keys say that an answer stands. */
function rowOf(sheet: Worksheet, key: string): number | undefined {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === key) return row
  return undefined
}

const answerSheets = (book: Workbook) => book.worksheets.filter(sheet => sheet.getColumn(1).hidden)

/** The sheet and row of a key. Throws when the pack doesn't have it. */
export function placeOf(book: Workbook, key: string): { sheet: Worksheet; row: number } {
  for (const sheet of answerSheets(book)) {
    const row = rowOf(sheet, key)
    if (row !== undefined) return { sheet, row }
  }
  throw new Error(`The pack has no ${key}`)
}

export async function openPack(file: string): Promise<Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  return book
}

const MONEY = ['unit_value', 'total', 'requested', 'amount']
const NUMBERS = [
  'quantity',
  'month',
  'duration',
  'first_month',
  'last_month',
  'year',
  'women',
  'men',
  'baseline',
  'target',
]
const typed = (key: string, text: string): string | number => {
  if (MONEY.includes(key)) return Number(text) / 100
  return NUMBERS.includes(key) ? Number(text) : text
}

function fillTable(book: Workbook, field: string, rows: readonly AnswerRow[]): void {
  const head = placeOf(book, `columns:${field}`)
  const keys = Array.from({ length: 18 }, (_, index) =>
    String(head.sheet.getCell(head.row, index + 2).value ?? ''),
  )
  for (const [index, cells] of rows.entries()) {
    const { sheet, row } = placeOf(book, `row:${field}:${index + 1}`)
    for (const [column, key] of keys.entries()) {
      const cell = sheet.getCell(row, column + 2)
      const text = cells[key] ?? null
      if (text !== null && !cell.formula) cell.value = typed(key, text)
    }
  }
}

function fillField(book: Workbook, field: string, text: string): void {
  const { sheet, row } = placeOf(book, `field:${field}`)
  const cell = sheet.getCell(row, 3)
  if (cell.formula) return
  const isDay = field === 'start' || field === 'declared_on'
  cell.value = isDay ? new Date(`${text}T00:00:00.000Z`) : typed(field, text)
}

function fillChoices(book: Workbook, field: string, chosen: readonly string[], yes: string): void {
  for (const choice of chosen) {
    const { sheet, row } = placeOf(book, `choice:${field}:${choice}`)
    sheet.getCell(row, 3).value = yes
  }
}

const isChosen = (answer: readonly unknown[]): answer is readonly string[] =>
  answer.every(item => typeof item === 'string')

/** Fills a pack as a person would: answers into the yellow cells, never into what the pack works out. */
export function fillPack(book: Workbook, lot: string, answers: Answers, yes = 'yes'): void {
  const at = placeOf(book, 'lot')
  at.sheet.getCell(at.row, 3).value = lot
  for (const [field, answer] of Object.entries(answers)) {
    if (answer === null) continue
    if (typeof answer === 'string') fillField(book, field, answer)
    else if (isChosen(answer)) fillChoices(book, field, answer, yes)
    else fillTable(book, field, answer as readonly AnswerRow[])
  }
}
