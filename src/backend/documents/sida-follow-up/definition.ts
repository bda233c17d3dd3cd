import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { reportParameters } from '../parameters.ts'
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
  parameters: reportParameters,
  example: { project: 'SOE-11', period: 6, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadSidaFigures(db, parameters)
    const { project, periods } = figures
    const book = openReport(tools, project, {
      id: 'sida-follow-up',
      titleKey: 'documents.sida.title',
      donor: 'Sida',
      report: 'follow-up',
      end: periods.current.end,
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
