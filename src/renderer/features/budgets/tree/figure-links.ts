import type { AmountName, FigureLink } from '#renderer/ui/index.ts'

/** Addresses and filters carry at most so many lines. */
const MOST_LINES = 500
/** Amounts that consist of posted entries alone. */
const POSTED: ReadonlySet<string> = new Set(['spent', 'paid', 'admitted'])

/** Where a figure of a budget leads: the entries on its lines. Undefined when it has no lines. */
export function entriesLink(
  projectId: string,
  lineIds: readonly string[],
  name: AmountName | 'spent',
): FigureLink | undefined {
  if (lineIds.length === 0 || lineIds.length > MOST_LINES) return undefined
  const state = POSTED.has(name) ? ({ state: 'posted' } as const) : {}
  return { to: '/money/ledger', search: { projectId, lineIds: [...lineIds], ...state } }
}

/** A row of the tree, or with null the whole version, and the lines it sums. */
export type FigurePlace = {
  readonly projectId: string
  readonly versionId: string | undefined
  readonly nodeId: string | null
  readonly lineIds: readonly string[]
}

/** Where a figure of the tree leads: spent to its entries, each of the six amounts to what it is made of. */
export function figureLink(place: FigurePlace, name: AmountName | 'spent'): FigureLink | undefined {
  const { projectId, versionId, nodeId, lineIds } = place
  if (name === 'spent' && nodeId !== null) return entriesLink(projectId, lineIds, name)
  return {
    to: '/projects/$projectId/budget',
    params: { projectId },
    search: {
      ...(versionId === undefined ? {} : { versionId }),
      ...(nodeId === null ? {} : { line: nodeId }),
      amount: name,
    },
  }
}
