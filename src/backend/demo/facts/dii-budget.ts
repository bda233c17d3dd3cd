import type { BudgetFacts, CostKind, NodeFacts } from './budget-types.ts'

const MARK = 'Invented for the demo: the sheet states no amounts.'

const HEADINGS = [
  ['1', 'Grassroots grants'],
  ['2', 'Mentoring'],
] as const

/** Line, name, euros and kind of cost; 216,000 in all. */
const LINES: readonly (readonly [code: string, label: string, euros: number, costType: CostKind])[] = [
  ['1.1', 'Grants to grassroots groups', 180_000, 'sub_grant'],
  ['1.2', 'Calls and evaluation', 6_000, 'services'],
  ['2.1', 'Mentors', 30_000, 'personnel'],
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

/** An invented budget, so that the grassroots call of the initiative has money to award. */
export const diiBudget: BudgetFacts = { project: 'DII', signedOn: '2025-06-30', note: MARK, nodes }
