import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { DataListProps } from './list-types.ts'
import { type KnownGroups, useGroupRows } from './use-group-rows.ts'
import type { ListLayout } from './use-list-layout.ts'
import { BLOCK, type KnownRows, type ListItem, useListRows } from './use-list-rows.ts'
import { useRowHeight } from './use-row-height.ts'

const OVERSCAN = 12

/** Blocks that hold the rows in view, as text, so that equal answers are equal. */
function blocksBetween(first: number, last: number): string {
  const from = Math.floor(first / BLOCK)
  const to = Math.floor(Math.max(first, last) / BLOCK)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).join()
}

/** Not drawn anew for every row that scrolls past: the items in view are told in steps of so many. */
const STEP = 25

export type ListWindow<Row extends object> = {
  readonly known: KnownRows<Row>
  /** The groups, when the list is grouped. */
  readonly groups: KnownGroups<Row> | null
  /** What to draw, with its distance from the top in pixels. */
  readonly items: readonly {
    readonly index: number
    readonly start: number
    readonly item: ListItem<Row> | undefined
  }[]
  readonly height: number
  /** Of one row, in pixels. */
  readonly rowHeight: number
  readonly pageSize: number
  /** Changes when the list starts anew: another filter, another order, other groups. */
  readonly key: string
  readonly scrollTo: (index: number) => void
}

/** The grouping that is chosen, if the list still offers it. */
export const groupingOf = <Row extends object>(
  { groups }: Pick<DataListProps<Row>, 'groups'>,
  { groupBy }: ListLayout,
): string | null => groups?.options.find(option => option.value === groupBy)?.value ?? null

/** The part of a list that is in view: reads its blocks and says what to draw where. */
export function useListWindow<Row extends object>(
  scroller: RefObject<HTMLDivElement | null>,
  list: DataListProps<Row>,
  layout: ListLayout,
): ListWindow<Row> {
  const { source } = list
  const { sort } = layout
  const by = groupingOf(list, layout)
  const [blocks, setBlocks] = useState('0')
  const plain = useListRows(source, sort, by === null ? blocks.split(',').map(Number) : [])
  const groups = useGroupRows((by === null ? undefined : list.groups?.source(by)) ?? null, by, sort)
  const known = by === null ? plain : groups
  const height = useRowHeight() + (list.extraHeight ?? 0)
  const virtual = useVirtualizer({
    count: known.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = Math.max(first, items.at(-1)?.index ?? 0)
  const wanted = blocksBetween(first, last)
  useEffect(() => {
    if (by === null) setBlocks(wanted)
  }, [by, wanted])
  const { look } = groups
  useEffect(() => {
    if (by !== null) look(Math.floor(first / STEP) * STEP, Math.ceil((last + 1) / STEP) * STEP)
  })
  useEffect(() => {
    if (height > 0) virtual.measure()
  }, [virtual, height])

  const key = JSON.stringify([source.key, sort, by])
  const shownKey = useRef(key)
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    virtual.scrollToOffset(0)
  }, [key, virtual])

  return {
    known,
    groups: by === null ? null : groups,
    items: items.map(({ index, start }) => ({ index, start, item: known.itemAt(index) })),
    height: virtual.getTotalSize(),
    rowHeight: height,
    pageSize: Math.max(1, items.length - OVERSCAN),
    key,
    scrollTo: index => virtual.scrollToIndex(index),
  }
}
