import { z } from 'zod'
import { dateSchema } from '#shared/contract/common.ts'
import { LETTER_KINDS } from '#shared/contract/letters.ts'
import { isInformed } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { loadPaperCall, openPaper, type PaperCall } from '../basis/paper-call.ts'
import { score } from '../basis/read-scores.ts'
import { defineDocument } from '../definition.ts'
import { blank, type DocumentBuilder, date, quantity, type Translate, text } from '../model/index.ts'
import { applicationParameter, callParameter, languageParameter } from '../parameters.ts'
import { type LetterText, readLetters } from './data.ts'

/** Letters wait for the decision: until then an applicant hears only that the application is under review (rule 1). */
export function requireDecided({ call }: PaperCall): void {
  if (call.state === 'decided' || isInformed(call.state)) return
  throw new ProblemError(
    problem('Rule.Blocked', 'problem.awards.callNotDecided', {
      call: call.code,
      stateKey: `callState.${call.state}`,
    }),
  )
}

const capital = (words: string, language: string): string =>
  `${words.slice(0, 1).toLocaleUpperCase(language)}${words.slice(1)}`

function addLetter(
  book: DocumentBuilder,
  letter: LetterText,
  { paper, datedOn, t }: { readonly paper: PaperCall; readonly datedOn: string; readonly t: Translate },
): void {
  const words = (key: string, details = {}) => t(`documents.grants.letter.${key}`, details)
  const sheet = book.sheet<'section' | 'average' | 'weight'>({
    key: letter.applicationId,
    name: letter.reference.replaceAll(/[[\]:*?/\\]/g, '-').slice(-31),
    orientation: 'portrait',
    columns: [
      { key: 'section', header: words('section'), width: 56, format: 'text' },
      { key: 'average', header: words('average'), width: 14, format: 'quantity' },
      { key: 'weight', header: words('of'), width: 14, format: 'quantity' },
    ],
  })
  sheet.title(capital(t(`letterKind.${letter.kind}`), paper.language))
  if (paper.call.invented) sheet.note(t('documents.inventedNote'))
  if (letter.sender !== '') sheet.meta(words('from'), letter.sender)
  sheet.meta(words('date'), date(datedOn))
  sheet.meta(words('to'), [letter.applicant, letter.address].filter(part => part !== '').join(', '))
  sheet.meta(words('subject'), `${letter.reference} – ${letter.title}`)
  sheet.blank()
  for (const part of letter.body.split('\n')) if (part.trim() !== '') sheet.paragraph(part.trim())
  if (letter.scores.length > 0) {
    sheet.title(words('scores')).header()
    for (const { label, average, weight } of letter.scores)
      sheet.row('line', null, { section: label, average: score(average), weight: quantity(weight) })
    sheet.row('total', null, {
      section: t('documents.grants.total'),
      average: score(letter.average),
      weight: text(''),
    })
  }
  if (letter.comments.length > 0) sheet.title(words('comments'))
  for (const [index, comment] of letter.comments.entries())
    sheet.paragraph(words('comment', { number: index + 1, comment }))
  sheet.paragraph(words('complaint', { days: paper.call.complaint_days }))
  sheet.paragraph(words('closing')).blank()
  sheet.meta(words('signature'), blank({ input: true }))
  sheet.meta(words('signatory'), blank({ input: true }))
}

/** Award, reserve and rejection letters of a call, one a page, in the language that each applicant wrote in. */
export const grantLetters = defineDocument({
  id: 'grant-letters',
  titleKey: 'documents.grants.grantLetters',
  families: [],
  formats: ['pdf', 'docx'],
  parameters: z.strictObject({
    call: callParameter,
    kind: z.enum(LETTER_KINDS).nullable().default(null).meta({ title: 'documents.parameter.letterKind' }),
    application: applicationParameter,
    datedOn: dateSchema.meta({ title: 'documents.parameter.datedOn' }),
    language: languageParameter.default('en'),
  }),
  example: { call: 'XK-G1', kind: 'award', application: null, datedOn: '2023-07-17', language: 'en' },
  compose: async (db, { call, kind, application, datedOn }, tools) => {
    const t = tools.translate
    const paper = await loadPaperCall(db, call, tools.language)
    requireDecided(paper)
    const reference = application === '' ? null : application
    const letters = await readLetters(db, paper, { readerId: tools.readerId, kind, reference, datedOn }, t)
    if (letters.length === 0)
      throw new ProblemError(problem('NotFound', 'problem.awards.noSuchLetter', { call: paper.call.code }))
    const book = openPaper(tools, paper, {
      id: 'grant-letters',
      titleKey: 'documents.grants.grantLetters',
      part: reference ?? `${kind ?? 'all'}-${tools.language}`,
    })
    for (const letter of letters) addLetter(book, letter, { paper, datedOn, t })
    return book
  },
})
