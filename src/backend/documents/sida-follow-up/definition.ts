import { z } from 'zod'
import { fileStem } from '../basis/values.ts'
import { defineDocument } from '../definition.ts'
import { createDocument } from '../model/index.ts'
import { languageParameter, periodParameter, projectParameter } from '../parameters.ts'
import { sidaChecks } from './checks.ts'
import { addCover } from './cover-sheet.ts'
import { loadSidaFigures } from './data.ts'
import { addFollowUp } from './follow-up-sheet.ts'
import { addExchangeChain, addForwardedFunds, addFundBalance } from './funds-sheets.ts'
import { addAuditFollowUp, addDeviationNotes } from './notes-sheets.ts'

/** Sida's requirements as one workbook (donor-formats.md section 2): no sheet of Sida's own exists. */
export const sidaFollowUp = defineDocument({
  id: 'sida-follow-up',
  titleKey: 'documents.sida.title',
  families: ['sida', 'helvetas'],
  formats: ['xlsx', 'pdf'],
  parameters: z.strictObject({
    project: projectParameter,
    period: periodParameter,
    language: languageParameter.default('en'),
  }),
  example: { project: 'SOE-11', period: 6, language: 'en' },
  compose: async (db, parameters, { translate: t, meta }) => {
    const figures = await loadSidaFigures(db, parameters)
    const { project, periods } = figures
    const title = t('documents.sida.title')
    const book = createDocument({
      id: 'sida-follow-up',
      title,
      fileStem: fileStem('Sida', project.contractNo || project.code, 'follow-up', periods.current.end),
      language: parameters.language,
      properties: {
        creator: meta.generatedBy,
        contract: project.contractNo || project.code,
        subject: `${project.code} ${project.title}`,
      },
      translate: t,
    })
    addCover(book, figures, t)
    addFollowUp(book, figures, t)
    addFundBalance(book, figures, t)
    addExchangeChain(book, figures, t)
    addForwardedFunds(book, figures, t)
    addDeviationNotes(book, figures, t)
    addAuditFollowUp(book, figures, t)
    book.checks(sidaChecks(figures))
    return book
  },
})
