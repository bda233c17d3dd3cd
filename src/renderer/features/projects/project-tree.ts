import type { ProjectRow } from '#shared/contract/programmes.ts'

export type TreeRow = ProjectRow & { readonly depth: number }

/**
 * Parents followed by what hangs below them, in the order given; a row whose parent is not among the rows stands by
 * itself, so that filtering hides nothing that fits.
 */
export function inTreeOrder(rows: readonly ProjectRow[]): TreeRow[] {
  const here = new Set(rows.map(row => row.id))
  const below = Map.groupBy(rows, row =>
    row.parentId !== null && here.has(row.parentId) ? row.parentId : '',
  )
  const branch = (parentId: string, depth: number): TreeRow[] =>
    (below.get(parentId) ?? []).flatMap(row => [{ ...row, depth }, ...branch(row.id, depth + 1)])
  return branch('', 0)
}
