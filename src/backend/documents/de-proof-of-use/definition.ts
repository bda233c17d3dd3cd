import { addInventory } from '../basis/inventory.ts'
import { addLayers } from '../basis/layers-sheet.ts'
import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { reportParameters } from '../parameters.ts'
import { addForwardedFunds } from '../sida-follow-up/funds-sheets.ts'
import { proofChecks } from './checks.ts'
import { loadProof } from './data.ts'
import { addExpenseList, addIncomeList } from './receipt-sheets.ts'
import { addResult } from './result-sheet.ts'
import { addExpenditure, addIncome } from './statement-sheets.ts'

/** German proof of use: statement of account, lists of receipts, inventory and sub-grants (donor-formats.md section 4). */
export const deProofOfUse = defineDocument({
  id: 'de-proof-of-use',
  titleKey: 'documents.german.title',
  families: ['bmz'],
  formats: ['xlsx', 'pdf'],
  parameters: reportParameters,
  example: { project: 'SOE-10', period: 2, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadProof(db, parameters)
    const { project, periods } = figures
    const book = openReport(tools, project, {
      id: 'de-proof-of-use',
      titleKey: 'documents.german.title',
      donor: 'DE',
      report: 'proof-of-use',
      end: periods.current.end,
    })
    addIncome(book, figures, t)
    addExpenditure(book, figures, t)
    addIncomeList(book, figures, t)
    addExpenseList(book, db, figures, t)
    const layers = await addLayers(book, db, figures, t)
    addInventory(
      book,
      {
        name: t('documents.german.sheet.inventory'),
        currency: project.currency,
        items: figures.inventory,
      },
      t,
    )
    addForwardedFunds(book, figures, t, t('documents.german.sheet.forwarded'))
    addResult(book, figures, t)
    book.checks([...proofChecks(figures), ...layers])
    return book
  },
})
