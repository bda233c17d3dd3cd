import { addInventory } from '../basis/inventory.ts'
import { addJournal } from '../basis/journal-sheet.ts'
import { addLayers } from '../basis/layers-sheet.ts'
import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { type CheckInput, cents, fromSheet } from '../model/index.ts'
import { reportParameters } from '../parameters.ts'
import { sidaChecks } from '../sida-follow-up/checks.ts'
import { addFollowUp } from '../sida-follow-up/follow-up-sheet.ts'
import { addExchangeChain, addForwardedFunds, addFundBalance } from '../sida-follow-up/funds-sheets.ts'
import { addContributions, addProcurements } from './control-sheets.ts'
import { loadPartnerFigures, type PartnerFigures } from './data.ts'
import { addCashStatement, addFundRequest } from './money-sheets.ts'
import { addPartnerReport } from './report-sheet.ts'

function checks(figures: PartnerFigures): CheckInput[] {
  const { project, funds } = figures.sida
  const { currency } = project
  const money = (minor: number) => ({ kind: 'money', minor, currency }) as const
  const bankDifference = funds.position
    ? funds.position.statementMinor - funds.position.outstandingMinor - funds.position.bankMinor
    : 0
  return [
    ...sidaChecks(figures.sida),
    {
      id: 'HELV-1',
      textKey: 'documents.helvetas.check.journal',
      expected: fromSheet('report', 'total', 'quarter', money(figures.total.quarterMinor)),
      actual: fromSheet('journal', 'total', 'reported', money(figures.journal.totals.reportedMinor)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'HELV-2',
      textKey: 'documents.helvetas.check.bank',
      expected: cents(0, currency),
      actual: fromSheet('cash', 'bankDifference', 'amount', money(bankDifference)),
      fixRoute: `/projects/${project.id}/funds`,
    },
    {
      id: 'HELV-3',
      textKey: 'documents.helvetas.check.moves',
      expected: cents(0, currency),
      actual: fromSheet('report', 'total', 'moved', money(figures.total.reallocatedMinor)),
      fixRoute: `/projects/${project.id}/budget`,
    },
  ]
}

/** Partner control sheets of Helvetas around the content that Sida requires (donor-formats.md section 3; layout is ours). */
export const helvetasPartnerReport = defineDocument({
  id: 'helvetas-partner-report',
  titleKey: 'documents.helvetas.title',
  families: ['helvetas', 'sida'],
  formats: ['xlsx', 'pdf'],
  parameters: reportParameters,
  example: { project: 'SOE-11', period: 6, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadPartnerFigures(db, parameters)
    const { sida, journal } = figures
    const { project, periods } = sida
    const book = openReport(tools, project, {
      id: 'helvetas-partner-report',
      titleKey: 'documents.helvetas.title',
      donor: 'Helvetas',
      report: 'partner-report',
      end: periods.current.end,
    })
    addPartnerReport(book, figures, t)
    addCashStatement(book, figures, t)
    addJournal(
      book,
      db,
      {
        key: 'journal',
        name: t('documents.helvetas.sheet.journal'),
        currency: project.currency,
        numbering: 'vouchers',
        reportNo: periods.current.number,
        ...journal,
      },
      t,
    )
    const layers = await addLayers(book, db, { project, scope: journal.scope }, t)
    addFundRequest(book, figures, t)
    addInventory(
      book,
      {
        name: t('documents.helvetas.sheet.inventory'),
        currency: project.currency,
        items: figures.inventory,
      },
      t,
    )
    addContributions(book, figures, t)
    addProcurements(book, figures, t)
    addFollowUp(book, sida, t)
    addFundBalance(book, sida, t)
    addExchangeChain(book, sida, t)
    addForwardedFunds(book, sida, t)
    book.checks([...checks(figures), ...layers])
    return book
  },
})
