import type { RankPlace } from '#shared/domain/awards/index.ts'

/** Ids of rows, in their order. */
export const ids = (rows: readonly { readonly id: string }[]) => rows.map(row => row.id)

/** A row with its rank and how far it got. */
export const place = (
  id: string,
  rank: number | null,
  state: RankPlace['state'],
  chosen = false,
): RankPlace => ({
  id,
  group: 'A',
  rank,
  reference: id,
  state,
  chosen,
})
