import ExcelJS, { type Workbook, type Worksheet } from 'exceljs'
import { writeFileAtomic } from '#backend/platform/atomic-file.ts'
import {
  ANSWER_COLUMN,
  LABEL_COLUMN,
  PACK_SHEETS,
  type PackSheet,
} from '#shared/domain/applications/index.ts'
import { KEY_COLUMN } from '#shared/domain/packs/index.ts'
import type { Translate } from '../../model/index.ts'
import { fitToWidth, protect } from '../../packs/xlsx/sheets.ts'
import { asInput, writeHead, writeText, writeTitle } from '../../packs/xlsx/styles.ts'
import type { PackData } from '../data.ts'
import { type PackPen, writeRow } from './answer-rows.ts'
import { writeChecks } from './checks.ts'
import { addIdentity, addLists } from './lists.ts'

const WIDTHS: Readonly<Record<PackSheet, readonly number[]>> = {
  form: [4, 44, 62, 40, 22, 22, 22],
  budget: [4, 34, 22, 14, 16, 16, 16, 34],
  declarations: [4, 64, 30, 40],
}
const TEXT_WIDTH = 100

function instructions(workbook: Workbook, data: PackData, t: Translate): Worksheet {
  const sheet = workbook.addWorksheet(t('pack.sheet.instructions'))
  sheet.getColumn(1).width = 4
  sheet.getColumn(2).width = TEXT_WIDTH
  writeTitle(sheet.getCell(1, 2), `${data.identity.callCode} · ${data.title}`)
  const lines = [
    t('pack.help.deadline', { deadline: data.deadline }),
    t('pack.help.fill'),
    t('pack.help.required'),
    t('pack.help.amounts', { currency: data.currency }),
    t('pack.help.budget'),
    t('pack.help.structure'),
    t('pack.help.checks'),
    t('pack.help.send'),
    t('pack.help.version', { version: data.identity.formVersion }),
  ]
  for (const [index, line] of lines.entries()) writeText(sheet.getCell(index + 3, 2), `${index + 1}. ${line}`)
  for (const [index, lot] of data.lots.entries())
    writeText(
      sheet.getCell(index + 4 + lines.length, 2),
      t('pack.help.lot', { ...lot, currency: data.currency }),
    )
  return sheet
}

function answerSheet(workbook: Workbook, part: PackSheet, name: string, pen: PackPen): Worksheet | undefined {
  const rows = pen.data.layout.filter(({ sheet }) => sheet === part)
  if (rows.length === 0) return undefined
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 2 }] })
  for (const [index, width] of WIDTHS[part].entries()) sheet.getColumn(index + 1).width = width
  sheet.getColumn(KEY_COLUMN).hidden = true
  writeTitle(sheet.getCell(1, LABEL_COLUMN), name)
  writeText(sheet.getCell(2, LABEL_COLUMN), `${pen.data.identity.callCode} · ${pen.data.title}`)
  const lastColumn = WIDTHS[part].length
  for (const row of rows) writeRow(sheet, row, { ...pen, lastColumn })
  fitToWidth(sheet, part === 'budget' ? 'landscape' : 'portrait')
  return sheet
}

function checklist(workbook: Workbook, pen: PackPen, names: Readonly<Record<PackSheet, string>>): Worksheet {
  const { data, translate: t } = pen
  const sheet = workbook.addWorksheet(t('pack.sheet.checklist'))
  for (const [index, width] of [4, 70, 30].entries()) sheet.getColumn(index + 1).width = width
  writeTitle(sheet.getCell(1, LABEL_COLUMN), t('pack.sheet.checklist'))
  const next = writeChecks(sheet, 3, pen, names)
  writeHead(sheet.getCell(next, LABEL_COLUMN), t('pack.papers'))
  writeHead(sheet.getCell(next, ANSWER_COLUMN), t('pack.papersAttached'))
  for (const [index, { text, required }] of data.papers.entries()) {
    writeText(sheet.getCell(next + 1 + index, LABEL_COLUMN), `${text}${required ? ' *' : ''}`)
    const cell = sheet.getCell(next + 1 + index, ANSWER_COLUMN)
    asInput(cell, '@')
    cell.dataValidation = { type: 'list', allowBlank: true, formulae: [pen.lists.rangeOf('yesNo')] }
  }
  return sheet
}

/** Writes the pack of a call in one language: an Excel form that is filled in offline and read back. */
export async function writePack(data: PackData, path: string, t: Translate): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  workbook.title = data.title
  // The calculated results in the file are those of an empty form.
  workbook.calcProperties.fullCalcOnLoad = true
  const names: Record<PackSheet, string> = {
    form: t('pack.sheet.form'),
    budget: t('pack.sheet.budget'),
    declarations: t('pack.sheet.declarations'),
  }
  const shown = [instructions(workbook, data, t)]
  const lists = addLists(workbook, data, [t('pack.yes'), t('pack.no')])
  const pen: PackPen = { data, lists, translate: t, lastColumn: ANSWER_COLUMN }
  for (const part of PACK_SHEETS) {
    const sheet = answerSheet(workbook, part, names[part], pen)
    if (sheet) shown.push(sheet)
  }
  shown.push(checklist(workbook, pen, names))
  addIdentity(workbook, data, names)
  for (const sheet of shown) await protect(sheet)
  await writeFileAtomic(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
}
