import { sumMinor } from '#shared/kernel/money.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'
import { euBudget, euContract } from '../facts/eu-contract.ts'
import { periodFacts } from '../facts/periods.ts'
import { interventions, soe11Budget } from '../facts/soe-11.ts'
import type { DemoEntry } from './entry.ts'
import { derivedEntry, lineKey, type Running } from './month.ts'

const RATE = '0.07'

const spentOn = (running: Running, project: string, codes: readonly string[]): number =>
  sumMinor(codes.map(code => running.spent.get(lineKey(project, code)) ?? 0))

/** What 7 % of the direct costs so far come to, less what is posted already: never above the rate in total. */
function due(running: Running, project: string, direct: readonly string[], indirect: string): number {
  const soFar = shareOfMinor(spentOn(running, project, direct), RATE)
  return sumMinor([soFar, -spentOn(running, project, [indirect])])
}

/** Overhead of SOE-11: one row per heading at the month's end. */
function overhead(running: Running, month: string): readonly DemoEntry[] {
  return soe11Budget.nodes
    .filter(node => node.kind === 'indirect')
    .map(node => {
      const direct = soe11Budget.nodes.filter(other => other.parent === node.parent && other.kind === 'line')
      const codes = direct.map(other => other.code)
      return derivedEntry(running, {
        project: soe11Budget.project,
        line: node.code,
        month,
        amountMinor: due(running, soe11Budget.project, codes, node.code),
        payee: 'Help – Hilfe zur Selbsthilfe e.V.',
        description: `Overhead ${month}, 7 % of direct costs of heading ${node.parent ?? ''}`,
        payer: 'help',
        intervention: interventions.find(item => item.heading === node.parent)?.code ?? null,
      })
    })
}

/** Indirect costs of the EU contract: one row at the end of each reporting period. */
function indirect(running: Running, month: string): readonly DemoEntry[] {
  const period = periodFacts.find(
    candidate => candidate.project === euContract.code && monthKey(candidate.end) === month,
  )
  if (!period) return []
  const direct = euBudget.nodes.filter(node => node.kind === 'line').map(node => node.code)
  return [
    derivedEntry(running, {
      project: euContract.code,
      line: '8',
      month,
      amountMinor: due(running, euContract.code, direct, '8'),
      payee: 'Koalicioni Demo për Përfshirje (i shpikur)',
      description: `Indirect costs, 7 % of direct costs, ${period.label}`,
      payer: 'eu-lead',
      intervention: null,
    }),
  ]
}

/** Rows that follow from the month's spending. */
export const derivedEntries = (running: Running, month: string): readonly DemoEntry[] => [
  ...overhead(running, month),
  ...indirect(running, month),
]
