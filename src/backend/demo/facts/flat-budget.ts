import type { BudgetFacts, CostKind, NodeFacts } from './budget-types.ts'

export interface FlatBudget {
  readonly project: string
  readonly signedOn: string
  /** Says of each line that it is invented, and why. */
  readonly note: string
  readonly headings: readonly (readonly [code: string, label: string])[]
  /** Line, name, euros and kind of cost; a line stands under the heading its code begins with. */
  readonly lines: readonly (readonly [code: string, label: string, euros: number, costType: CostKind])[]
}

/** A small budget of headings and lump sums. */
export function flatBudget({ project, signedOn, note, headings, lines }: FlatBudget): BudgetFacts {
  const shared = {
    quantity: null,
    unitValue: null,
    intervention: null,
    fundingSource: '',
    clarification: note,
    justification: note,
  }
  const nodes = headings.flatMap(([code, label]): readonly NodeFacts[] => [
    { ...shared, code, parent: null, kind: 'heading', label, unit: '', amountMinor: 0, costType: '' },
    ...lines
      .filter(([line]) => line.startsWith(`${code}.`))
      .map(
        ([line, name, euros, costType]): NodeFacts => ({
          ...shared,
          code: line,
          parent: code,
          kind: 'line',
          label: name,
          unit: 'lump sum',
          amountMinor: euros * 100,
          costType,
        }),
      ),
  ])
  return { project, signedOn, note, nodes }
}
