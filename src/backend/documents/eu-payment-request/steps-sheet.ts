import { formatAmount } from '#shared/kernel/format-amount.ts'
import { openRegister } from '../basis/register-sheet.ts'
import { drillTo } from '../drill.ts'
import { cents, count, type DocumentBuilder, type Translate } from '../model/index.ts'
import type { RequestFigures } from './data.ts'

type Column = 'no' | 'step' | 'outcome' | 'result'

/** Steps whose result is what the ledger holds. */
const FROM_LEDGER = 'costAccepted'

/** How the amount comes about, step by step; the cost opens the entries behind it. */
export function addSteps(
  book: DocumentBuilder,
  { project, request }: RequestFigures,
  language: string,
  t: Translate,
): void {
  const { currency } = project
  const { basis } = request
  const sheet = openRegister<Column>(book, t, {
    key: 'steps',
    name: t('documents.request.sheet.steps'),
    words: 'documents.request.column',
    currency,
    columns: [
      ['no', 6, 'quantity'],
      ['step', 76, 'text'],
      ['outcome', 22, 'text'],
      ['result', 18, 'money'],
    ],
  })
  for (const [place, step] of basis.steps.entries()) {
    const amounts = Object.entries(step.amounts).map(([name, minor]): [string, string] => [
      name,
      formatAmount(minor, currency, language),
    ])
    const drill =
      step.key === FROM_LEDGER && basis.until !== null && basis.ineligibleMinor === 0
        ? drillTo({ projectId: project.id, state: 'posted', from: project.start, to: basis.until })
        : undefined
    const isLast = place === basis.steps.length - 1
    const cells = {
      no: count(place + 1),
      step: t(step.messageKey, { ...Object.fromEntries(amounts), ...step.percents }),
      outcome: step.outcome === 'ok' ? '' : t(`request.outcome.${step.outcome}`),
      result: cents(step.resultMinor, currency, drill ? { drill } : {}),
    }
    if (isLast) sheet.total('payable', cells)
    else sheet.line(`step-${place}`, cells)
  }
}
