import type { ColumnSizingState, ColumnVisibilityState } from '@tanstack/react-table'
import { useCallback, useMemo, useRef } from 'react'
import { useWindowSetting, useWindowSettings } from '../session/window-settings.tsx'
import type { ListColumn, ListSort } from './list-types.ts'

/** Which columns are shown, how wide, in which order of rows, in which groups. */
export type ListLayout = {
  readonly visible: ColumnVisibilityState
  readonly widths: ColumnSizingState
  readonly sort: ListSort | null
  readonly groupBy: string | null
}

/** A list as it is shown to somebody who has changed nothing. */
export function firstLayout<Row extends object>(
  columns: readonly ListColumn<Row>[],
  sort: ListSort | undefined,
): ListLayout {
  const visible = Object.fromEntries(columns.map(column => [column.id, column.hidden !== true]))
  return { visible, widths: {}, sort: sort ?? null, groupBy: null }
}

/** What somebody has changed about which columns are shown: the rest follows filter and grouping. */
export function changedColumns<Row extends object>(
  columns: readonly ListColumn<Row>[],
  visible: ColumnVisibilityState,
): ColumnVisibilityState {
  const first = new Map(columns.map(column => [column.id, column.hidden !== true]))
  return Object.fromEntries(Object.entries(visible).filter(([id, isShown]) => first.get(id) !== isShown))
}

/** A layout as it was kept; anything else counts as none. */
function readLayout(kept: unknown): ListLayout | null {
  const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null
  if (!isRecord(kept)) return null
  const { visible, widths }: Partial<ListLayout> = kept
  // Only lists write under this key, and they write whole layouts: what holds both parts is one.
  return isRecord(visible) && isRecord(widths) ? (kept as ListLayout) : null
}

/** The grouping chosen in a list, for whoever makes its columns by it. */
export function useGroupBy(name: string): string | null {
  const [kept] = useWindowSetting(`list ${name}`, readLayout)
  return kept?.groupBy ?? null
}

/** Chooses a grouping of a list from outside of it, as an address does. */
export function useSetGroupBy(name: string): (groupBy: string) => void {
  const settings = useWindowSettings()
  return useCallback(
    groupBy => {
      const key = `list ${name}`
      settings.set(key, { visible: {}, widths: {}, sort: null, ...readLayout(settings.get(key)), groupBy })
    },
    [settings, name],
  )
}

/** The layout of a list, remembered on this machine. */
export function useListLayout<Row extends object>(
  name: string,
  columns: readonly ListColumn<Row>[],
  sort: ListSort | undefined,
): readonly [ListLayout, (change: (layout: ListLayout) => ListLayout) => void] {
  const [kept, setKept] = useWindowSetting(`list ${name}`, readLayout)
  const layout = useMemo(() => {
    const first = firstLayout(columns, sort)
    return kept ? { ...first, ...kept, visible: { ...first.visible, ...kept.visible } } : first
  }, [kept, columns, sort])
  const latest = useRef({ layout, columns })
  latest.current = { layout, columns }
  const change = useCallback(
    (made: (layout: ListLayout) => ListLayout) => {
      const next = made(latest.current.layout)
      setKept({ ...next, visible: changedColumns(latest.current.columns, next.visible) })
    },
    [setKept],
  )
  return [layout, change]
}
