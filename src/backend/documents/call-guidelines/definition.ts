import { fileStem } from '../basis/values.ts'
import { defineDocument } from '../definition.ts'
import { cents, createDocument } from '../model/index.ts'
import { callParameters } from '../parameters.ts'
import { readGuidelines, textOf } from './data.ts'
import { addAbout, addMoney, addWho } from './first-parts.ts'
import { addEvaluation, addForm, addHow, addItems, addNotices } from './later-parts.ts'
import { sheetOf } from './sheet.ts'

/** Guidelines of a call for applicants, in one language (donor-formats.md section 8 item 1). */
export const callGuidelines = defineDocument({
  id: 'call-guidelines',
  titleKey: 'documents.guidelines.title',
  families: [],
  formats: ['pdf', 'docx'],
  parameters: callParameters,
  example: { call: 'DII-G1', language: 'en' },
  compose: async (db, parameters, tools) => {
    const { language, translate: t, meta } = tools
    const figures = await readGuidelines(db, parameters.call)
    const { call } = figures
    const title = textOf(call, 'title', language) || call.code
    const book = createDocument({
      id: 'call-guidelines',
      title: `${t('documents.guidelines.title')} – ${call.code}`,
      fileStem: fileStem(call.code, language, 'call-guidelines', meta.generatedAt.slice(0, 10)),
      language,
      properties: { creator: meta.generatedBy, contract: call.code, subject: title },
      translate: t,
    })
    const sheet = sheetOf(book, t)
    const words = { t, language }
    sheet.title(title)
    if (figures.invented) sheet.note(t('documents.inventedNote'))
    if (!call.languages.includes(language)) sheet.note(t('documents.guidelines.otherLanguage'))
    if (call.state === 'setup' || call.state === 'ready') sheet.note(t('documents.guidelines.notPublished'))
    sheet.meta(t('documents.guidelines.code'), call.code)
    sheet.meta(t('call.kind'), t(`callKind.${call.kind}`))
    sheet.meta(
      t('documents.guidelines.inCurrency', { what: t('call.envelope'), currency: call.currency }),
      cents(call.envelopeMinor, call.currency),
    )
    addAbout(sheet, figures, words)
    addMoney(sheet, figures, words)
    addWho(sheet, figures, words)
    addItems(sheet, figures, words)
    addHow(sheet, figures, words)
    addEvaluation(sheet, figures, words)
    addForm(sheet, figures, words)
    addNotices(sheet, figures, words)
    return book
  },
})
