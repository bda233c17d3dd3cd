import { useQueries } from '@tanstack/react-query'
import { type Effect, Figure, readOptions, useClient, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** What an act adds to the spending of a line, in minor units of the project's currency. */
export type Spending = { readonly projectId: string; readonly lineId: string; readonly minor: number }

export type LineEffects = {
  readonly effects: readonly Effect[]
  /** Codes of lines whose free funds fall below zero. */
  readonly overspent: readonly string[]
  readonly isLoading: boolean
}

/** The spending that posting an entry adds, line by line; `sign` −1 for taking it back. */
export function spendingOf(entries: readonly EntryDetails[], sign: 1 | -1 = 1): Spending[] {
  const parts = entries.flatMap(entry =>
    entry.splits.flatMap(split =>
      split.lineId === null || split.base === null
        ? []
        : [{ projectId: entry.projectId, lineId: split.lineId, minor: split.base.minor * sign }],
    ),
  )
  const byLine = Map.groupBy(parts, part => part.lineId)
  return [...byLine].flatMap(([lineId, rows]) => {
    const projectId = rows[0]?.projectId
    return projectId === undefined ? [] : [{ projectId, lineId, minor: sumMinor(rows.map(row => row.minor)) }]
  })
}

/** Free funds of every touched line before and after: posted spending lowers what is free. */
export function useLineEffects(spending: readonly Spending[]): LineEffects {
  const { t } = useWords()
  const client = useClient()
  const projectIds = [...new Set(spending.map(part => part.projectId))]
  const trees = useQueries({
    queries: projectIds.map(projectId => readOptions(client, 'budgets.tree', { projectId })),
  })
  const lines = spending.flatMap(part => {
    const tree = trees[projectIds.indexOf(part.projectId)]?.data
    const node = tree?.nodes.find(candidate => candidate.lineId === part.lineId)
    return tree && node ? [{ node, currency: tree.currency, change: part.minor }] : []
  })
  const effects = lines.map(({ node, currency, change }) => ({
    label: t('posting.freeOf', { line: `${node.code} ${node.label}` }),
    before: <Figure amount={{ minor: node.amounts.free, currency }} withCurrency />,
    after: <Figure amount={{ minor: node.amounts.free - change, currency }} withCurrency />,
  }))
  const overspent = lines
    .filter(({ node, change }) => change > 0 && node.amounts.free - change < 0)
    .map(({ node }) => node.code)
  return { effects, overspent, isLoading: trees.some(tree => tree.isPending) }
}
