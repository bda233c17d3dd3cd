import { divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { percentText, shareOfMinor } from '#shared/kernel/ratio.ts'
import { euTotals } from '../basis/eu-table.ts'
import { requiredRule } from '../basis/project.ts'
import { type CheckInput, cents, count, formula, fromSheet, percent, type Value } from '../model/index.ts'
import type { EuBudgetFigures } from './data.ts'

const asRatio = (percentage: string): string => {
  const value = parseDecimal(percentage)
  const ratio = value && divideHalfUp(value, { digits: 100n, scale: 0 }, 6)
  return ratio ? formatDecimal(ratio) : '0'
}

/** Caps of rows 8 and 10, funding against costs, and a justification for every cost (donor-formats.md 1.1 and 10). */
export function euBudgetChecks(figures: EuBudgetFigures): CheckInput[] {
  const { project, table, sources } = figures
  const { currency } = project
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  const totals = euTotals(table, row => row.amountMinor)
  const indirectLimit = requiredRule(project, 'indirect_limit')
  const reserveLimit = requiredRule(project, 'contingency_limit')
  const withReserve = project.rule('indirect_base') === 'direct_and_contingency'
  const indirectBase = withReserve ? totals.row7 + totals.row10 : totals.row7
  const baseRows = withReserve ? 'EU_Row7+EU_Row10' : 'EU_Row7'
  const unjustified = table.lines.filter(
    line => line.amountMinor !== 0 && (line.clarification === '' || line.justification === ''),
  ).length
  const grant = project.grantMinor ?? 0
  const contributions =
    grant +
    sources.filter(source => source.kind !== 'donor').reduce((all, source) => all + source.plannedMinor, 0)
  const route = `/projects/${project.id}/budget`
  const checks: CheckInput[] = [
    {
      id: 'EUB-1',
      textKey: 'documents.eu.check.indirect',
      details: { limit: indirectLimit },
      expected: formula(
        `ROUND(${indirectLimit}*(${baseRows}),2)`,
        money(shareOfMinor(indirectBase, indirectLimit)),
      ),
      actual: fromSheet('budget', 'row8', 'total', money(totals.row8)),
      rule: 'at-most',
      fixRoute: route,
    },
    {
      id: 'EUB-2',
      textKey: 'documents.eu.check.reserve',
      details: { limit: reserveLimit },
      expected: formula(`ROUND(${reserveLimit}*EU_Row7,2)`, money(shareOfMinor(totals.row7, reserveLimit))),
      actual: fromSheet('budget', 'row10', 'total', money(totals.row10)),
      rule: 'at-most',
      fixRoute: route,
    },
    {
      id: 'EUB-3',
      textKey: 'documents.eu.check.sources',
      expected: fromSheet('budget', 'row13', 'total', money(totals.row13)),
      actual: fromSheet('sources', 'contributions', 'amount', money(contributions)),
      fixRoute: `/projects/${project.id}`,
    },
    {
      id: 'EUB-4',
      textKey: 'documents.eu.check.justified',
      expected: count(0),
      actual: count(unjustified),
      fixRoute: route,
    },
  ]
  const stated = percentText(grant, totals.row11)
  if (project.fundingPercent !== null && stated !== undefined)
    checks.push({
      id: 'EUB-5',
      textKey: 'documents.eu.check.percent',
      expected: percent(asRatio(project.fundingPercent)),
      actual: formula('ROUND(EU_Pct,4)', { kind: 'percent', value: asRatio(stated) }),
      fixRoute: `/projects/${project.id}`,
    })
  if (project.totalMinor !== null)
    checks.push({
      id: 'EUB-6',
      textKey: 'documents.eu.check.contractTotal',
      expected: cents(project.totalMinor, currency),
      actual: fromSheet('budget', 'row11', 'total', money(totals.row11)),
      fixRoute: route,
    })
  return checks
}
