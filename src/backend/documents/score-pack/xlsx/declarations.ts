import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { DECLARATION_COLUMNS, DECLARATIONS } from '#shared/domain/evaluation/index.ts'
import { KEY_COLUMN } from '#shared/domain/packs/index.ts'
import { heightOf, linesOf } from '../../packs/xlsx/heights.ts'
import { fitToWidth } from '../../packs/xlsx/sheets.ts'
import {
  asComputed,
  asInput,
  asLink,
  boxed,
  writeHead,
  writeText,
  writeTitle,
} from '../../packs/xlsx/styles.ts'
import { cellText } from '../../render/safe-text.ts'
import type { PackedReading } from '../data.ts'
import { linkTo, quotedSheet, type ScorePen } from './pen.ts'

const WIDTHS = [4, 14, 40, 30, 34, 34, 13, 24, 11] as const
const TITLE = { reference: 2, title: 3, sheet: 4, total: 9 } as const
const HEAD_ROW = 5
/** The table's columns end here; notes above it run as wide. */
const LAST = TITLE.total

const dayOf = (text: string): Date => new Date(`${text}T00:00:00.000Z`)

function rules(pen: ScorePen): Readonly<Record<keyof typeof DECLARATION_COLUMNS, DataValidation>> {
  const { translate: t, lists } = pen
  const stop = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: t('pack.rule.title'),
  } as const
  const length = (longest: number): DataValidation => ({
    ...stop,
    error: t('pack.rule.text', { longest }),
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [longest],
  })
  return {
    kind: { ...stop, error: t('pack.rule.list'), type: 'list', formulae: [lists.conflicts] },
    note: length(2000),
    on: {
      ...stop,
      error: t('pack.rule.date'),
      type: 'date',
      operator: 'between',
      formulae: [dayOf('2000-01-01'), dayOf('2100-12-31')],
    },
    name: length(300),
  }
}

/** Where the score sheet stands: a way to it, or why it isn't there. */
function sheetCell(sheet: Worksheet, row: number, reading: PackedReading, pen: ScorePen): string {
  const { translate: t } = pen
  const cell = sheet.getCell(row, TITLE.sheet)
  const { stage, links } = reading.row
  if (reading.opened) {
    writeText(cell, '')
    cell.value = linkTo(reading.scoreSheet, t('scorePack.openSheet'))
    asLink(cell)
    return ''
  }
  const told = [
    t(stage === 'submitted' ? 'scorePack.handedIn' : 'scorePack.declareFirst'),
    links.length > 0 ? t('notice.evaluation.Linked') : '',
  ]
  const text = told.filter(Boolean).join('\n')
  writeText(cell, text)
  return text
}

function declarationRow(
  sheet: Worksheet,
  row: number,
  reading: PackedReading,
  pen: ScorePen,
  total: string | undefined,
): void {
  const { translate: t, data } = pen
  const { referenceNo, title, applicantName } = reading.row
  writeText(sheet.getCell(row, TITLE.reference), referenceNo, true)
  const named = applicantName === null ? title : `${title}\n${applicantName}`
  writeText(sheet.getCell(row, TITLE.title), named)
  const told = sheetCell(sheet, row, reading, pen)
  for (const column of [TITLE.reference, TITLE.title, TITLE.sheet]) boxed(sheet.getCell(row, column))
  const inputs = rules(pen)
  for (const [key, column] of Object.entries(DECLARATION_COLUMNS)) {
    const cell = sheet.getCell(row, column)
    asInput(cell, key === 'on' ? 'dd.mm.yyyy' : '@')
    cell.alignment = { wrapText: true, vertical: 'top', horizontal: 'left' }
    cell.dataValidation = inputs[key as keyof typeof inputs]
  }
  if (reading.declaredOn !== null) {
    sheet.getCell(row, DECLARATION_COLUMNS.kind).value = t('scorePack.conflicts.none')
    sheet.getCell(row, DECLARATION_COLUMNS.on).value = dayOf(reading.declaredOn)
    sheet.getCell(row, DECLARATION_COLUMNS.name).value = cellText(data.assessor)
  }
  const sum = sheet.getCell(row, TITLE.total)
  asComputed(sum, '0.00')
  if (total !== undefined) sum.value = { formula: `${quotedSheet(reading.scoreSheet)}!${total}`, result: '' }
  else if (reading.row.total !== null) sum.value = Number(reading.row.total)
  sum.alignment = { vertical: 'top', horizontal: 'right' }
  sheet.getRow(row).height = heightOf(Math.max(2, linesOf(named, 40), linesOf(told, 30)))
}

/** Adds the sheet on which conflicts of interest are declared, one row an application; it leads to the score sheets too. */
export function addDeclarations(
  workbook: Workbook,
  name: string,
  pen: ScorePen,
): { readonly sheet: Worksheet; readonly fill: (totals: ReadonlyMap<string, string>) => void } {
  const { data, translate: t } = pen
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: HEAD_ROW }] })
  for (const [index, width] of WIDTHS.entries()) sheet.getColumn(index + 1).width = width
  sheet.getColumn(KEY_COLUMN).hidden = true
  writeTitle(sheet.getCell(1, 2), name)
  writeText(sheet.getCell(2, 2), `${data.call.code} · ${data.call.title} · ${data.assessor}`)
  sheet.getCell(2, 2).alignment = { vertical: 'top' }
  sheet.mergeCells(3, 2, 3, LAST)
  const note = t('scorePack.declareNote')
  writeText(sheet.getCell(3, 2), note)
  sheet.getRow(3).height = heightOf(linesOf(note, 190))
  const heads = [
    [TITLE.reference, 'application.referenceNo'],
    [TITLE.title, 'application.title'],
    [TITLE.sheet, 'scorePack.head.sheet'],
    [DECLARATION_COLUMNS.kind, 'scorePack.head.conflict'],
    [DECLARATION_COLUMNS.note, 'assess.conflictNote'],
    [DECLARATION_COLUMNS.on, 'scorePack.head.date'],
    [DECLARATION_COLUMNS.name, 'scorePack.head.name'],
    [TITLE.total, 'scorePack.head.total'],
  ] as const
  for (const [column, key] of heads) writeHead(sheet.getCell(HEAD_ROW, column), t(key))
  sheet.getRow(HEAD_ROW).height = heightOf(2)
  fitToWidth(sheet, 'landscape')
  sheet.pageSetup.printTitlesRow = `${HEAD_ROW}:${HEAD_ROW}`
  const fill = (totals: ReadonlyMap<string, string>) => {
    for (const place of data.layout) {
      const reading = data.applications.find(({ row }) => row.applicationId === place.application)
      if (place.sheet !== DECLARATIONS || !reading) continue
      sheet.getCell(place.row, KEY_COLUMN).value = place.key
      declarationRow(sheet, place.row, reading, pen, totals.get(place.application))
    }
  }
  return { sheet, fill }
}
