import type { Amounts, BudgetNodeRow, BudgetVersionRow } from '#shared/contract/budgets.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf } from '../support/demo.ts'

export const lineId = (number: number) => idOf('line', number)

const amounts = (budgeted: number, spent: number): Amounts => ({
  budgeted,
  reserved: 0,
  contracted: 0,
  paid: spent,
  admitted: spent,
  free: budgeted - spent,
  spent,
})

type NodeParts = Partial<BudgetNodeRow> & { readonly budgeted?: number; readonly spent?: number }

const node = (number: number, code: string, label: string, parts: NodeParts = {}): BudgetNodeRow => {
  const { budgeted = 0, spent = 0, ...rest } = parts
  return {
    id: idOf('node', number),
    version: 1,
    parentId: null,
    lineId: null,
    kind: 'heading',
    depth: 0,
    code,
    label,
    unit: '',
    quantity: null,
    unitValue: null,
    fundingSource: '',
    costType: '',
    interventionId: null,
    clarification: '',
    justification: '',
    indirectRate: null,
    indirectBase: null,
    amounts: amounts(budgeted, spent),
    ...rest,
  }
}

const line = (number: number, code: string, label: string, parent: number, parts: NodeParts): BudgetNodeRow =>
  node(number, code, label, {
    kind: 'line',
    parentId: idOf('node', parent),
    lineId: lineId(number),
    depth: 1,
    unit: 'month',
    ...parts,
  })

/** Two headings with two lines each; 2.2 is overspent. */
export const NODES: readonly BudgetNodeRow[] = [
  node(1, '1', 'Personeli', { budgeted: 7_000_000, spent: 2_500_000 }),
  line(11, '1.1', 'Koordinatorja', 1, {
    budgeted: 4_800_000,
    spent: 2_000_000,
    quantity: '24',
    unitValue: '2000',
    costType: 'personnel',
    clarification: 'One coordinator, full time',
  }),
  line(12, '1.2', 'Финансиски службеник', 1, { budgeted: 2_200_000, spent: 500_000 }),
  node(2, '2', 'Ndërhyrjet', { budgeted: 3_000_000, spent: 3_400_000 }),
  line(21, '2.1', 'Fondi i ndërhyrjeve', 2, { budgeted: 2_000_000, spent: 1_900_000 }),
  line(22, '2.2', 'Udhëtime', 2, { budgeted: 1_000_000, spent: 1_500_000 }),
]

export const version = (number: number, rest: Partial<BudgetVersionRow> = {}): BudgetVersionRow => ({
  id: idOf('budget', number),
  version: 1,
  number,
  kind: number === 1 ? 'original' : 'addendum',
  state: 'signed',
  signedOn: '2023-06-20',
  note: '',
  requestReference: '',
  effectiveOn: null,
  newEndDate: null,
  totalMinor: 10_000_000,
  ...rest,
})

export const treeOf = (
  shown: BudgetVersionRow | null,
  rest: Partial<OutputOf<'budgets.tree'>> = {},
): OutputOf<'budgets.tree'> => ({
  version: shown,
  currency: 'EUR',
  nodes: shown ? [...NODES] : [],
  totals: shown ? amounts(10_000_000, 5_900_000) : amounts(0, 0),
  notices: [],
  ...rest,
})
