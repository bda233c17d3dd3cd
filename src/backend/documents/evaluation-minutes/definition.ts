import { formatZoned } from '#shared/kernel/zoned-time.ts'
import { applicantName } from '../basis/names.ts'
import { loadPaperCall, openPaper, type PaperCall } from '../basis/paper-call.ts'
import { defineDocument } from '../definition.ts'
import { blank, cents, count, type DocumentBuilder, date, type Translate } from '../model/index.ts'
import { callParameters } from '../parameters.ts'
import { type MinutesFigures, readMinutes } from './data.ts'

type Column = 'first' | 'second' | 'third' | 'fourth'
type Sheet = ReturnType<typeof sheetOf>

const sheetOf = (book: DocumentBuilder, t: Translate) =>
  book.sheet<Column>({
    key: 'minutes',
    name: t('documents.grants.sheet.minutes'),
    orientation: 'portrait',
    columns: [
      { key: 'first', header: '', width: 26, format: 'text' },
      { key: 'second', header: '', width: 30, format: 'text' },
      { key: 'third', header: '', width: 24, format: 'text' },
      { key: 'fourth', header: '', width: 16, format: 'text' },
    ],
  })

function addMembers(sheet: Sheet, { members }: MinutesFigures, t: Translate): void {
  sheet.title(t('documents.grants.minutes.members'))
  if (members.length === 0) sheet.note(t('documents.grants.minutes.noMembers'))
  for (const { name, committee, function: duty, signedOn } of members)
    sheet.row('line', null, {
      first: name,
      second: t(`committee.${committee}`),
      third: t(`committeeFunction.${duty}`),
      fourth: signedOn === null ? t('documents.grants.minutes.notSigned') : date(signedOn),
    })
}

function addCourse(sheet: Sheet, paper: PaperCall, { steps, states }: MinutesFigures, t: Translate): void {
  sheet.title(t('documents.grants.minutes.course'))
  for (const { to, reason, at } of steps)
    sheet.row('line', null, {
      first: formatZoned(at, paper.call.zone, paper.language),
      second: t(`callState.${to}`),
      third: reason,
    })
  sheet.title(t('documents.grants.minutes.applications'))
  for (const { state, count: found } of states)
    sheet.row('line', null, {
      first: t(`applicationState.${state}`),
      second: count(found, { align: 'left' }),
    })
}

function addProposal(sheet: Sheet, paper: PaperCall, figures: MinutesFigures, t: Translate): void {
  const { currency } = paper.call
  const { chosen, exceptions, ranking } = figures
  sheet.title(t('documents.grants.minutes.proposal'))
  sheet.note(
    ranking
      ? t('documents.grants.minutes.ranking', {
          number: ranking.number,
          at: formatZoned(ranking.made_at, paper.call.zone, paper.language),
        })
      : t('documents.grants.noRanking'),
  )
  for (const row of chosen)
    sheet.row('line', null, {
      first: `${row.rank === null ? '' : `${row.rank}. `}${row.reference}`,
      second: applicantName(t, row.applicant),
      third: t(`applicationState.${row.state}`),
      fourth:
        (row.awardedMinor ?? row.recommendedMinor) === null
          ? blank()
          : cents(row.awardedMinor ?? row.recommendedMinor ?? 0, currency),
    })
  for (const { reference, reason } of exceptions)
    sheet.note(t('documents.grants.minutes.exception', { reference, reason }))
}

function addComplaints(sheet: Sheet, { complaints }: MinutesFigures, t: Translate): void {
  if (complaints.length === 0) return
  sheet.title(t('documents.grants.minutes.complaints'))
  for (const { reference, number, state, receivedOn, decision } of complaints) {
    sheet.row('line', null, {
      first: `${reference}/${number}`,
      second: date(receivedOn),
      third: t(`complaintState.${state}`),
    })
    if (decision !== '') sheet.note(decision)
  }
}

/** Minutes of the evaluation: who sat on it, how it went, what is proposed and why, with room for signatures. */
export const evaluationMinutes = defineDocument({
  id: 'evaluation-minutes',
  titleKey: 'documents.grants.evaluationMinutes',
  families: [],
  formats: ['pdf', 'docx'],
  parameters: callParameters,
  example: { call: 'DII-G1', language: 'en' },
  compose: async (db, { call }, tools) => {
    const t = tools.translate
    const paper = await loadPaperCall(db, call, tools.language)
    const figures = await readMinutes(db, paper.call.id, tools.readerId)
    const book = openPaper(tools, paper, {
      id: 'evaluation-minutes',
      titleKey: 'documents.grants.evaluationMinutes',
    })
    const sheet = sheetOf(book, t)
    sheet.title(t('documents.grants.evaluationMinutes'))
    if (paper.call.invented) sheet.note(t('documents.inventedNote'))
    sheet.meta(
      t('documents.grants.call'),
      `${paper.call.code} ${paper.text(paper.call.id, 'title') || paper.call.title}`,
    )
    sheet.meta(
      `${t('documents.grants.envelope')} (${paper.call.currency})`,
      cents(paper.call.envelope_minor, paper.call.currency),
    )
    addMembers(sheet, figures, t)
    addCourse(sheet, paper, figures, t)
    addProposal(sheet, paper, figures, t)
    addComplaints(sheet, figures, t)
    const signing = figures.members.filter(({ committee }) => committee === 'evaluation')
    if (signing.length > 0) sheet.title(t('documents.grants.minutes.signatures'))
    for (const { name } of signing) sheet.meta(name, blank({ input: true })).blank()
    return book
  },
})
