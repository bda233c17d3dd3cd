import { addJournal } from '../basis/journal-sheet.ts'
import { addLayers } from '../basis/layers-sheet.ts'
import { openReport } from '../basis/open-report.ts'
import { addRefused } from '../basis/refused-sheet.ts'
import { defineDocument } from '../definition.ts'
import { reportParameters } from '../parameters.ts'
import { addAccepted } from './accepted-sheet.ts'
import { euReportChecks } from './checks.ts'
import { loadEuReport } from './data.ts'
import { addAddenda, addFinalSources, addForecast, addInformation } from './other-sheets.ts'
import { addReportSheet } from './report-sheet.ts'

/** EU Annex VI financial report: its six sheets, accepted and refused cost, the detailed expenditure list they draw from, and the checks (donor-formats.md 1.2). */
export const euFinancialReport = defineDocument({
  id: 'eu-financial-report',
  titleKey: 'documents.eu.reportTitle',
  families: ['eu'],
  formats: ['xlsx', 'pdf'],
  parameters: reportParameters,
  example: { project: 'EU-DEMO-1', period: 1, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadEuReport(db, parameters)
    const { project, periods, journal } = figures
    const book = openReport(tools, project, {
      id: 'eu-financial-report',
      titleKey: 'documents.eu.reportTitle',
      donor: 'EU',
      report: `${periods.current.kind}-report-${periods.current.number}`,
      end: periods.current.end,
    })
    addInformation(book, figures, t)
    addForecast(book, figures, t)
    addReportSheet(book, figures, 'interim', t)
    addReportSheet(book, figures, 'final', t)
    addAddenda(book, figures, t)
    addFinalSources(book, figures, t)
    addAccepted(book, figures, t)
    addRefused(book, figures, t)
    addJournal(
      book,
      db,
      {
        key: 'list',
        name: t('documents.eu.sheet.list'),
        currency: project.currency,
        numbering: 'rows',
        decisions: true,
        reportNo: periods.current.number,
        ...journal,
      },
      t,
    )
    const layers = await addLayers(book, db, { project, scope: journal.scope }, t)
    book.checks([...euReportChecks(figures), ...layers])
    return book
  },
})
