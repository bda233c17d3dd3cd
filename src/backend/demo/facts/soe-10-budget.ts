import type { BudgetFacts, CostKind, NodeFacts } from './budget-types.ts'

const MARK = 'Invented for the demo: the sheet states no amounts.'

const HEADINGS = [
  ['1', 'Personnel'],
  ['2', 'Activities'],
  ['3', 'Administration'],
] as const

/** Line, name, euros and kind of cost; 120,000 in all. */
const LINES: readonly (readonly [code: string, label: string, euros: number, costType: CostKind])[] = [
  ['1.1', 'Project staff', 48_000, 'personnel'],
  ['1.2', 'Regional coordination', 12_000, 'personnel'],
  ['2.1', 'Business and vocational training', 24_000, 'services'],
  ['2.2', 'Equipment for workshops', 15_000, 'services'],
  ['2.3', 'Travel', 6_000, 'travel'],
  ['2.4', 'Publicity', 3_000, 'services'],
  ['3.1', 'Administration costs', 12_000, 'services'],
]

const shared = {
  quantity: null,
  unitValue: null,
  intervention: null,
  fundingSource: '',
  clarification: MARK,
  justification: MARK,
}

const nodes = HEADINGS.flatMap(([heading, label]): readonly NodeFacts[] => [
  { ...shared, code: heading, parent: null, kind: 'heading', label, unit: '', amountMinor: 0, costType: '' },
  ...LINES.filter(([code]) => code.startsWith(`${heading}.`)).map(
    ([code, name, euros, costType]): NodeFacts => ({
      ...shared,
      code,
      parent: heading,
      kind: 'line',
      label: name,
      unit: 'lump sum',
      amountMinor: euros * 100,
      costType,
    }),
  ),
])

/** An invented financing plan, so that a German proof of use has figures. */
export const soe10Budget: BudgetFacts = { project: 'SOE-10', signedOn: '2022-12-12', note: MARK, nodes }
