import { budgetWithin } from '#shared/domain/budgets/index.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { multiplyToMinor } from '#shared/kernel/money.ts'
import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'
import type { CostKind, NodeFacts } from '../facts/budget-types.ts'
import { type PeriodFacts, periodFacts } from '../facts/periods.ts'
import { interventions, soe11Budget } from '../facts/soe-11.ts'
import type { Cell, CurrencyMix, Recipient } from './cell.ts'

const PROJECT = 'SOE-11'
const SPAN = { start: '2023-07-01', end: '2026-12-31' } as const

/**
 * Share of the even plan that each quarter from 2023-Q3 spends. Beyond ten percent up or down a quarter needs
 * a note: start-up, winter and autumn travel, the slow start of the intervention funds.
 */
const PACE: Readonly<Record<'personnel' | 'operating' | 'travel' | 'intervention_fund', readonly string[]>> =
  {
    personnel: ['0.84', '0.97', '1.01', '0.99', '1.02', '0.98', '1.00', '1.03', '0.97', '1.01'],
    operating: ['0.86', '0.95', '1.04', '0.98', '0.93', '1.05', '1.02', '0.97', '0.95', '1.04'],
    travel: ['0.71', '1.21', '0.78', '1.06', '0.94', '1.19', '0.81', '1.05', '0.96', '1.06'],
    intervention_fund: ['0.00', '0.38', '0.82', '1.06', '1.17', '1.04', '1.18', '1.05', '0.96', '1.03'],
  }

/** The two quarters' ends that nobody has explained yet: travel of INT-2 and the funds of INT-4 in 2025-Q4. */
export const UNEXPLAINED: readonly {
  readonly period: number
  readonly line: string
  readonly pace: string
}[] = [
  { period: 10, line: '3.4', pace: '1.38' },
  { period: 10, line: '5.3', pace: '0.71' },
]

/** Pieces bought in each quarter, by line. */
const PURCHASES: Readonly<Record<string, readonly number[]>> = {
  '1.4': [4, 0, 0, 0, 1, 0, 0, 0, 1, 0],
  '2.5': [0, 2, 0, 0, 0, 1, 0, 0, 0, 0],
  '3.5': [0, 2, 0, 0, 0, 1, 0, 0, 0, 0],
  '4.5': [0, 1, 0, 0, 1, 0, 0, 0, 0, 0],
  '5.5': [0, 2, 0, 1, 0, 0, 1, 0, 0, 0],
  '6.5': [0, 0, 1, 0, 0, 1, 0, 0, 0, 0],
}

/** Weights of a quarter's three months; August is quiet, market actors report at the quarter's end. */
const MONTHS_OF_QUARTER: Readonly<Record<string, readonly number[]>> = {
  personnel: [10, 10, 10],
  operating: [10, 10, 11],
  travel: [9, 10, 11],
  intervention_fund: [6, 10, 14],
}
const SUMMER_TRAVEL = [9, 4, 17]

const MIXES: Readonly<Record<string, CurrencyMix>> = {
  '1': [
    ['EUR', 50],
    ['BAM', 20],
    ['RSD', 30],
  ],
  '2': [
    ['ALL', 85],
    ['EUR', 15],
  ],
  '3': [
    ['MKD', 85],
    ['EUR', 15],
  ],
  '4': [
    ['RSD', 85],
    ['EUR', 15],
  ],
  '5': [
    ['BAM', 85],
    ['EUR', 15],
  ],
  '6': [['EUR', 100]],
}

const PAYERS = { EUR: 'help', ALL: 'help', MKD: 'help', RSD: 'help', BAM: 'help' } as const
const ACTIVITIES: Readonly<Record<string, readonly string[]>> = {
  personnel: ['A1', 'A2', 'A4', 'A5'],
  operating: ['A4', 'A5'],
  travel: ['A2', 'A3', 'A4'],
  intervention_fund: ['A4'],
  equipment: ['A5'],
}
const WEIGHTS: Readonly<Record<string, number>> = {
  personnel: 5,
  operating: 4,
  travel: 5,
  intervention_fund: 3,
}

/** Number of a market actor's agreement, as forwarded funds and entries name it. */
export const agreementNo = (intervention: string, index: number): string =>
  `HELP-${intervention}-${index === 0 ? 'A' : 'B'}`

function recipientsOf(code: string | null): readonly Recipient[] {
  const facts = interventions.find(item => item.code === code)
  return (facts?.actors ?? []).map((actor, index) => ({
    organisation: actor.organisation,
    agreementNo: agreementNo(facts?.code ?? '', index),
  }))
}

function paceOf(node: NodeFacts, period: PeriodFacts): string {
  const planned = UNEXPLAINED.find(item => item.period === period.number && item.line === node.code)
  if (planned) return planned.pace
  const kind = node.costType as keyof typeof PACE
  return PACE[kind][period.number - 1] ?? '0'
}

/** A line and the lines of the same cost type under later headings: whom a regional bill is shared with. */
function shareLines(node: NodeFacts): readonly string[] {
  if (node.costType !== 'operating' && node.costType !== 'travel') return []
  const heading = Number(node.code.split('.')[0])
  return soe11Budget.nodes
    .filter(other => other.costType === node.costType && Number(other.code.split('.')[0]) > heading)
    .map(other => other.code)
}

const cellOf = (
  node: NodeFacts,
  month: string,
  parts: Pick<Cell, 'targetMinor' | 'weight' | 'fixed' | 'units'>,
): Cell => ({
  ...parts,
  project: PROJECT,
  line: node.code,
  month,
  kind: node.costType === '' ? 'operating' : node.costType,
  mix: MIXES[node.code.split('.')[0] ?? ''] ?? [['EUR', 100]],
  payers: PAYERS,
  intervention: node.intervention,
  recipients: node.costType === 'intervention_fund' ? recipientsOf(node.intervention) : [],
  sharedWith: shareLines(node),
  workPackage: null,
  activities: ACTIVITIES[node.costType] ?? [],
})

function runningCells(node: NodeFacts, period: PeriodFacts): readonly Cell[] {
  const planned = budgetWithin(node.amountMinor, SPAN, period)
  const target = shareOfMinor(planned, paceOf(node, period))
  const summer = node.costType === 'travel' && period.start.slice(5, 7) === '07'
  const weights = summer ? SUMMER_TRAVEL : (MONTHS_OF_QUARTER[node.costType] ?? [1, 1, 1])
  return allocateByLargestRemainder(target, weights).map((targetMinor, index) =>
    cellOf(node, monthKey(addMonths(period.start, index)), {
      targetMinor,
      weight: WEIGHTS[node.costType] ?? 1,
      fixed: null,
      units: node.quantity !== null && node.unit === 'month' ? '1' : null,
    }),
  )
}

/** Share of the budgeted price that was paid where it was not the usual one. */
const PRICE: Readonly<Record<string, string>> = { '1.4': '0.98' }

/** Bought in the quarter's middle month, a little under the price in the budget. */
function purchaseCells(node: NodeFacts, period: PeriodFacts): readonly Cell[] {
  const pieces = PURCHASES[node.code]?.[period.number - 1] ?? 0
  const price = multiplyToMinor(String(pieces), node.unitValue ?? '0', 'EUR') ?? 0
  if (price === 0) return []
  return [
    cellOf(node, monthKey(addMonths(period.start, 1)), {
      targetMinor: shareOfMinor(price, PRICE[node.code] ?? '0.93'),
      weight: pieces,
      fixed: pieces,
      units: String(pieces),
    }),
  ]
}

/** Every line of SOE-11 month by month; overhead follows from what they spend. */
export function soe11Cells(): readonly Cell[] {
  const kinds: readonly (CostKind | '')[] = ['personnel', 'operating', 'travel', 'intervention_fund']
  return periodFacts
    .filter(period => period.project === PROJECT)
    .flatMap(period =>
      soe11Budget.nodes.flatMap(node => {
        if (node.costType === 'equipment') return purchaseCells(node, period)
        return kinds.includes(node.costType) ? runningCells(node, period) : []
      }),
    )
    .filter(cell => cell.targetMinor > 0)
}
