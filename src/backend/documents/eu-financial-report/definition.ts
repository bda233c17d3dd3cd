import { z } from 'zod'
import { addJournal } from '../basis/journal-sheet.ts'
import { fileStem } from '../basis/values.ts'
import { defineDocument } from '../definition.ts'
import { createDocument } from '../model/index.ts'
import { languageParameter, periodParameter, projectParameter } from '../parameters.ts'
import { euReportChecks } from './checks.ts'
import { loadEuReport } from './data.ts'
import { addAddenda, addFinalSources, addForecast, addInformation } from './other-sheets.ts'
import { addReportSheet } from './report-sheet.ts'

/** EU Annex VI financial report: its six sheets, the detailed expenditure list they draw from, and the checks (donor-formats.md 1.2). */
export const euFinancialReport = defineDocument({
  id: 'eu-financial-report',
  titleKey: 'documents.eu.reportTitle',
  families: ['eu'],
  formats: ['xlsx', 'pdf'],
  parameters: z.strictObject({
    project: projectParameter,
    period: periodParameter,
    language: languageParameter.default('en'),
  }),
  example: { project: 'EU-DEMO-1', period: 1, language: 'en' },
  compose: async (db, parameters, { translate: t, meta }) => {
    const figures = await loadEuReport(db, parameters)
    const { project, periods, journal } = figures
    const contract = project.contractNo || project.code
    const book = createDocument({
      id: 'eu-financial-report',
      title: t('documents.eu.reportTitle'),
      fileStem: fileStem(
        'EU',
        contract,
        `${periods.current.kind}-report-${periods.current.number}`,
        periods.current.end,
      ),
      language: parameters.language,
      properties: { creator: meta.generatedBy, contract, subject: `${project.code} ${project.title}` },
      translate: t,
    })
    addInformation(book, figures, t)
    addForecast(book, figures, t)
    addReportSheet(book, figures, 'interim', t)
    addReportSheet(book, figures, 'final', t)
    addAddenda(book, figures, t)
    addFinalSources(book, figures, t)
    addJournal(
      book,
      db,
      {
        key: 'list',
        name: t('documents.eu.sheet.list'),
        currency: project.currency,
        reportNo: periods.current.number,
        ...journal,
      },
      t,
    )
    book.checks(euReportChecks(figures))
    return book
  },
})
