import type { Worksheet } from 'exceljs'
import {
  ANSWER_COLUMN,
  columnOf,
  LABEL_COLUMN,
  type PackRow,
  type PackSheet,
} from '#shared/domain/applications/index.ts'
import { columnLetters } from '#shared/domain/packs/index.ts'
import { asComputed, writeHead, writeText } from '../../packs/xlsx/styles.ts'
import { columnSumFormula, type PackPen } from './answer-rows.ts'

/** One live check: what it says, and a formula that is TRUE when all is well. */
export interface LiveCheck {
  readonly textKey: string
  readonly formula: string
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const answer = ANSWER_COLUMN
const cellOf = (sheetName: string, row: PackRow): string =>
  `'${sheetName.replaceAll("'", "''")}'!$${columnLetters(answer)}$${row.row}`

type SheetNames = Readonly<Record<PackSheet, string>>

const fieldRows = (layout: readonly PackRow[]) =>
  layout.filter((row): row is PackRow & { kind: 'field' } => row.kind === 'field')

/** Where an amount stands: the cell of the field of its role, else the sum of the budget's column. */
function amountCell({ data }: PackPen, names: SheetNames, role: 'total' | 'requested'): string {
  const row = fieldRows(data.layout).find(({ field }) => field.role === role)
  return row ? cellOf(names[row.sheet], row) : columnSumFormula(data, role)
}

function lotChecks(pen: PackPen, names: SheetNames): LiveCheck[] {
  const { lists, data } = pen
  const lotRow = data.layout.find(({ kind }) => kind === 'lot')
  if (!lists.lots || !lotRow) return []
  const { codes, minimum, maximum, own } = lists.lots
  const lot = cellOf(names[lotRow.sheet], lotRow)
  const of = (range: string) => `INDEX(${range},MATCH(${lot},${codes},0))`
  const requested = amountCell(pen, names, 'requested')
  const total = amountCell(pen, names, 'total')
  return [
    { textKey: 'pack.check.lot', formula: `COUNTIF(${codes},${lot})=1` },
    {
      textKey: 'pack.check.limits',
      formula: `IFERROR(AND(OR(${of(minimum)}="",${requested}>=${of(minimum)}),OR(${of(maximum)}="",${requested}<=${of(maximum)})),FALSE)`,
    },
    {
      textKey: 'pack.check.own',
      formula: `IFERROR(ROUND((${total}-${requested})*100,4)>=ROUND(${total}*${of(own)},4),FALSE)`,
    },
  ]
}

/** Rows of the budget in which more is asked for than they cost. */
function rowCheck({ data }: PackPen, names: SheetNames): LiveCheck[] {
  const cells = data.layout.filter(
    (row): row is PackRow & { kind: 'cells' } => row.kind === 'cells' && row.field.kind === 'budget',
  )
  const [first, last] = [cells[0], cells.at(-1)]
  if (!first || !last) return []
  const range = (key: string) => {
    const letters = columnLetters(columnOf(first.columns, key))
    return `'${names[first.sheet].replaceAll("'", "''")}'!$${letters}$${first.row}:$${letters}$${last.row}`
  }
  return [
    {
      textKey: 'pack.check.rows',
      formula: `SUMPRODUCT((${range('requested')}>0)*NOT(ISNUMBER(${range('total')})))+SUMPRODUCT(ISNUMBER(${range('total')})*(${range('requested')}>${range('total')}))=0`,
    },
  ]
}

/** Required questions without an answer; those that are asked only sometimes are left to the reader. */
export function unanswered(pen: PackPen, names: SheetNames): string {
  const cells = fieldRows(pen.data.layout)
    .filter(({ field, computed }) => field.required && !computed && !field.showIf)
    .map(row => `(LEN(TRIM(${cellOf(names[row.sheet], row)}))=0)`)
  return cells.length === 0 ? '0' : cells.join('+')
}

/** Everything that the pack checks while it is filled in. */
export function liveChecks(pen: PackPen, names: SheetNames): readonly LiveCheck[] {
  const requested = amountCell(pen, names, 'requested')
  const total = amountCell(pen, names, 'total')
  return [
    { textKey: 'pack.check.answered', formula: `(${unanswered(pen, names)})=0` },
    { textKey: 'pack.check.asked', formula: `${requested}>0` },
    { textKey: 'pack.check.share', formula: `${requested}<=${total}` },
    ...lotChecks(pen, names),
    ...rowCheck(pen, names),
  ]
}

/** Writes the checks one below the other: what is checked, and whether it is in order. */
export function writeChecks(sheet: Worksheet, from: number, pen: PackPen, names: SheetNames): number {
  const { translate: t } = pen
  writeHead(sheet.getCell(from, LABEL_COLUMN), t('pack.check.what'))
  writeHead(sheet.getCell(from, ANSWER_COLUMN), t('pack.check.result'))
  const checks = liveChecks(pen, names)
  for (const [index, { textKey, formula }] of checks.entries()) {
    const row = from + 1 + index
    writeText(sheet.getCell(row, LABEL_COLUMN), t(textKey))
    const cell = sheet.getCell(row, ANSWER_COLUMN)
    asComputed(cell, 'General')
    cell.value = {
      formula: `IF(${formula},${quoted(t('pack.check.good'))},${quoted(t('pack.check.look'))})`,
      result: t('pack.check.look'),
    }
  }
  return from + checks.length + 2
}
