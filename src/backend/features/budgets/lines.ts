import type { Reader } from '#backend/rpc/context.ts'
import { budgetTree, flattenTree } from '#shared/domain/budgets/index.ts'
import { domainNode, nodesOf } from './nodes.ts'
import { chooseVersion, versionsOf } from './versions.ts'

/** A line as pickers show it; its id lives through all versions. */
export interface PickedLine {
  readonly id: string
  readonly code: string
  readonly label: string
  /** The heading it stands under, code and label. */
  readonly heading: string
}

/** Lines of the signed budget, else of the newest, in print order. */
export async function linesOfProject(db: Reader, projectId: string): Promise<PickedLine[]> {
  const version = chooseVersion(await versionsOf(db, projectId), null)
  if (!version) return []
  const stored = await nodesOf(db, version.id)
  const byId = new Map(stored.map(node => [node.id, node]))
  return flattenTree(budgetTree(stored.map(domainNode))).flatMap(({ node }) => {
    const row = byId.get(node.id)
    if (!row || row.line_id === null) return []
    const heading = byId.get(row.parent_id ?? '')
    return [
      {
        id: row.line_id,
        code: row.code,
        label: row.label,
        heading: heading ? `${heading.code} ${heading.label}` : '',
      },
    ]
  })
}
