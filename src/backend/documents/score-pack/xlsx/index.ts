import ExcelJS, { type Workbook, type Worksheet } from 'exceljs'
import { writeFileAtomic } from '#backend/platform/atomic-file.ts'
import { SCORE_PACK_SHEET } from '#shared/domain/evaluation/index.ts'
import { columnLetters } from '#shared/domain/packs/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Translate } from '../../model/index.ts'
import { heightOf, linesOf } from '../../packs/xlsx/heights.ts'
import { addHidden, fitToWidth, protect } from '../../packs/xlsx/sheets.ts'
import { writeText, writeTitle } from '../../packs/xlsx/styles.ts'
import { cellText } from '../../render/safe-text.ts'
import type { ScorePackData } from '../data.ts'
import { addDeclarations } from './declarations.ts'
import { LIST_NAMES, type ListName, type ScorePen } from './pen.ts'
import { addScoreSheet } from './score-sheet.ts'
import { addTextSheet } from './text-sheet.ts'

const TEXT_WIDTH = 110
const LISTS_SHEET = '_lists'

/** Message keys of what each list offers, in the order in which it is offered. */
const LISTS: Readonly<Record<ListName, readonly string[]>> = {
  conflicts: ['none', 'employer', 'past_consulting', 'family', 'board', 'competitor', 'other'].map(
    kind => `scorePack.conflicts.${kind}`,
  ),
  without: ['not_applicable', 'abstained'].map(kind => `scorePack.without.${kind}`),
  recommendations: ['fund', 'fund_changed', 'reject'].map(kind => `recommendation.${kind}`),
  yesNo: ['pack.yes', 'pack.no'],
}

function addLists(workbook: Workbook, t: Translate): ScorePen['lists'] {
  const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'veryHidden' })
  const ranges = LIST_NAMES.map((name, index): [ListName, string] => {
    const keys = LISTS[name]
    for (const [row, key] of keys.entries()) sheet.getCell(row + 1, index + 1).value = cellText(t(key))
    const letters = columnLetters(index + 1)
    return [name, `${LISTS_SHEET}!$${letters}$1:$${letters}$${keys.length}`]
  })
  return Object.fromEntries(ranges) as ScorePen['lists']
}

/** What an assessor must know, one numbered line each. */
function instructionLines(data: ScorePackData, t: Translate): readonly string[] {
  const { wish, grid, applications } = data
  const hasClosed = applications.some(({ row }) => row.stage === 'to_declare')
  const isBlind = applications.every(({ row }) => row.applicantName === null)
  return [
    wish.returnBy === null
      ? ''
      : t('scorePack.help.returnBy', { day: formatDate(wish.returnBy, wish.language) }),
    t('scorePack.help.fill'),
    t('scorePack.help.declare'),
    hasClosed ? t('scorePack.help.closed') : '',
    isBlind ? t('scorePack.help.blind') : '',
    t('scorePack.help.points'),
    t('scorePack.help.blank'),
    t('scorePack.help.notApplicable'),
    t('scorePack.help.abstained'),
    t('scorePack.help.scale'),
    t('scorePack.help.thresholds'),
    t('scorePack.help.finished'),
    t('scorePack.help.late'),
    t('pack.help.structure'),
    t('scorePack.help.send'),
    t('scorePack.help.version', { version: grid.number }),
  ].filter(line => line !== '')
}

function addInstructions(workbook: Workbook, data: ScorePackData, t: Translate): Worksheet {
  const sheet = workbook.addWorksheet(t('pack.sheet.instructions'))
  sheet.getColumn(1).width = 4
  sheet.getColumn(2).width = TEXT_WIDTH
  writeTitle(sheet.getCell(1, 2), t('scorePack.title', { code: data.call.code }))
  writeText(sheet.getCell(2, 2), data.call.title, true)
  writeText(sheet.getCell(3, 2), t('scorePack.for', { name: data.assessor }))
  for (const [index, line] of instructionLines(data, t).entries()) {
    const text = `${index + 1}. ${line}`
    writeText(sheet.getCell(index + 5, 2), text)
    sheet.getRow(index + 5).height = heightOf(linesOf(text, TEXT_WIDTH)) + 3
  }
  fitToWidth(sheet, 'portrait')
  return sheet
}

/** Writes the score pack of an assessor: declarations and score sheets that are filled in offline and read back. */
export async function writeScorePack(data: ScorePackData, path: string, t: Translate): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  workbook.title = t('scorePack.title', { code: data.call.code })
  workbook.creator = 'Regrant'
  workbook.lastModifiedBy = 'Regrant'
  // The calculated results in the file are those of empty sheets.
  workbook.calcProperties.fullCalcOnLoad = true
  const shown = [addInstructions(workbook, data, t)]
  const pen: ScorePen = { data, translate: t, lists: addLists(workbook, t) }
  const name = t('scorePack.sheet.declarations')
  const declarations = addDeclarations(workbook, name, pen)
  shown.push(declarations.sheet)
  const totals = new Map<string, string>()
  for (const reading of data.applications) {
    const score = addScoreSheet(workbook, reading, pen)
    const text = addTextSheet(workbook, reading, pen)
    if (!score || !text) continue
    shown.push(score.sheet, text)
    totals.set(reading.row.applicationId, score.total)
  }
  declarations.fill(totals)
  addHidden(workbook, SCORE_PACK_SHEET, [...data.stated, ['sheet.declarations', name]])
  for (const sheet of shown) await protect(sheet)
  await writeFileAtomic(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
}
