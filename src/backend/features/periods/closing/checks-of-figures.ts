import { budgetVerdict, chooseVersion, nodesOf, versionsOf } from '#backend/features/budgets/index.ts'
import { positionAt } from '#backend/features/funds/index.ts'
import { spendingByLine } from '#backend/features/ledger/index.ts'
import { amountCheck, type CloseCheck, countCheck, notApplicable } from '#shared/domain/periods/index.ts'
import { type HeadingAmounts, positionTotal, reallocation } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { CloseScope } from './scope.ts'

/** The signed version with its rows; undefined while nothing is signed. */
async function signedBudget({ db, period }: CloseScope) {
  const version = chooseVersion(await versionsOf(db, period.projectId), null)
  return version?.state === 'signed' ? { version, nodes: await nodesOf(db, version.id) } : undefined
}

/** Check 1: sums, indirect costs and contingency of the signed budget. */
export async function budgetCheck(scope: CloseScope): Promise<CloseCheck> {
  const outcome = { key: 'budget', blocks: false } as const
  const budget = await signedBudget(scope)
  if (!budget) return notApplicable(outcome)
  const { blockers } = budgetVerdict(budget.nodes, scope.terms)
  return countCheck(
    outcome,
    budget.nodes.length,
    blockers.map(blocker => blocker.code),
  )
}

/** Check 2: lines with expenditure in the period that the signed budget does not have. */
export async function signedBudgetCheck(scope: CloseScope): Promise<CloseCheck> {
  const budget = await signedBudget(scope)
  const known = new Set(budget?.nodes.map(node => node.line_id))
  const spending = await spendingByLine(scope.db, scope.period)
  const spent = [...spending].filter(([, { periodMinor }]) => periodMinor !== 0).map(([lineId]) => lineId)
  const codes = new Map(
    (
      await scope.db
        .selectFrom('budget_line')
        .select(['id', 'code'])
        .where('project_id', '=', scope.period.projectId)
        .execute()
    ).map(line => [line.id, line.code]),
  )
  return countCheck(
    { key: 'signedBudget', blocks: true },
    spent.length,
    spent.filter(lineId => !known.has(lineId)).map(lineId => codes.get(lineId) ?? lineId),
  )
}

/** Check 3: the cumulated costs of the last locked report against what the ledger says of that time now. */
export async function cumulativeCheck({ db, period }: CloseScope): Promise<CloseCheck> {
  const outcome = { key: 'cumulative', blocks: true } as const
  const kept = await db
    .selectFrom('locked_figure as figure')
    .innerJoin('reporting_period as before', 'before.id', 'figure.period_id')
    .select(['figure.cumulative_minor as minor', 'figure.budget_line_id as lineId', 'before.end_date as end'])
    .where('before.project_id', '=', period.projectId)
    .where('before.number', '=', period.number - 1)
    .execute()
  if (kept.length === 0) return notApplicable(outcome)
  const spending = await spendingByLine(db, period)
  const lines = new Set([...kept.map(figure => figure.lineId), ...spending.keys()])
  const before = new Map(kept.map(figure => [figure.lineId, figure.minor]))
  const moved = [...lines].filter(
    lineId => (before.get(lineId) ?? 0) !== (spending.get(lineId)?.earlierMinor ?? 0),
  )
  return {
    ...amountCheck(
      outcome,
      sumMinor(kept.map(figure => figure.minor)),
      sumMinor([...spending.values()].map(line => line.earlierMinor)),
    ),
    state: moved.length === 0 ? 'ok' : 'differs',
    looked: lines.size,
    differing: moved.length,
  }
}

/** Check 6: the closing balance of the books against what was counted at the end of the period. */
export async function fundBalanceCheck({ db, period }: CloseScope): Promise<CloseCheck> {
  const outcome = { key: 'fundBalance', blocks: true } as const
  const counted = await positionAt(db, period.id)
  if (counted.version === null) return notApplicable(outcome)
  const total = positionTotal({
    bankMinor: counted.bank,
    cashMinor: counted.cash,
    advancesMinor: counted.advances,
    payablesMinor: counted.payables,
  })
  return amountCheck(outcome, counted.closing, total)
}

/** Code of the uppermost heading above each budget line. */
function headingOfLines(nodes: Awaited<ReturnType<typeof nodesOf>>): ReadonlyMap<string, string> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const top = (node: (typeof nodes)[number]): string => {
    const parent = node.parent_id === null ? undefined : byId.get(node.parent_id)
    return parent ? top(parent) : node.code
  }
  return new Map(nodes.flatMap(node => (node.line_id === null ? [] : [[node.line_id, top(node)] as const])))
}

/** Check 8: moves notified since the budget was signed, by heading, against the contract's limit on both sides. */
export async function headingMovesCheck(scope: CloseScope): Promise<CloseCheck> {
  const outcome = { key: 'headingMoves', blocks: false } as const
  const limit = scope.terms.rule('realloc_limit')
  const budget = await signedBudget(scope)
  if (limit === null || !budget) return notApplicable(outcome)
  const moves = await scope.db
    .selectFrom('reallocation')
    .select(['budget_line_id as lineId', 'amount_minor as minor'])
    .where('project_id', '=', scope.period.projectId)
    .where('decided_on', '<=', scope.period.end)
    .where('decided_on', '>=', budget.version.signedOn ?? '0001-01-01')
    .execute()
  const headings = headingOfLines(budget.nodes)
  const reference: Record<string, number> = {}
  for (const node of budget.nodes)
    if (node.line_id !== null) {
      const code = headings.get(node.line_id) ?? node.code
      reference[code] = sumMinor([reference[code] ?? 0, node.amount_minor])
    }
  const proposed: Record<string, number> = { ...reference }
  for (const { lineId, minor } of moves) {
    const code = headings.get(lineId)
    if (code !== undefined) proposed[code] = sumMinor([proposed[code] ?? 0, minor])
  }
  const found = reallocation(reference satisfies HeadingAmounts, proposed, limit)
  return countCheck(
    outcome,
    moves.length,
    found.filter(move => move.needsAddendum).map(move => move.code),
  )
}
