import { useQueries } from '@tanstack/react-query'
import { useClient, wireErrorOf, workOptions } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { DocumentRequest } from '../use-document.ts'

/** Rows of one read: composing costs more than sending, so the reads are large. */
export const BLOCK = 250

export type Preview = OutputOf<'documents.preview'>
export type PreviewRow = Preview['rows'][number]

/** Reads the parts of a sheet that are in view. */
export function usePreviewRows(request: DocumentRequest, sheet: number, blocks: readonly number[]) {
  const client = useClient()
  const results = useQueries({
    queries: blocks.map(block =>
      workOptions(client, 'documents.preview', { ...request, sheet, offset: block * BLOCK, limit: BLOCK }),
    ),
  })
  const pages = new Map(blocks.map((block, index) => [block, results[index]?.data]))
  const known = [...pages].filter(([, page]) => page !== undefined)
  const [lastBlock, lastPage] = known.toSorted(([a], [b]) => a - b).at(-1) ?? [0, undefined]
  const failed = results.find(result => result.error !== null)
  const end = lastPage ? lastBlock * BLOCK + lastPage.rows.length : 0
  return {
    first: known[0]?.[1],
    rowAt: (index: number): PreviewRow | undefined =>
      pages.get(Math.floor(index / BLOCK))?.rows[index % BLOCK],
    /** Exact once the end has been read, else one block more than is known. */
    count: lastPage?.hasMore ? end + BLOCK : end,
    error: failed ? wireErrorOf(failed.error) : null,
    retry: () => void failed?.refetch(),
  }
}
