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
