import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { reportParameters } from '../parameters.ts'
import { sf425Checks } from './checks.ts'
import { addCost, addObligations, addReceipts } from './cost-sheets.ts'
import { loadSf425 } from './data.ts'
import { addForm } from './form-sheet.ts'

/** US federal financial report SF-425: lines 1 to 11, cumulative, with the figures behind them (donor-formats.md section 5). */
export const usSf425 = defineDocument({
  id: 'us-sf-425',
  titleKey: 'documents.sf425.title',
  families: ['other'],
  formats: ['xlsx', 'pdf'],
  parameters: reportParameters,
  example: { project: 'EU-DEMO-1', period: 2, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadSf425(db, parameters)
    const { project, periods } = figures
    const book = openReport(tools, project, {
      id: 'us-sf-425',
      titleKey: 'documents.sf425.title',
      donor: 'US',
      report: 'sf-425',
      end: periods.current.end,
    })
    addForm(book, figures, t)
    addCost(book, figures, t)
    addReceipts(book, figures, t)
    addObligations(book, figures, t)
    book.checks(sf425Checks(figures))
    return book
  },
})
