import { type CheckInput, cents, count, fromSheet, type Value } from '../model/index.ts'
import type { ReconciliationFigures } from './data.ts'

/** Statements that don't open with what the one before closed with. */
const breaks = ({ statements }: ReconciliationFigures): number =>
  statements.filter((statement, index) => {
    const before = statements[index - 1]
    return before !== undefined && before.closingMinor !== statement.openingMinor
  }).length

/** What a reviewer of a bank reconciliation looks at (donor-formats.md section 10 rule 6). */
export function reconciliationChecks(figures: ReconciliationFigures): CheckInput[] {
  const { account, bank, books, outstanding, open, signed } = figures
  const { currency } = account
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const fixRoute = `/money/accounts/${account.id}/reconciliation`
  const adjusted = outstanding.reduce(
    (sum, item) => sum + (item.side === 'books' ? item.openMinor : -item.openMinor),
    bank?.closingMinor ?? figures.statementMinor,
  )
  const none = (id: string, key: string, actual: number, route = fixRoute): CheckInput => ({
    id,
    textKey: `documents.reconciliation.check.${key}`,
    expected: count(0),
    actual: count(actual),
    fixRoute: route,
  })
  return [
    {
      id: 'BR-1',
      textKey: 'documents.reconciliation.check.balances',
      expected: fromSheet('sheet', 'books.closing', 'amount', money(books.closingMinor)),
      actual: fromSheet('sheet', 'adjusted', 'amount', money(adjusted)),
      fixRoute,
    },
    {
      id: 'BR-2',
      textKey: 'documents.reconciliation.check.asSigned',
      expected: cents(figures.signedBookMinor, currency),
      actual: fromSheet('sheet', 'books.closing', 'amount', money(books.closingMinor)),
      fixRoute,
    },
    none('BR-3', 'chain', breaks(figures), `/money/accounts/${account.id}`),
    none('BR-4', 'reach', open.missing, `/money/accounts/${account.id}`),
    none('BR-5', 'explained', open.unexplained),
    none('BR-6', 'drafts', open.drafts, `/money/ledger?accountId=${account.id}&state=draft`),
    {
      id: 'BR-7',
      textKey: 'documents.reconciliation.check.signed',
      expected: count(1),
      actual: count(signed ? 1 : 0),
      fixRoute,
    },
  ]
}
