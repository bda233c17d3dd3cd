import type { KeyboardEvent } from 'react'
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

function moved(key: string, keys: TreeKeys): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return keys.active + 1
    case 'ArrowUp':
      return keys.active - 1
    case 'PageDown':
      return keys.active + keys.pageSize
    case 'PageUp':
      return keys.active - keys.pageSize
    case 'Home':
      return 0
    case 'End':
      return keys.rows.length - 1
    default:
      return undefined
  }
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
export function handleTreeKey(event: KeyboardEvent, keys: TreeKeys): void {
  if (event.target !== event.currentTarget) return
  const next = moved(event.key, keys)
  if (next !== undefined) {
    event.preventDefault()
    if (keys.rows.length > 0) keys.onMove(Math.max(0, Math.min(keys.rows.length - 1, next)))
  } else if (act(event.key, keys)) event.preventDefault()
}
