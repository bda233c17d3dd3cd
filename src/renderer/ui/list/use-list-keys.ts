import type { KeyboardEvent } from 'react'
import { handleRowKey } from './key-moves.ts'

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
export const handleListKey = (event: KeyboardEvent, keys: ListKeys): void =>
  handleRowKey(
    event,
    keys,
    index => keys.onMove(index, event.shiftKey),
    pressed => act(pressed, keys),
  )
