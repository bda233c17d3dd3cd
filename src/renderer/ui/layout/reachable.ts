import type { ComponentProps } from 'react'

/** Attributes of a part that scrolls by itself: without them its content cannot be reached by keyboard. */
export const reachable = (label: string): ComponentProps<'div'> => ({
  role: 'region',
  tabIndex: 0,
  'aria-label': label,
})
