import type { CommandContext } from '#backend/rpc/context.ts'
import { budgetWithin } from '#shared/domain/budgets/index.ts'
import { deviation } from '#shared/domain/reports/index.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import type { CostKind } from '../facts/budget-types.ts'
import { euBudget } from '../facts/eu-contract.ts'
import { periodFacts } from '../facts/periods.ts'
import { soe11Budget } from '../facts/soe-11.ts'
import { insertAll } from '../insert-all.ts'
import { UNEXPLAINED } from '../ledger/soe-11-plan.ts'
import { periodId, projectId } from '../programme.ts'
import { costsByLine } from './sums.ts'

const SPAN = { start: '2023-07-01', end: '2026-12-31' } as const
/** As in the rule pack of the project. */
const LIMIT = '0.10'

/** Above and below the plan, by kind of cost. */
const REASONS: Readonly<Record<CostKind, readonly [above: string, below: string]>> = {
  personnel: [
    'Pay rise and holiday pay fell into the quarter.',
    'Posts were filled in the course of the quarter; the saving is used for the last months.',
  ],
  operating: ['Yearly bills were paid in this quarter.', 'The offices opened in the course of the quarter.'],
  travel: [
    'The regional meeting and the autumn visits fell into this quarter; over the year the line keeps to its plan.',
    'Few visits in this season; they follow in the next quarter.',
  ],
  intervention_fund: [
    'Reports of market actors that were late came in and were accepted.',
    'Agreements with market actors started later than planned; reports follow.',
  ],
  equipment: [
    'Equipment is bought at once, the plan spreads it over 42 months.',
    'No purchase in this quarter, the plan spreads equipment over 42 months.',
  ],
  overhead: ['Follows the direct costs of the heading.', 'Follows the direct costs of the heading.'],
  sub_grant: ['More instalments than planned were due.', 'Instalments follow in the next period.'],
  services: ['Contracts were paid earlier than planned.', 'Contracts are paid later than planned.'],
}

const noteRow = (project: string, period: number, line: string, text: string) => ({
  id: demoId('deviation_note', `${project} ${period} ${line}`),
  project_id: projectId(project),
  period_id: periodId(project, period),
  budget_line_id: lineId(project, line),
  text: `${text} (Invented)`,
})

/** A note for each line and quarter beyond the limit, but for the two that still wait for one. */
function soe11Notes(costs: ReadonlyMap<string, number>) {
  const { project, nodes } = soe11Budget
  const lines = nodes.filter(node => node.kind !== 'heading')
  return periodFacts
    .filter(period => period.project === project)
    .flatMap(period =>
      lines.flatMap(node => {
        const waiting = UNEXPLAINED.some(item => item.period === period.number && item.line === node.code)
        const spent = costs.get(`${periodId(project, period.number)} ${lineId(project, node.code)}`) ?? 0
        const found = deviation(budgetWithin(node.amountMinor, SPAN, period), spent, LIMIT)
        if (waiting || !found.explain || node.costType === '') return []
        const [above, below] = REASONS[node.costType]
        return [noteRow(project, period.number, node.code, found.deviationMinor > 0 ? above : below)]
      }),
    )
}

const isSpent = (kind: string): boolean => kind === 'line' || kind === 'indirect'

/** What column O of the EU report says about each line; of the reserve only the final report says anything. */
function euNotes() {
  const { project, nodes } = euBudget
  return periodFacts
    .filter(period => period.project === project)
    .flatMap(period =>
      nodes
        .filter(node => isSpent(node.kind) || (node.kind === 'contingency' && period.kind === 'final'))
        .map(node =>
          noteRow(
            project,
            period.number,
            node.code,
            period.kind === 'final'
              ? euFinalText(node.code)
              : 'Spending follows the work plan; the rest comes in later periods.',
          ),
        ),
    )
}

function euFinalText(code: string): string {
  if (code === '2.2') return 'More visits than planned, covered by the notified reallocation.'
  if (code === '3.2') return 'Two laptops more, covered by the authorised use of the reserve.'
  if (code === '5.3')
    return 'The verification is contracted and will be paid after the end (pending payments).'
  if (code === '5.4') return 'Half of the evaluation is paid after the end (pending payments).'
  if (code === '10') return 'A part of the reserve was used with authorisation; the rest was not needed.'
  if (code === '6.1') return 'The groups claimed less than agreed.'
  return 'Prices were a little lower than planned.'
}

/** The lines of SOE-10 above the plan by more than a fifth, and by more than half. */
const germanNotes = () => [
  noteRow('SOE-10', 2, '2.3', 'Two more regional visits; covered by savings on staff and training.'),
  noteRow(
    'SOE-10',
    2,
    '2.4',
    'The second print run was needed in two languages; covered by savings on staff.',
  ),
]

export async function insertNotes({ trx }: CommandContext): Promise<void> {
  const costs = await costsByLine(trx)
  await insertAll(trx, 'deviation_note', [...soe11Notes(costs), ...euNotes(), ...germanNotes()])
}
