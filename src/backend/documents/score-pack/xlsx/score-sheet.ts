import type { Cell, DataValidation, Workbook, Worksheet } from 'exceljs'
import {
  inLanguage,
  SCORE_COLUMNS,
  type ScoreRow,
  scoreFormula,
  scoreRows,
  stateFormula,
  thresholdFormula,
} from '#shared/domain/evaluation/index.ts'
import { columnLetters, KEY_COLUMN } from '#shared/domain/packs/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { heightOf, linesOf } from '../../packs/xlsx/heights.ts'
import { fitToWidth } from '../../packs/xlsx/sheets.ts'
import {
  asComputed,
  asInput,
  asLink,
  boxed,
  writeHead,
  writeSection,
  writeText,
  writeTitle,
} from '../../packs/xlsx/styles.ts'
import { cellText } from '../../render/safe-text.ts'
import type { Opened, PackedReading } from '../data.ts'
import { linkTo, quotedText, type ScorePen } from './pen.ts'

const WIDTHS = [4, 54, 9, 10, 17, 60, 22] as const
const HEAD_ROW = 5
const POINTS = '0.##'
const SUM = '0.00'
const {
  label,
  weight,
  points,
  without,
  comment,
  state,
}: Readonly<Record<keyof typeof SCORE_COLUMNS, number>> = SCORE_COLUMNS
const LAST = state
const pointsLetter = columnLetters(points)

/** Refuses what the list or the bounds don't have while somebody types. */
const rule = (pen: ScorePen, text: string, own: Partial<DataValidation>): DataValidation =>
  ({
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: pen.translate('pack.rule.title'),
    error: text,
    ...own,
  }) as DataValidation

const listRule = (pen: ScorePen, list: keyof ScorePen['lists']): DataValidation =>
  rule(pen, pen.translate('pack.rule.list'), { type: 'list', formulae: [pen.lists[list]] })

const lengthRule = (pen: ScorePen, longest: number): DataValidation =>
  rule(pen, pen.translate('pack.rule.text', { longest }), {
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [longest],
  })

interface Sheet {
  readonly sheet: Worksheet
  readonly rows: readonly ScoreRow[]
  readonly opened: Opened
  readonly pen: ScorePen
}

const wordsOf = (pen: ScorePen, texts: Readonly<Record<string, string>> | undefined): string =>
  texts ? inLanguage(texts, pen.data.wish.language) : ''

function centred(cell: Cell): void {
  cell.alignment = { horizontal: 'center', vertical: 'top', wrapText: true }
}

function criterionRow({ sheet, opened, pen }: Sheet, row: ScoreRow & { kind: 'criterion' }): void {
  const { criterion } = row
  const { translate: t } = pen
  const name = wordsOf(pen, criterion.label)
  const help = wordsOf(pen, criterion.help)
  const cell = sheet.getCell(row.row, label)
  writeText(cell, name, true)
  if (help !== '')
    cell.value = {
      richText: [
        { text: cellText(`${name}\n`), font: { name: 'Calibri', size: 11, bold: true } },
        { text: cellText(help), font: { name: 'Calibri', size: 10, color: { argb: 'FF44585B' } } },
      ],
    }
  const most = sheet.getCell(row.row, weight)
  most.value = Number(criterion.weight)
  most.numFmt = POINTS
  centred(most)
  const given = opened.sheet?.scores[criterion.key]
  const pointsCell = sheet.getCell(row.row, points)
  asInput(pointsCell, POINTS)
  centred(pointsCell)
  if (given?.kind === 'score' && given.points !== null) pointsCell.value = Number(given.points)
  pointsCell.dataValidation = rule(pen, t('scorePack.rule.points', { weight: criterion.weight }), {
    type: 'decimal',
    operator: 'between',
    formulae: [0, Number(criterion.weight)],
  })
  const instead = sheet.getCell(row.row, without)
  asInput(instead, '@')
  if (given && given.kind !== 'score') instead.value = t(`scorePack.without.${given.kind}`)
  instead.dataValidation = listRule(pen, 'without')
  const why = sheet.getCell(row.row, comment)
  asInput(why, '@')
  if (given && given.comment !== '') why.value = cellText(given.comment)
  why.dataValidation = lengthRule(pen, 4000)
  const open = sheet.getCell(row.row, state)
  open.value = {
    formula: stateFormula(row.row, criterion, {
      open: quotedText(t('scorePack.state.open')),
      both: quotedText(t('scorePack.state.both')),
      range: quotedText(t('scorePack.state.range', { weight: criterion.weight })),
    }),
    result: '',
  }
  open.font = { name: 'Calibri', size: 10, color: { argb: 'FF8A4B00' } }
  open.alignment = { wrapText: true, vertical: 'top' }
  for (const locked of [cell, most, open]) boxed(locked)
  const lines = Math.max(
    linesOf(name, 54) + (help === '' ? 0 : linesOf(help, 58)),
    linesOf(given?.comment ?? '', 60),
    2,
  )
  sheet.getRow(row.row).height = heightOf(lines)
}

/** A line of sums: the whole weight, the points on its scale, and whether the threshold is reached. */
function sumRow(
  { sheet, rows, pen }: Sheet,
  row: ScoreRow,
  text: string,
  keys: readonly string[],
  threshold: string | null,
): void {
  const { translate: t } = pen
  const own = rows.filter(
    (known): known is ScoreRow & { kind: 'criterion' } =>
      known.kind === 'criterion' && keys.includes(known.criterion.key),
  )
  const name = sheet.getCell(row.row, label)
  writeText(name, text, true)
  const whole = sheet.getCell(row.row, weight)
  whole.value = own.reduce((sum, { criterion }) => sum + Number(criterion.weight), 0)
  whole.numFmt = POINTS
  const sum = sheet.getCell(row.row, points)
  sum.value = { formula: scoreFormula(own), result: '' }
  for (let column = label; column <= LAST; column += 1) {
    asComputed(sheet.getCell(row.row, column), column === points ? SUM : POINTS)
    if (column !== label) sheet.getCell(row.row, column).alignment = { vertical: 'top', wrapText: true }
  }
  sheet.getRow(row.row).height = heightOf(Math.max(1, linesOf(text, 54))) + 2
  centred(whole)
  centred(sum)
  if (threshold === null) return
  const least = sheet.getCell(row.row, without)
  least.value = cellText(t('scorePack.atLeast', { threshold }))
  const result = sheet.getCell(row.row, comment)
  result.value = {
    formula: thresholdFormula(`${pointsLetter}${row.row}`, threshold, {
      reached: quotedText(t('scorePack.reached')),
      below: quotedText(t('scorePack.below')),
    }),
    result: '',
  }
}

/** One line of what is said of the whole: a question and its answer over the columns of points. */
function wholeRow(
  { sheet }: Sheet,
  row: ScoreRow,
  answer: {
    readonly text: string
    readonly value: string
    readonly rule: DataValidation
    readonly lines: number
  },
): void {
  const question = sheet.getCell(row.row, label)
  writeText(question, answer.text, true)
  boxed(question)
  sheet.mergeCells(row.row, points, row.row, comment)
  const cell = sheet.getCell(row.row, points)
  asInput(cell, '@')
  if (answer.value !== '') cell.value = cellText(answer.value)
  cell.dataValidation = answer.rule
  sheet.getRow(row.row).height = heightOf(
    Math.max(answer.lines, linesOf(answer.text, WIDTHS[label - 1] ?? 54)),
  )
}

function writeScoreRow(own: Sheet, row: ScoreRow): void {
  const { sheet, pen, opened } = own
  const { translate: t, data } = pen
  const { definition } = data.grid
  sheet.getCell(row.row, KEY_COLUMN).value = row.key
  if (row.kind === 'section') writeSection(sheet, row.row, wordsOf(pen, row.section.label), LAST)
  else if (row.kind === 'criterion') criterionRow(own, row)
  else if (row.kind === 'subtotal')
    sumRow(
      own,
      row,
      t('scorePack.subtotal', { section: wordsOf(pen, row.section.label) }),
      row.section.criteria.map(({ key }) => key),
      row.section.threshold,
    )
  else if (row.kind === 'total')
    sumRow(
      own,
      row,
      t('scorePack.total'),
      definition.sections.flatMap(({ criteria }) => criteria.map(({ key }) => key)),
      definition.totalThreshold,
    )
  else if (row.kind === 'recommendation') {
    const given = opened.sheet?.recommendation ?? null
    wholeRow(own, row, {
      text: t('scorePack.recommendation'),
      value: given === null ? '' : t(`recommendation.${given}`),
      rule: listRule(pen, 'recommendations'),
      lines: 2,
    })
  } else if (row.kind === 'comment')
    wholeRow(own, row, {
      text: t('assess.comment'),
      value: opened.sheet?.comment ?? '',
      rule: lengthRule(pen, 8000),
      lines: Math.max(6, linesOf(opened.sheet?.comment ?? '', 85)),
    })
  else
    wholeRow(own, row, {
      text: t('scorePack.finished'),
      value: '',
      rule: listRule(pen, 'yesNo'),
      lines: 2,
    })
}

function writeHeads(sheet: Worksheet, pen: ScorePen): void {
  const { translate: t } = pen
  const heads = [
    [label, 'scorePack.head.criterion'],
    [weight, 'scorePack.head.most'],
    [points, 'scorePack.head.points'],
    [without, 'scorePack.head.without'],
    [comment, 'scorePack.head.why'],
    [state, 'scorePack.head.state'],
  ] as const
  for (const [column, key] of heads) writeHead(sheet.getCell(HEAD_ROW, column), t(key))
  sheet.getRow(HEAD_ROW).height = heightOf(2)
}

/** Adds the score sheet of an application; gives the cell of its total and of its end, for the overview. */
export function addScoreSheet(workbook: Workbook, reading: PackedReading, pen: ScorePen) {
  const { opened, scoreSheet, textSheet } = reading
  if (!opened) return undefined
  const { translate: t, data } = pen
  const sheet = workbook.addWorksheet(scoreSheet, { views: [{ state: 'frozen', ySplit: HEAD_ROW }] })
  for (const [index, width] of WIDTHS.entries()) sheet.getColumn(index + 1).width = width
  sheet.getColumn(KEY_COLUMN).hidden = true
  writeTitle(sheet.getCell(1, label), `${opened.referenceNo} · ${opened.title}`)
  const facts = [
    `${data.call.code} · ${data.call.title}`,
    opened.applicantName ?? '',
    opened.requested
      ? `${t('application.requested')}: ${formatAmount(opened.requested.minor, opened.requested.currency, data.wish.language)} ${opened.requested.currency}`
      : '',
  ]
  writeText(sheet.getCell(2, label), facts.filter(Boolean).join(' · '))
  sheet.getCell(2, label).alignment = { vertical: 'top' }
  const link = sheet.getCell(3, label)
  link.value = linkTo(textSheet, t('scorePack.toText'))
  asLink(link)
  writeHeads(sheet, pen)
  const rows = scoreRows(data.grid.definition, reading.row.applicationId)
  const own: Sheet = { sheet, rows, opened, pen }
  for (const row of rows) writeScoreRow(own, row)
  fitToWidth(sheet, 'landscape')
  sheet.pageSetup.printTitlesRow = `1:${HEAD_ROW}`
  const rowOf = (kind: ScoreRow['kind']) => rows.find(row => row.kind === kind)?.row ?? 1
  return { sheet, total: `${pointsLetter}${rowOf('total')}` }
}
