import { z } from 'zod'
import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { accountParameter, dayParameter, languageParameter, projectParameter } from '../parameters.ts'
import { reconciliationChecks } from './checks.ts'
import { loadReconciliation } from './data.ts'
import { addReconciliation } from './sheet.ts'
import { addStatements } from './statements-sheet.ts'

/** Bank or cash reconciliation of an account at a day, as signed or as the data stand (donor-formats.md section 10 rule 6). */
export const bankReconciliation = defineDocument({
  id: 'bank-reconciliation',
  titleKey: 'documents.reconciliation.title',
  families: [],
  formats: ['xlsx', 'pdf'],
  parameters: z.strictObject({
    project: projectParameter,
    account: accountParameter,
    asOf: dayParameter,
    language: languageParameter.default('en'),
  }),
  example: {
    project: 'EU-DEMO-1',
    account: 'EU project account (invented)',
    asOf: null,
    language: 'en',
  },
  compose: async (db, parameters, tools) => {
    const figures = await loadReconciliation(db, parameters)
    const t = tools.translate
    const book = openReport(tools, figures.project, {
      id: 'bank-reconciliation',
      titleKey: 'documents.reconciliation.title',
      donor: 'Bank',
      report: figures.account.name,
      end: figures.asOf,
    })
    addReconciliation(book, figures, { t, locale: tools.language })
    addStatements(book, figures, t)
    book.checks(reconciliationChecks(figures))
    return book
  },
})
