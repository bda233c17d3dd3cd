import { sumMinor } from '#shared/kernel/money.ts'
import { euTotals } from '../basis/eu-table.ts'
import { type CheckInput, cents, count, fromSheet, type Value } from '../model/index.ts'
import { type EuReportFigures, moveOf, refusedOf, spendingOf } from './data.ts'

/** What the reviewer of an Annex VI report checks first (donor-formats.md 1.10 and section 10). */
export function euReportChecks(figures: EuReportFigures): CheckInput[] {
  const { project, periods, table, spending, journal } = figures
  const { currency } = project
  const kind = periods.current.kind
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const spent = euTotals(table, row => spendingOf(figures, row).periodMinor)
  const earlier = euTotals(table, row => spendingOf(figures, row).earlierMinor)
  const moved = euTotals(table, row => moveOf(figures, row))
  const rows = [
    ...table.lines,
    ...table.entered.indirect,
    ...table.entered.contingency,
    ...table.entered.taxes_in_kind,
  ]
  const unexplained = rows.filter(row => {
    const own = spendingOf(figures, row)
    const variation = sumMinor([own.periodMinor, own.earlierMinor, -row.amountMinor, -moveOf(figures, row)])
    return kind === 'final' && variation !== 0 && !figures.notes.get(row.lineId ?? '')
  }).length
  const budget = euTotals(table, row => row.amountMinor)
  const { refusals } = figures
  const refused = euTotals(table, row => refusedOf(figures, row).periodMinor)
  const refusedBefore = euTotals(table, row => refusedOf(figures, row).earlierMinor)
  const stated = spent.row13 + earlier.row13
  const refusedMinor = refused.row13 + refusedBefore.row13
  return [
    {
      id: 'EUR-1',
      textKey: 'documents.eu.check.reportEqualsList',
      expected: fromSheet('list', 'total', 'reported', money(journal.totals.reportedMinor)),
      actual: fromSheet(kind, 'row13', 'spent', money(spent.row13)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'EUR-2',
      textKey: 'documents.eu.check.reportEqualsLedger',
      expected: cents(spending.periodMinor, currency),
      actual: fromSheet(kind, 'row13', 'spent', money(spent.row13)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'EUR-3',
      textKey: 'documents.eu.check.earlier',
      expected: cents(spending.earlierMinor, currency),
      actual: fromSheet(kind, 'row13', 'earlier', money(earlier.row13)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'EUR-4',
      textKey: 'documents.eu.check.moves',
      expected: cents(0, currency),
      actual: fromSheet(kind, 'row13', 'moved', money(moved.row13)),
      fixRoute: `/projects/${project.id}/budget`,
    },
    {
      id: 'EUR-5',
      textKey: 'documents.eu.check.contractTotal',
      expected: cents(project.totalMinor ?? budget.row11, currency),
      actual: fromSheet(kind, 'row11', 'total', money(budget.row11)),
      fixRoute: `/projects/${project.id}/budget`,
    },
    {
      id: 'EUR-6',
      textKey: 'documents.eu.check.explained',
      expected: count(0),
      actual: count(unexplained),
      fixRoute: `/projects/${project.id}/deviations?period=${periods.current.number}`,
    },
    {
      id: 'EUR-7',
      textKey: 'documents.eu.check.refusedInList',
      expected: fromSheet('list', 'total', 'refused', money(journal.totals.refusedMinor)),
      actual: fromSheet('accepted', 'row13', 'refused', money(refused.row13)),
      blocking: true,
      fixRoute: '/money/ineligible',
    },
    {
      id: 'EUR-8',
      textKey: 'documents.eu.check.refusedListed',
      expected: fromSheet('refused', 'total', 'amount', money(refusals.periodMinor + refusals.earlierMinor)),
      actual: fromSheet('accepted', 'row13', 'allRefused', money(refusedMinor)),
      blocking: true,
      fixRoute: '/money/ineligible',
    },
    {
      id: 'EUR-9',
      textKey: 'documents.eu.check.accepted',
      expected: cents(figures.acceptedMinor, currency),
      actual: fromSheet('accepted', 'row13', 'allAccepted', money(stated - refusedMinor)),
      blocking: true,
      fixRoute: '/money/ineligible',
    },
  ]
}
