import { useQueries } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { unwrapped } from '../data/call-error.ts'
import { type GroupPlaces, placesOf } from './group-places.ts'
import type { GroupSource, ListGroup, ListSort } from './list-types.ts'
import { BLOCK, type KnownRows } from './use-list-rows.ts'

/** Blocks of groups and, by group, blocks of rows that hold what is in view. */
type Needs = {
  readonly groups: readonly number[]
  readonly rows: readonly (readonly [groupId: string, block: number])[]
}

export type KnownGroups<Row extends object> = KnownRows<Row> & {
  /** Groups of the whole list; null until they are read. */
  readonly groupCount: number | null
  /** Says which items are in view; what they need is read next. */
  readonly look: (first: number, last: number) => void
  /** Opens or closes the group at a place of the list; without `open` turns it round. */
  readonly toggle: (index: number, open?: boolean) => void
  /** Place of the group that the item at an index belongs to. */
  readonly groupIndexOf: (index: number) => number
  /** Undefined while there are more groups than are read. */
  readonly openAll: (() => void) | undefined
  readonly closeAll: () => void
}

/** Open groups by id, each with the block it was last seen in: another order finds it elsewhere. */
type Open = ReadonlyMap<string, number>

const NOTHING: Open = new Map()
/** Always read: it tells how many groups there are, wherever the list is scrolled to. */
const FIRST_BLOCK = 0
const FIRST: Needs = { groups: [], rows: [] }
const blockOf = (index: number): number => Math.floor(index / BLOCK)
const rowsKey = (groupId: string, block: number): string => `${block} ${groupId}`

function needsBetween(places: GroupPlaces, first: number, last: number): Needs {
  const groups = new Set<number>()
  const rows = new Map<string, readonly [string, number]>()
  for (let index = first; index <= last; index += 1) {
    const place = places.at(index)
    if (place.kind === 'group') groups.add(blockOf(place.index))
    else rows.set(rowsKey(place.group.id, blockOf(place.row)), [place.group.id, blockOf(place.row)])
  }
  return { groups: [...groups], rows: [...rows.values()] }
}

/** The pages of groups that are in view or hold an open group, by block. */
function useGroupPages<Row extends object>(
  source: GroupSource<Row> | null,
  sort: ListSort | null,
  blocks: readonly number[],
) {
  const wanted = source === null ? [] : [...new Set(blocks)].toSorted((a, b) => a - b)
  const results = useQueries({
    queries: wanted.map(block => ({
      queryKey: ['list', ...(source?.key ?? []), 'groups', sort, block],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        source ? unwrapped(await source.read({ offset: block * BLOCK, limit: BLOCK, sort }, signal)) : null,
    })),
  })
  return { blocks: wanted, results }
}

/** The pages of rows of open groups. */
function useRowPages<Row extends object>(
  source: GroupSource<Row> | null,
  sort: ListSort | null,
  wanted: readonly { readonly group: ListGroup; readonly block: number }[],
) {
  return useQueries({
    queries: wanted.map(({ group, block }) => ({
      queryKey: ['list', ...(source?.key ?? []), 'rows of', group.id, sort, block],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        source
          ? unwrapped(await source.rows(group, { offset: block * BLOCK, limit: BLOCK, sort }, signal))
          : null,
    })),
  })
}

/**
 * A list in groups: the groups page by page, and of the open ones the blocks of rows in view. Without a source
 * nothing is read. Groups stay open when the order changes, and close when another grouping is chosen.
 */
export function useGroupRows<Row extends object>(
  source: GroupSource<Row> | null,
  by: string | null,
  sort: ListSort | null,
): KnownGroups<Row> {
  const [kept, setKept] = useState<{ readonly by: string | null; readonly open: Open }>({ by, open: NOTHING })
  const open = kept.by === by ? kept.open : NOTHING
  const [needs, setNeeds] = useState(FIRST)

  const pages = useGroupPages(source, sort, [FIRST_BLOCK, ...needs.groups, ...open.values()])
  const groupPages = new Map(pages.blocks.map((block, at) => [block, pages.results[at]?.data ?? undefined]))
  const groupCount = [...groupPages.values()].find(page => page !== undefined)?.total ?? null
  const groupAt = (index: number) => groupPages.get(blockOf(index))?.groups[index % BLOCK]
  const known = pages.blocks.flatMap(block =>
    (groupPages.get(block)?.groups ?? []).map((group, at) => ({ group, index: block * BLOCK + at })),
  )
  const places = placesOf(
    groupCount ?? 0,
    known.filter(({ group }) => open.has(group.id)),
  )

  const byId = new Map(known.map(({ group }) => [group.id, group]))
  const wantedRows = needs.rows.flatMap(([id, block]) => {
    const group = open.has(id) ? byId.get(id) : undefined
    return group ? [{ group, block }] : []
  })
  const rowResults = useRowPages(source, sort, wantedRows)
  const rowPages = new Map(
    wantedRows.map(({ group, block }, at) => [rowsKey(group.id, block), rowResults[at]?.data?.rows]),
  )
  const rowAt = (index: number) => {
    const place = places.at(index)
    return place.kind === 'row'
      ? rowPages.get(rowsKey(place.group.id, blockOf(place.row)))?.[place.row % BLOCK]
      : undefined
  }

  const change = (next: Open) => setKept({ by, open: next })
  const latest = useRef((_index: number, _open?: boolean): void => undefined)
  latest.current = (index, wanted) => {
    const place = places.at(index)
    const group = place.kind === 'group' ? groupAt(place.index) : undefined
    if (!group || place.kind !== 'group' || wanted === open.has(group.id)) return
    const next = new Map(open)
    if (!next.delete(group.id)) next.set(group.id, blockOf(place.index))
    change(next)
  }
  const results = [...pages.results, ...rowResults]
  const failed = results.filter(result => result.error !== null)
  return {
    groupCount,
    count: places.count,
    isCountExact: groupCount !== null,
    isLoading: results.some(result => result.isPending),
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const result of failed) void result.refetch()
    },
    rowAt,
    itemAt: index => {
      const place = places.at(index)
      if (place.kind === 'group') {
        const group = groupAt(place.index)
        return group && { kind: 'group', group, isOpen: open.has(group.id) }
      }
      const row = rowAt(index)
      return row && { kind: 'row', row, within: place.group.id }
    },
    groupIndexOf: index => places.headOf(index),
    look: (first, last) => {
      const next = groupCount === null ? FIRST : needsBetween(places, first, Math.min(last, places.count - 1))
      setNeeds(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    },
    toggle: useCallback((index: number, wanted?: boolean) => latest.current(index, wanted), []),
    openAll:
      groupCount !== null && known.length === groupCount
        ? () => change(new Map(known.map(({ group, index }) => [group.id, blockOf(index)])))
        : undefined,
    closeAll: () => change(NOTHING),
  }
}
