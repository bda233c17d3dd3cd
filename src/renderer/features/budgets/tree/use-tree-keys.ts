import type { KeyboardEvent } from 'react'
import { handleRowKey } from '#renderer/ui/index.ts'
import type { TreeRow } from './tree-model.ts'

export type TreeKeys = {
  readonly rows: readonly TreeRow[]
  readonly active: number
  readonly pageSize: number
  readonly onMove: (index: number) => void
  readonly onToggle: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onToggleAll: () => void
}

/** Left closes an open heading, else goes to the heading above; right opens a closed one, else goes below. */
function sideways(key: string, keys: TreeKeys): boolean {
  const row = keys.rows[keys.active]
  if (!row) return false
  if (key === 'ArrowRight') {
    if (row.hasChildren && !row.isOpen) keys.onToggle(row.node.id)
    else if (row.isOpen) keys.onMove(keys.active + 1)
    return true
  }
  if (key !== 'ArrowLeft') return false
  if (row.isOpen) keys.onToggle(row.node.id)
  else {
    const parent = keys.rows.findIndex(candidate => candidate.node.id === row.node.parentId)
    if (parent >= 0) keys.onMove(parent)
  }
  return true
}

function act(key: string, keys: TreeKeys): boolean {
  const row = keys.rows[keys.active]
  if (key === 'Enter' && row) keys.onOpen(row.node.id)
  else if (key === '*') keys.onToggleAll()
  else return sideways(key, keys)
  return true
}

/** The keys of a tree: arrows move, open and close, Enter shows the row, * opens or closes everything. */
export const handleTreeKey = (event: KeyboardEvent, keys: TreeKeys): void =>
  handleRowKey(event, { ...keys, count: keys.rows.length }, keys.onMove, ({ key }) => act(key, keys))
