import type { KeyboardEvent } from 'react'

export type ListKeys = {
  readonly count: number
  readonly active: number
  readonly pageSize: number
  readonly onMove: (index: number, extend: boolean) => void
  readonly onOpen: (index: number) => void
  readonly onToggle: (index: number) => void
  /** Opens or closes the group at a place, or goes from a row to its group; false where there are no groups. */
  readonly onUnfold: (index: number, open: boolean) => boolean
  readonly onToggleAll: () => void
  readonly onFind: () => void
}

function target(key: string, keys: ListKeys): number | undefined {
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
      return keys.count - 1
    default:
      return undefined
  }
}

function act(event: KeyboardEvent, keys: ListKeys): boolean {
  if (event.key === 'Enter') keys.onOpen(keys.active)
  else if (event.key === ' ') keys.onToggle(keys.active)
  else if (event.key === '/') keys.onFind()
  else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) keys.onToggleAll()
  else if (event.key === 'ArrowRight') return keys.onUnfold(keys.active, true)
  else if (event.key === 'ArrowLeft') return keys.onUnfold(keys.active, false)
  else return false
  return true
}

/**
 * The keys of every list: arrows, page keys, Home and End move; Enter opens; Space chooses; right and left open and
 * close a group; / goes to the filter.
 */
export function handleListKey(event: KeyboardEvent, keys: ListKeys): void {
  if (event.target !== event.currentTarget) return
  const next = target(event.key, keys)
  if (next !== undefined) {
    event.preventDefault()
    if (keys.count > 0) keys.onMove(Math.max(0, Math.min(keys.count - 1, next)), event.shiftKey)
    return
  }
  if (act(event, keys)) event.preventDefault()
}
