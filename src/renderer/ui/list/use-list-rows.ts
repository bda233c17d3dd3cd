import { useQueries } from '@tanstack/react-query'
import { unwrapped } from '../data/call-error.ts'
import type { ListGroup, ListRows, ListSort, ListSource } from './list-types.ts'

/** Rows of one read. */
export const BLOCK = 100

/** What stands in one line of a list: a row, or a group of rows. */
export type ListItem<Row extends object> =
  | { readonly kind: 'row'; readonly row: Row; readonly within: string | null }
  | { readonly kind: 'group'; readonly group: ListGroup; readonly isOpen: boolean }

export type KnownRows<Row extends object> = {
  readonly itemAt: (index: number) => ListItem<Row> | undefined
  readonly rowAt: (index: number) => Row | undefined
  /** Rows to make room for: exact once known, else what is loaded and one block more. */
  readonly count: number
  readonly isCountExact: boolean
  readonly isLoading: boolean
  readonly error: unknown
  readonly retry: () => void
}

function countOf<Row extends object>(
  source: ListSource<Row>,
  blocks: readonly number[],
  pages: readonly (ListRows<Row> | undefined)[],
) {
  const told = source.total ?? pages.find(page => page?.total !== undefined)?.total
  if (told !== undefined) return { count: told, isCountExact: true }
  let end = 0
  let isOpen = false
  pages.forEach((page, index) => {
    if (!page) return
    const blockEnd = (blocks[index] ?? 0) * BLOCK + page.rows.length
    if (blockEnd >= end) {
      end = blockEnd
      isOpen = page.hasMore ?? page.rows.length === BLOCK
    }
  })
  return { count: isOpen ? end + BLOCK : end, isCountExact: !isOpen }
}

/** Reads the blocks in view, and only those; blocks seen before stay in the cache for a while. */
export function useListRows<Row extends object>(
  source: ListSource<Row>,
  sort: ListSort | null,
  blocks: readonly number[],
): KnownRows<Row> {
  const results = useQueries({
    queries: blocks.map(block => ({
      queryKey: ['list', ...source.key, sort, block],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        unwrapped(await source.read({ offset: block * BLOCK, limit: BLOCK, sort }, signal)),
    })),
  })
  const pages = results.map(result => result.data)
  const byBlock = new Map(blocks.map((block, index) => [block, pages[index]]))
  const failed = results.filter(result => result.error !== null)
  const rowAt = (index: number) => byBlock.get(Math.floor(index / BLOCK))?.rows[index % BLOCK]
  return {
    rowAt,
    itemAt: index => {
      const row = rowAt(index)
      return row && { kind: 'row', row, within: null }
    },
    ...countOf(source, blocks, pages),
    isLoading: results.some(result => result.isPending),
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const result of failed) void result.refetch()
    },
  }
}
