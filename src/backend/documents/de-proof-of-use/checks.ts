import { sumMinor } from '#shared/kernel/money.ts'
import { shareAsPercent } from '#shared/kernel/ratio.ts'
import { type CheckInput, cents, count, fromSheet, type Value } from '../model/index.ts'
import type { ProofFigures } from './data.ts'

/** The figures of the three tables and of the books are the same. */
function sumChecks({ project, statement, totals, ledger, receipts }: ProofFigures): CheckInput[] {
  const { currency } = project
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const spent = fromSheet('expenditure', 'total', 'actual', money(statement.costMinor))
  return [
    {
      id: 'GER-1',
      textKey: 'documents.german.check.ledger',
      expected: cents(ledger.minor, currency),
      actual: spent,
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'GER-2',
      textKey: 'documents.german.check.list',
      expected: fromSheet('expenses', 'total', 'amount', money(totals.reportedMinor)),
      actual: spent,
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'GER-3',
      textKey: 'documents.german.check.income',
      expected: cents(sumMinor(receipts.map(item => item.minor)), currency),
      actual: fromSheet(
        'income',
        'total',
        'actual',
        money(sumMinor(statement.income.map(row => row.actualMinor))),
      ),
      blocking: true,
      fixRoute: `/projects/${project.id}/funds`,
    },
    {
      id: 'GER-4',
      textKey: 'documents.german.check.plan',
      expected: fromSheet('expenditure', 'total', 'plan', money(statement.planMinor)),
      actual: spent,
      rule: 'at-most',
      fixRoute: `/projects/${project.id}/budget`,
    },
  ]
}

/** What a reviewer of the proof checks by hand (donor-formats.md section 4; limits from the contract's rule pack). */
export function proofChecks(figures: ProofFigures): CheckInput[] {
  const { project, periods, statement, rows, limits, ledger } = figures
  const deviations = `/projects/${project.id}/deviations?period=${periods.current.number}`
  const above = statement.expenditure.filter(line => line.aboveLimit).map(line => line.code)
  const silent = rows
    .filter(item => item.line?.explain === true && item.reason === '')
    .map(item => item.row.code)
  const counted = (
    id: string,
    key: string,
    found: number,
    fixRoute: string,
    details: Record<string, string> = {},
  ): CheckInput => ({
    id,
    textKey: `documents.german.check.${key}`,
    details,
    expected: count(0),
    actual: count(found),
    fixRoute,
  })
  const named = (codes: readonly string[], limit: string) => ({
    lines: codes.length === 0 ? '–' : codes.join(', '),
    percent: shareAsPercent(limit),
  })
  return [
    ...sumChecks(figures),
    counted('GER-5', 'overspend', above.length, deviations, named(above, limits.overspend)),
    counted('GER-6', 'explain', silent.length, deviations, named(silent, limits.explain)),
    counted('GER-7', 'outside', ledger.outside, '/money/ledger'),
    counted('GER-8', 'incomplete', ledger.incomplete, '/money/ledger'),
  ]
}
