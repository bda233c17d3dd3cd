import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { reportParameters } from '../parameters.ts'
import { settlementChecks } from './checks.ts'
import { addCurrencySheet } from './currency-sheet.ts'
import { loadSettlement } from './data.ts'
import { addRates, addResult } from './result-sheets.ts'
import { addSummary } from './summary-sheet.ts'

/** Financial settlement with the Visegrad Fund: one sheet a currency, the total in the contract's (donor-formats.md section 5). */
export const visegradSettlement = defineDocument({
  id: 'visegrad-settlement',
  titleKey: 'documents.visegrad.title',
  families: ['visegrad'],
  formats: ['xlsx', 'pdf'],
  parameters: reportParameters,
  example: { project: 'V4-DEMO-1', period: 1, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadSettlement(db, parameters)
    const { project, periods } = figures
    const book = openReport(tools, project, {
      id: 'visegrad-settlement',
      titleKey: 'documents.visegrad.title',
      donor: 'V4',
      report: 'settlement',
      end: periods.current.end,
    })
    addSummary(book, figures, t)
    for (const sheet of figures.sheets) addCurrencySheet(book, figures, sheet, t)
    addRates(book, figures, t)
    addResult(book, figures, t)
    book.checks(settlementChecks(figures))
    return book
  },
})
