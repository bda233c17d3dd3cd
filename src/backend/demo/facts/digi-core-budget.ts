import { multiplyToMinor } from '#shared/kernel/money.ts'
import type { BudgetFacts, CostKind, NodeFacts } from './budget-types.ts'

const MARK = 'Invented for the demo: the sheet states no amounts.'

const lines: readonly (readonly [label: string, quantity: string, unitValue: string, costType: CostKind])[] =
  [
    ['Coordination', '12', '650.00', 'personnel'],
    ['Literacy materials', '3', '900.00', 'services'],
    ['Pilot of the platform', '1', '4800.00', 'services'],
    ['Training sessions', '10', '420.00', 'services'],
    ['Travel', '12', '180.00', 'travel'],
  ]

const node = (fields: Partial<NodeFacts> & Pick<NodeFacts, 'code' | 'kind' | 'label'>): NodeFacts => ({
  parent: null,
  unit: '',
  quantity: null,
  unitValue: null,
  amountMinor: 0,
  costType: '',
  intervention: null,
  fundingSource: '',
  clarification: MARK,
  justification: MARK,
  ...fields,
})

/** A small invented budget, so that a second project without a donor has figures too. */
export const digiCoreBudget: BudgetFacts = {
  project: 'DIGI-CORE',
  signedOn: '2024-02-12',
  note: MARK,
  nodes: [
    node({ code: '1', kind: 'heading', label: 'Direct costs' }),
    ...lines.map(([label, quantity, unitValue, costType], index) =>
      node({
        code: `1.${index + 1}`,
        parent: '1',
        kind: 'line',
        label,
        unit: 'unit',
        quantity,
        unitValue,
        amountMinor: multiplyToMinor(quantity, unitValue, 'EUR') ?? 0,
        costType,
      }),
    ),
  ],
}
