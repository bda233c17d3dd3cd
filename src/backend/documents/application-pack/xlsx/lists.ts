import type { Workbook, Worksheet } from 'exceljs'
import { fieldsOf, IDENTITY_SHEET, LISTS_SHEET } from '#shared/domain/applications/index.ts'
import type { Choice, Texts } from '#shared/domain/calls/index.ts'
import { columnLetters } from '#shared/domain/packs/index.ts'
import { addHidden } from '../../packs/xlsx/sheets.ts'
import { cellText } from '../../render/safe-text.ts'
import type { PackData } from '../data.ts'

export const inLanguage = (texts: Texts | undefined, language: string): string =>
  texts?.[language] || texts?.['en'] || Object.values(texts ?? {})[0] || ''

/** Where the labels of lists and the limits of lots stand, for validations and checks to point at. */
export interface Lists {
  readonly rangeOf: (key: string) => string
  readonly lots: {
    readonly codes: string
    readonly minimum: string
    readonly maximum: string
    readonly own: string
  } | null
}

const range = (column: number, rows: number): string =>
  `${LISTS_SHEET}!$${columnLetters(column)}$2:$${columnLetters(column)}$${rows + 1}`

function writeColumn(
  sheet: Worksheet,
  column: number,
  head: string,
  values: readonly (string | number)[],
): string {
  sheet.getCell(1, column).value = head
  for (const [index, value] of values.entries())
    sheet.getCell(index + 2, column).value = typeof value === 'number' ? value : cellText(value)
  return range(column, Math.max(values.length, 1))
}

const limit = (text: string): number | string => (text === '' ? '' : Number(text))

/** Writes the hidden sheet of lists: labels of every choice, yes and no, and the lots with their limits. */
export function addLists(workbook: Workbook, data: PackData, yesNo: readonly [string, string]): Lists {
  const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'veryHidden' })
  const ranges = new Map<string, string>([['yesNo', writeColumn(sheet, 1, 'yesNo', yesNo)]])
  const { language } = data.identity
  let column = 2
  const add = (key: string, choices: readonly Choice[]) => {
    ranges.set(
      key,
      writeColumn(
        sheet,
        column,
        key,
        choices.map(({ label }) => inLanguage(label, language)),
      ),
    )
    column += 1
  }
  for (const field of fieldsOf(data.form)) {
    if (field.kind === 'choice') add(field.key, field.choices ?? [])
    for (const { key, choices } of field.columns ?? []) if (choices) add(`${field.key}.${key}`, choices)
  }
  const { lots } = data
  if (lots.length === 0) return { rangeOf: key => ranges.get(key) ?? '', lots: null }
  const codes = writeColumn(
    sheet,
    column,
    'lot',
    lots.map(({ code }) => code),
  )
  const minimum = writeColumn(
    sheet,
    column + 1,
    'minimum',
    lots.map(lot => limit(lot.minimum)),
  )
  const maximum = writeColumn(
    sheet,
    column + 2,
    'maximum',
    lots.map(lot => limit(lot.maximum)),
  )
  const own = writeColumn(
    sheet,
    column + 3,
    'own',
    lots.map(lot => Number(lot.cofinancingPercent)),
  )
  return { rangeOf: key => ranges.get(key) ?? '', lots: { codes, minimum, maximum, own } }
}

/** Writes the hidden sheet that says which call, form and language the pack is of, and how its sheets are named. */
export function addIdentity(
  workbook: Workbook,
  data: PackData,
  sheetNames: Readonly<Record<string, string>>,
): void {
  const named = Object.entries(sheetNames).map(([key, name]) => [`sheet.${key}`, name] as const)
  addHidden(workbook, IDENTITY_SHEET, [...Object.entries(data.identity), ...named])
}
