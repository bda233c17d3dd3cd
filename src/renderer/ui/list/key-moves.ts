import type { KeyboardEvent } from 'react'

type Place = { readonly active: number; readonly pageSize: number; readonly count: number }

function wanted(key: string, { active, pageSize, count }: Place): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1
    case 'ArrowUp':
      return active - 1
    case 'PageDown':
      return active + pageSize
    case 'PageUp':
      return active - pageSize
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** The keys of rows below each other: arrows, page keys, Home and End move within the rows; other keys act. */
export function handleRowKey(
  event: KeyboardEvent,
  place: Place,
  onMove: (index: number) => void,
  act: (event: KeyboardEvent) => boolean,
): void {
  if (event.target !== event.currentTarget) return
  const next = wanted(event.key, place)
  if (next !== undefined) {
    event.preventDefault()
    if (place.count > 0) onMove(Math.max(0, Math.min(place.count - 1, next)))
  } else if (act(event)) event.preventDefault()
}
