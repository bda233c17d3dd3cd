import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ListSort, ListSource } from './list-types.ts'
import { BLOCK, type KnownRows, useListRows } from './use-list-rows.ts'
import { useRowHeight } from './use-row-height.ts'

const OVERSCAN = 12

/** Blocks that hold the rows in view, as text, so that equal answers are equal. */
function blocksBetween(first: number, last: number): string {
  const from = Math.floor(first / BLOCK)
  const to = Math.floor(Math.max(first, last) / BLOCK)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).join()
}

export type ListWindow<Row extends object> = {
  readonly known: KnownRows<Row>
  /** The rows to draw, with their distance from the top in pixels. */
  readonly items: readonly { readonly index: number; readonly start: number; readonly row: Row | undefined }[]
  readonly height: number
  readonly pageSize: number
  /** Changes when the list starts anew: another filter or another order. */
  readonly key: string
  readonly scrollTo: (index: number) => void
}

/** The part of a list that is in view: reads its blocks and says what to draw where. */
export function useListWindow<Row extends object>(
  scroller: RefObject<HTMLDivElement | null>,
  source: ListSource<Row>,
  sort: ListSort | null,
): ListWindow<Row> {
  const [blocks, setBlocks] = useState('0')
  const known = useListRows(source, sort, blocks.split(',').map(Number))
  const height = useRowHeight()
  const virtual = useVirtualizer({
    count: known.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  })
  const items = virtual.getVirtualItems()
  const wanted = blocksBetween(items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  useEffect(() => setBlocks(wanted), [wanted])
  useEffect(() => {
    if (height > 0) virtual.measure()
  }, [virtual, height])

  const key = JSON.stringify([source.key, sort])
  const shownKey = useRef(key)
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    virtual.scrollToOffset(0)
  }, [key, virtual])

  return {
    known,
    items: items.map(item => ({ index: item.index, start: item.start, row: known.rowAt(item.index) })),
    height: virtual.getTotalSize(),
    pageSize: Math.max(1, items.length - OVERSCAN),
    key,
    scrollTo: index => virtual.scrollToIndex(index),
  }
}
