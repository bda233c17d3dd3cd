import { useLocalStorage } from '@mantine/hooks'
import type { ColumnSizingState, ColumnVisibilityState } from '@tanstack/react-table'
import { useCallback, useMemo, useRef } from 'react'
import type { ListColumn, ListSort } from './list-types.ts'

/** Which columns are shown, how wide, in which order of rows. */
export type ListLayout = {
  readonly visible: ColumnVisibilityState
  readonly widths: ColumnSizingState
  readonly sort: ListSort | null
}

/** A list as it is shown to somebody who has changed nothing. */
export function firstLayout<Row extends object>(
  columns: readonly ListColumn<Row>[],
  sort: ListSort | undefined,
): ListLayout {
  const visible = Object.fromEntries(columns.map(column => [column.id, column.hidden !== true]))
  return { visible, widths: {}, sort: sort ?? null }
}

/** The layout of a list, remembered on this machine. */
export function useListLayout<Row extends object>(
  name: string,
  columns: readonly ListColumn<Row>[],
  sort: ListSort | undefined,
): readonly [ListLayout, (change: (layout: ListLayout) => ListLayout) => void] {
  const [kept, setKept] = useLocalStorage<ListLayout | null>({
    key: `list ${name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const layout = useMemo(() => {
    const first = firstLayout(columns, sort)
    return kept ? { ...kept, visible: { ...first.visible, ...kept.visible } } : first
  }, [kept, columns, sort])
  const latest = useRef(layout)
  latest.current = layout
  const change = useCallback(
    (made: (layout: ListLayout) => ListLayout) => setKept(made(latest.current)),
    [setKept],
  )
  return [layout, change]
}
