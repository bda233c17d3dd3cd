import { z } from 'zod'
import { openReport } from '../basis/open-report.ts'
import { defineDocument } from '../definition.ts'
import { type CheckInput, cents, fromSheet } from '../model/index.ts'
import { languageParameter, projectParameter, requestParameter } from '../parameters.ts'
import { loadRequest, type RequestFigures } from './data.ts'
import { addLetter } from './letter-sheet.ts'
import { addSteps } from './steps-sheet.ts'

/** The letter says what the steps end with, and what the books say while it is a draft. */
function checksOf({ project, request, nowMinor, account }: RequestFigures): CheckInput[] {
  const { currency } = project
  const fixRoute = `/projects/${project.id}/funds`
  const stated = request.amount.minor
  return [
    {
      id: 'EUR-1',
      textKey: 'documents.request.check.steps',
      expected: cents(stated, currency),
      actual: fromSheet('steps', 'payable', 'result', {
        kind: 'money',
        minor: request.basis.steps.at(-1)?.resultMinor ?? 0,
        currency,
      }),
      fixRoute,
    },
    {
      id: 'EUR-2',
      textKey: 'documents.request.check.now',
      expected: cents(nowMinor, currency),
      actual: cents(stated, currency),
      fixRoute,
    },
    {
      id: 'EUR-3',
      textKey: 'documents.request.check.account',
      expected: { kind: 'number', value: '1', decimals: 0 },
      actual: { kind: 'number', value: account ? '1' : '0', decimals: 0 },
      fixRoute,
    },
  ]
}

/** EU Annex V, request for payment: the letter, and the calculation behind it (donor-formats.md 1.4). */
export const euPaymentRequest = defineDocument({
  id: 'eu-payment-request',
  titleKey: 'documents.request.title',
  families: ['eu'],
  formats: ['pdf', 'docx', 'xlsx'],
  parameters: z.strictObject({
    project: projectParameter,
    request: requestParameter,
    language: languageParameter.default('en'),
  }),
  example: { project: 'EU-DEMO-1', request: 4, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadRequest(db, parameters)
    const { project, request } = figures
    const book = openReport(tools, project, {
      id: 'eu-payment-request',
      titleKey: 'documents.request.title',
      donor: 'EU',
      report: `annex-v-request-${request.number}`,
      end: request.basis.until ?? request.requestedOn ?? project.start,
    })
    addLetter(book, figures, t)
    addSteps(book, figures, tools.language, t)
    book.checks(checksOf(figures))
    return book
  },
})
