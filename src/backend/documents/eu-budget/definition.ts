import { z } from 'zod'
import { fileStem } from '../basis/values.ts'
import { defineDocument } from '../definition.ts'
import { createDocument } from '../model/index.ts'
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
  compose: async (db, parameters, { translate: t, meta }) => {
    const figures = await loadEuBudget(db, parameters)
    const { project, budget } = figures
    const contract = project.contractNo || project.code
    const book = createDocument({
      id: 'eu-budget',
      title: t('documents.eu.budgetTitle'),
      fileStem: fileStem('EU', contract, `annex-iii-budget-${budget.number}`, budget.signedOn ?? project.end),
      language: parameters.language,
      properties: { creator: meta.generatedBy, contract, subject: `${project.code} ${project.title}` },
      translate: t,
    })
    addBudgetSheet(book, figures, t)
    addJustificationSheet(book, figures, t)
    addSourcesSheet(book, figures, t)
    book.checks(euBudgetChecks(figures))
    return book
  },
})
