import { useCallback, useEffect, useRef, useState } from 'react'
import type { DataListProps } from './list-types.ts'
import type { Chosen } from './use-chosen.ts'
import type { ListKeys } from './use-list-keys.ts'
import type { ListWindow } from './use-list-window.ts'

export type ListCursor = {
  readonly active: number
  readonly keys: Omit<ListKeys, 'onFind'>
  /** A click on a row: it becomes the active one and opens. Always the same function, as is `toggle`. */
  readonly click: (index: number) => void
  readonly toggle: (index: number) => void
}

/** The active row and what the keys do with it. */
export function useListCursor<Row extends object>(
  list: DataListProps<Row>,
  view: ListWindow<Row>,
  chosen: Chosen<Row>,
): ListCursor {
  const { known } = view
  const [cursor, setCursor] = useState({ key: view.key, active: 0 })
  const active = cursor.key === view.key ? cursor.active : 0
  const setActive = (index: number) => setCursor({ key: view.key, active: index })
  useEffect(() => {
    setCursor(before => (before.key === view.key ? before : { key: view.key, active: 0 }))
  }, [view.key])

  const canChoose = list.actions !== undefined
  const openRow = (index: number) => {
    const row = known.rowAt(index)
    if (row) list.onOpen?.(row)
  }
  const isGroup = (index: number) => known.itemAt(index)?.kind === 'group'
  const onOpen = (index: number) => (isGroup(index) ? view.groups?.toggle(index) : openRow(index))
  const onToggle = (index: number) => {
    const row = known.rowAt(index)
    if (row && canChoose) chosen.toggle(row)
    else if (isGroup(index)) view.groups?.toggle(index)
  }
  const latest = useRef({ click: onOpen, toggle: onToggle })
  latest.current = {
    click: index => {
      setActive(index)
      onOpen(index)
    },
    toggle: onToggle,
  }
  const click = useCallback((index: number) => latest.current.click(index), [])
  const toggle = useCallback((index: number) => latest.current.toggle(index), [])
  return {
    active,
    click,
    toggle,
    keys: {
      count: known.count,
      active,
      pageSize: view.pageSize,
      onMove: (index, extend) => {
        setActive(index)
        view.scrollTo(index)
        if (extend && canChoose) chosen.add([known.rowAt(active), known.rowAt(index)])
        if (list.openId) openRow(index)
      },
      onOpen,
      onToggle,
      onUnfold: (index, open) => {
        if (!view.groups) return false
        const head = view.groups.groupIndexOf(index)
        if (index === head) view.groups.toggle(index, open)
        else if (!open) {
          setActive(head)
          view.scrollTo(head)
        }
        return true
      },
      onToggleAll: () => {
        if (canChoose) chosen.add(Array.from({ length: known.count }, (_, index) => known.rowAt(index)))
      },
    },
  }
}
