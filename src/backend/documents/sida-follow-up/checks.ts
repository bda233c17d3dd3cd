import { positionTotal } from '#shared/domain/reports/index.ts'
import { type CheckInput, cents, count, fromSheet } from '../model/index.ts'
import type { SidaFigures } from './data.ts'

/** What a reviewer of the report checks by hand (donor-formats.md sections 2 and 10). */
export function sidaChecks(figures: SidaFigures): CheckInput[] {
  const { project, funds, ledger, total, rows, periods } = figures
  const { currency } = project
  const money = (minor: number) => ({ kind: 'money', minor, currency }) as const
  const unexplained = rows.filter(
    item => item.row.kind !== 'heading' && item.figures.explain && item.note === '',
  ).length
  const checks: CheckInput[] = [
    {
      id: 'SIDA-1',
      textKey: 'documents.sida.check.budgetTotal',
      expected: cents(project.totalMinor ?? total.approvedMinor, currency),
      actual: fromSheet('followUp', 'costs-total', 'approved', money(total.approvedMinor)),
      fixRoute: `/projects/${project.id}/budget`,
    },
    {
      id: 'SIDA-2',
      textKey: 'documents.sida.check.ledgerPeriod',
      expected: cents(funds.movements.costsMinor, currency),
      actual: fromSheet('followUp', 'costs-total', 'outcome', money(total.outcomePeriodMinor)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'SIDA-3',
      textKey: 'documents.sida.check.ledgerEarlier',
      expected: cents(ledger.earlierMinor, currency),
      actual: fromSheet('followUp', 'costs-total', 'earlier', money(total.outcomeEarlierMinor)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'SIDA-4',
      textKey: 'documents.sida.check.position',
      expected: fromSheet('balance', 'closing', 'amount', money(funds.closingMinor)),
      actual: fromSheet(
        'balance',
        'position-total',
        'amount',
        money(funds.position ? positionTotal(funds.position) : 0),
      ),
      fixRoute: `/projects/${project.id}/funds`,
    },
    {
      id: 'SIDA-6',
      textKey: 'documents.sida.check.explained',
      expected: count(0),
      actual: count(unexplained),
      fixRoute: `/projects/${project.id}/deviations?period=${periods.current.number}`,
    },
  ]
  if (funds.previousPosition)
    checks.splice(4, 0, {
      id: 'SIDA-5',
      textKey: 'documents.sida.check.opening',
      expected: cents(positionTotal(funds.previousPosition), currency),
      actual: fromSheet('balance', 'opening', 'amount', money(funds.movements.openingMinor)),
      fixRoute: `/projects/${project.id}/funds`,
    })
  return checks
}
