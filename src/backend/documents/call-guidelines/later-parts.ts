import { type CallItem, type CallSetup, type ItemKind, sectionWeight } from '#shared/domain/calls/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import { text } from '../model/index.ts'
import { type GuidelineFigures, spoken, textOf } from './data.ts'
import { addText, type GuidelineSheet, type Words } from './sheet.ts'

function itemText(item: CallItem, call: CallSetup, { t, language }: Words): string {
  const { kind, required, stage, validityMonths } = item
  const more = [
    kind === 'document' && stage !== '' ? t(`callItemStage.${stage}`) : '',
    kind === 'document' && !required ? t('documents.guidelines.optional') : '',
    validityMonths === null ? '' : t('documents.guidelines.validity', { number: validityMonths }),
  ].filter(part => part !== '')
  const said = spoken(item.text, language, call)
  return more.length === 0 ? said : `${said} (${more.join('; ')})`
}

function addList(sheet: GuidelineSheet, call: CallSetup, kind: ItemKind, words: Words): void {
  const own = call.items.filter(item => item.kind === kind)
  if (own.length === 0) return
  sheet.title(words.t(`callItemKinds.${kind}`))
  for (const item of own)
    sheet.row('line', item.id, { code: item.code, text: text(itemText(item, call, words), { span: 4 }) })
}

/** Criteria, activities in and out, costs, and the documents to hand in. */
export function addItems(sheet: GuidelineSheet, { call }: GuidelineFigures, words: Words): void {
  addList(sheet, call, 'eligibility_criterion', words)
  addList(sheet, call, 'activity_type', words)
  addText(sheet, words.t('callText.excluded_activities'), textOf(call, 'excluded_activities', words.language))
  addList(sheet, call, 'eligible_cost', words)
  addList(sheet, call, 'ineligible_cost', words)
}

/** How to apply, until when, in which languages, and with which documents. */
export function addHow(sheet: GuidelineSheet, { call }: GuidelineFigures, words: Words): void {
  const { t, language } = words
  const zoned = (instant: string) => formatZoned(instant, call.zone, language)
  addText(sheet, t('callText.how_to_apply'), textOf(call, 'how_to_apply', language))
  sheet.paragraph(
    t('documents.guidelines.languages', {
      languages: call.languages.map(spokenIn => t(`callLanguage.${spokenIn}`)).join(', '),
    }),
  )
  sheet.title(t('documents.guidelines.dates'))
  if (call.opensAt !== null) sheet.meta(t('call.opensAt'), zoned(call.opensAt))
  if (call.questionsUntil !== null) sheet.meta(t('call.questionsUntil'), zoned(call.questionsUntil))
  if (call.kind === 'rolling')
    for (const { number, deadlineAt } of call.cutoffs)
      sheet.meta(t('call.cutoffNo', { number }), zoned(deadlineAt))
  else if (call.deadlineAt !== null) sheet.meta(t('call.deadline'), zoned(call.deadlineAt))
  addText(sheet, t('callText.calendar'), textOf(call, 'calendar', language))
  addList(sheet, call, 'administrative_criterion', words)
  addList(sheet, call, 'document', words)
}

/** Steps of the evaluation, the grid with its thresholds and the rule for equal points, and complaints. */
export function addEvaluation(
  sheet: GuidelineSheet,
  { call }: GuidelineFigures,
  { t, language }: Words,
): void {
  addText(sheet, t('callText.evaluation_steps'), textOf(call, 'evaluation_steps', language))
  const points = (value: string) => formatDecimalText(value, language)
  if (call.grid) {
    const { sections, totalThreshold } = call.grid.definition
    sheet.title(t('call.evaluationGrid'))
    for (const section of sections) {
      sheet.row('heading', section.key, {
        text: spoken(section.label, language, call),
        first: text(points(sectionWeight(section)), { align: 'right' }),
        second:
          section.threshold === null
            ? ''
            : text(t('documents.guidelines.threshold', { points: points(section.threshold) }), { span: 2 }),
      })
      for (const criterion of section.criteria)
        sheet.row('line', criterion.key, {
          text: spoken(criterion.label, language, call),
          first: text(points(criterion.weight), { align: 'right' }),
        })
    }
    if (totalThreshold !== null)
      sheet.paragraph(t('documents.guidelines.totalThreshold', { points: points(totalThreshold) }))
    sheet.paragraph(t('documents.guidelines.assessors', { number: call.assessorsNeeded }))
    addTieBreak(sheet, call, { t, language })
  }
  addText(sheet, t('callText.complaints'), textOf(call, 'complaints', language))
  sheet.paragraph(t('documents.guidelines.complaintDays', { number: call.complaintDays }))
  sheet.paragraph(t('documents.guidelines.clarificationDays', { number: call.clarificationDays }))
}

function addTieBreak(sheet: GuidelineSheet, call: CallSetup, { t, language }: Words): void {
  const sections = call.grid?.definition.sections ?? []
  const criteria = sections.flatMap(section => section.criteria)
  const named = (label: Readonly<Record<string, string>> | undefined, key: string) =>
    spoken(label, language, call) || key
  const steps = call.tieBreak.map(key => {
    if (key === 'received_at') return t('grid.byReceipt')
    if (key === 'reference_no') return t('grid.byReference')
    const section = sections.find(known => known.key === key)
    if (section) return t('grid.bySection', { name: named(section.label, key) })
    const criterion = criteria.find(known => known.key === key)
    return t('grid.byCriterion', { name: named(criterion?.label, key) })
  })
  if (steps.length > 0) sheet.paragraph(t('documents.guidelines.tieBreak', { steps: steps.join('; ') }))
}

/** The parts of the form, so that an applicant sees what is asked, and the annexes. */
export function addForm(sheet: GuidelineSheet, { call }: GuidelineFigures, { t, language }: Words): void {
  if (call.form) {
    sheet.title(t('documents.guidelines.form', { number: call.form.number }))
    for (const [index, section] of call.form.definition.sections.entries())
      sheet.row('line', `form ${section.key}`, {
        code: String(index + 1),
        text: text(spoken(section.label, language, call), { span: 4 }),
      })
  }
  addText(sheet, t('callText.annexes'), textOf(call, 'annexes', language))
}

/** What was published since the opening: corrigenda and answers. */
export function addNotices(sheet: GuidelineSheet, figures: GuidelineFigures, { t, language }: Words): void {
  const { call, corrigenda, questions } = figures
  if (corrigenda.length > 0) sheet.title(t('call.corrigenda'))
  for (const { number, issuedOn, reason } of corrigenda)
    sheet.paragraph(`${t('call.corrigendumNo', { number })}, ${formatDate(issuedOn, language)}: ${reason}`)
  if (questions.length > 0) sheet.title(t('call.questions'))
  for (const { number, question, answer } of questions) {
    sheet.paragraph(`${number}. ${spoken(question, language, call)}`)
    sheet.paragraph(spoken(answer, language, call))
  }
}
