import { z } from 'zod'
import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { languageParameter, projectParameter, versionParameter } from '../parameters.ts'
import { addBudgetSheet, addJustificationSheet } from './budget-sheet.ts'
import { euBudgetChecks } from './checks.ts'
import { loadEuBudget } from './data.ts'
import { addSourcesSheet } from './sources-sheet.ts'

/** EU Annex III, budget of the action: three worksheets (donor-formats.md 1.1). */
export const euBudget = defineDocument({
  id: 'eu-budget',
  titleKey: 'documents.eu.budgetTitle',
  families: ['eu'],
  formats: ['xlsx', 'pdf'],
  parameters: z.strictObject({
    project: projectParameter,
    version: versionParameter,
    language: languageParameter.default('en'),
  }),
  example: { project: 'EU-DEMO-1', version: null, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadEuBudget(db, parameters)
    const { project, budget } = figures
    const book = openReport(tools, project, {
      id: 'eu-budget',
      titleKey: 'documents.eu.budgetTitle',
      donor: 'EU',
      report: `annex-iii-budget-${budget.number}`,
      end: budget.signedOn ?? project.end,
    })
    addBudgetSheet(book, figures, t)
    addJustificationSheet(book, figures, t)
    addSourcesSheet(book, figures, t)
    book.checks(euBudgetChecks(figures))
    return book
  },
})
