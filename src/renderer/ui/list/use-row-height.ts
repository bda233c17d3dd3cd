import { useSyncExternalStore } from 'react'

const HEIGHTS = { comfortable: 36, compact: 28 } as const

const subscribe = (onChange: () => void) => {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] })
  return () => observer.disconnect()
}

/** Height of a row in pixels for the chosen density. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, () =>
    document.documentElement.dataset['density'] === 'compact' ? HEIGHTS.compact : HEIGHTS.comfortable,
  )
}
