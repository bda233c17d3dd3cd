import type { Sf425Fault } from '#shared/domain/reports/index.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'
import { type CheckInput, cents, count, formula, fromSheet, type Value } from '../model/index.ts'
import type { Sf425Figures } from './data.ts'

const has = (faults: readonly Sf425Fault[], code: Sf425Fault['code']) =>
  faults.filter(fault => fault.code === code)

/** What a reviewer of the form checks by hand (donor-formats.md section 5; US-01). */
export function sf425Checks(figures: Sf425Figures): CheckInput[] {
  const { project, periods, cost, lines, computed, faults, indirect } = figures
  const { currency } = project
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const budget = `/projects/${project.id}/budget`
  const falls = has(faults, 'Falls').map(fault => fault.line)
  const checks: CheckInput[] = [
    {
      id: 'US-1',
      textKey: 'documents.sf425.check.ledger',
      expected: cents(cost.partsMinor, currency),
      actual: fromSheet('cost', 'posted', 'amount', money(cost.postedMinor)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'US-2',
      textKey: 'documents.sf425.check.shares',
      expected: fromSheet('cost', 'reported', 'amount', money(cost.reportedMinor)),
      actual: formula(
        at => `ROUND(${at.sheet('form').cell('e', 'amount')}+${at.sheet('form').cell('j', 'amount')},2)`,
        money(lines.e + lines.j),
      ),
      blocking: true,
    },
    {
      id: 'US-3',
      textKey: 'documents.sf425.check.authorised',
      expected: cents(0, currency),
      actual: fromSheet('form', 'h', 'amount', money(computed.h)),
      rule: 'at-least',
      fixRoute: budget,
    },
    {
      id: 'US-4',
      textKey: 'documents.sf425.check.income',
      expected: cents(0, currency),
      actual: fromSheet('form', 'o', 'amount', money(computed.o)),
      rule: 'at-least',
    },
    {
      id: 'US-5',
      textKey: 'documents.sf425.check.cumulative',
      details: { lines: falls.length === 0 ? '–' : falls.join(', ') },
      expected: count(0),
      actual: count(falls.length),
      fixRoute: `/projects/${project.id}/funds`,
    },
  ]
  if (figures.unliquidatedMustBeZero)
    checks.push({
      id: 'US-6',
      textKey: 'documents.sf425.check.final',
      expected: cents(0, currency),
      actual: fromSheet('form', 'f', 'amount', money(lines.f)),
      fixRoute: `/projects/${project.id}/periods`,
    })
  if (indirect.rate !== null)
    checks.push({
      id: 'US-7',
      textKey: 'documents.sf425.check.indirect',
      expected: formula(
        at =>
          `ROUND(${at.sheet('form').cell('base', 'amount')}*${at.sheet('form').cell('rate', 'amount')},2)`,
        money(shareOfMinor(indirect.baseMinor, indirect.rate)),
      ),
      actual: fromSheet('form', 'charged', 'amount', money(cost.indirectMinor)),
      rule: 'at-most',
      fixRoute: `/projects/${project.id}/deviations?period=${periods.current.number}`,
    })
  return checks
}
