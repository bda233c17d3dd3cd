import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { type CheckInput, cents, count, fromSheet } from '../model/index.ts'
import { reportParameters } from '../parameters.ts'
import { addCall } from './call-sheet.ts'
import { type CallFigures, loadCall } from './data.ts'

/** What GIZ asks of a call (donor-formats.md section 4): the account, the forecast, the use of earlier payments, the grant. */
function checksOf(figures: CallFigures): CheckInput[] {
  const { project, account, neededMinor, proof, calledMinor, receivedMinor } = figures
  const { currency, grantMinor } = project
  const fixRoute = `/projects/${project.id}/funds`
  const checks: CheckInput[] = [
    {
      id: 'GIZ-1',
      textKey: 'documents.giz.check.forecast',
      expected: count(1),
      actual: count(neededMinor === null ? 0 : 1),
      fixRoute: `/projects/${project.id}/budget/forecast`,
    },
  ]
  if (figures.specialAccountRequired)
    checks.push({
      id: 'GIZ-2',
      textKey: 'documents.giz.check.account',
      expected: count(1),
      actual: count(account ? 1 : 0),
      fixRoute,
    })
  if (proof)
    checks.push({
      id: 'GIZ-3',
      textKey: 'documents.giz.check.used',
      details: { number: proof.number },
      expected: cents(proof.receivedMinor, currency),
      actual: cents(proof.spentMinor, currency),
      rule: 'at-least',
      fixRoute: '/money/ledger',
    })
  if (grantMinor !== null)
    checks.push({
      id: 'GIZ-4',
      textKey: 'documents.giz.check.grant',
      expected: cents(Math.max(0, grantMinor - receivedMinor), currency),
      actual: fromSheet('call', 'called', 'amount', { kind: 'money', minor: calledMinor, currency }),
      rule: 'at-most',
      fixRoute,
    })
  return checks
}

/** GIZ Annex 3, form 3c: the call for the money of one period; the order of its lines is ours. */
export const gizDisbursementCall = defineDocument({
  id: 'giz-disbursement-call',
  titleKey: 'documents.giz.call.title',
  families: ['bmz'],
  formats: ['pdf', 'xlsx'],
  parameters: reportParameters,
  example: { project: 'GIZ-DEMO-1', period: 3, language: 'en' },
  compose: async (db, parameters, tools) => {
    const figures = await loadCall(db, parameters)
    const { project, periods, number } = figures
    const book = openReport(tools, project, {
      id: 'giz-disbursement-call',
      titleKey: 'documents.giz.call.title',
      donor: 'GIZ',
      report: `annex-3c-call-${number}`,
      end: periods.current.start,
    })
    addCall(book, figures, tools.translate)
    book.checks(checksOf(figures))
    return book
  },
})
