import type { CommandContext } from '#backend/rpc/context.ts'
import { demoId } from './deterministic.ts'
import type { BudgetFacts } from './facts/budget-types.ts'
import { digiCoreBudget } from './facts/digi-core-budget.ts'
import { diiBudget } from './facts/dii-budget.ts'
import { euBudget } from './facts/eu-contract.ts'
import { gizBudget } from './facts/giz-contract.ts'
import { soe10Budget } from './facts/soe-10-budget.ts'
import { soe11Budget } from './facts/soe-11.ts'
import { visegradBudget } from './facts/visegrad-contract.ts'
import { insertAll } from './insert-all.ts'
import { interventionId, projectId } from './programme.ts'

export const budgetFacts: readonly BudgetFacts[] = [
  soe11Budget,
  euBudget,
  digiCoreBudget,
  soe10Budget,
  diiBudget,
  visegradBudget,
  gizBudget,
]

export const lineId = (project: string, code: string): string => demoId('budget_line', `${project} ${code}`)
export const versionId = (project: string): string => demoId('budget_version', project)
export const nodeId = (project: string, code: string): string => demoId('budget_node', `${project} ${code}`)

/** As in the rule pack of the contract. */
const INDIRECT_RATE = '0.07'

/** The one indirect row of the EU contract follows its direct costs; those of SOE-11 are lump sums of their headings. */
const isComputed = (facts: BudgetFacts, kind: string): boolean => facts === euBudget && kind === 'indirect'

async function insertBudget({ trx }: CommandContext, facts: BudgetFacts): Promise<void> {
  const { project, nodes } = facts
  await insertAll(trx, 'budget_version', [
    {
      id: versionId(project),
      project_id: projectId(project),
      number: 1,
      kind: 'original',
      state: 'signed',
      signed_on: facts.signedOn,
      note: facts.note,
      source_file: null,
    },
  ])
  const lines = nodes.filter(node => node.kind !== 'heading')
  await insertAll(
    trx,
    'budget_line',
    lines.map(node => ({ id: lineId(project, node.code), project_id: projectId(project), code: node.code })),
  )
  await insertAll(
    trx,
    'budget_node',
    nodes.map((node, position) => ({
      id: nodeId(project, node.code),
      version_id: versionId(project),
      parent_id: node.parent === null ? null : nodeId(project, node.parent),
      line_id: node.kind === 'heading' ? null : lineId(project, node.code),
      position,
      kind: node.kind,
      code: node.code,
      label: node.label,
      unit: node.unit,
      quantity: node.quantity,
      unit_value: node.unitValue,
      amount_minor: node.amountMinor,
      funding_source: node.fundingSource,
      cost_type: node.costType,
      intervention_id: node.intervention === null ? null : interventionId(node.intervention),
      clarification: node.clarification,
      justification: node.justification,
      indirect_rate: isComputed(facts, node.kind) ? INDIRECT_RATE : null,
      indirect_base: isComputed(facts, node.kind) ? 'direct' : null,
    })),
  )
}

/** Signed budgets of SOE-11, the invented EU, Visegrad and GIZ contracts, DIGI-CORE, SOE-10 and the Digital Inclusion Initiative. */
export async function insertBudgets(context: CommandContext): Promise<void> {
  for (const facts of budgetFacts) await insertBudget(context, facts)
}
