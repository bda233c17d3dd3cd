import type { ApplicationState } from '../applications/index.ts'

/** A ranked application of the call, and whether it was ever chosen for an award. */
export type RankPlace = {
  readonly id: string
  readonly group: string
  /** Null below a threshold. */
  readonly rank: number | null
  readonly reference: string
  readonly state: ApplicationState
  /** It was recommended or promoted once, whatever came after. */
  readonly chosen: boolean
}

const LEFT_BEHIND: ReadonlySet<ApplicationState> = new Set([
  'evaluated',
  'reserve',
  'not_recommended',
  'rejected',
  'expired',
])

/**
 * Better ranked applications of the same group that an award to `id` would pass over: each needs the written
 * exception of domain-rules.md rule 6. One that was chosen and failed, or withdrew, was not passed over.
 */
export function passedOver(places: readonly RankPlace[], id: string): readonly RankPlace[] {
  const own = places.find(place => place.id === id)
  if (!own) return []
  const limit = own.rank ?? Number.MAX_SAFE_INTEGER
  return places
    .filter(
      place =>
        place.group === own.group &&
        place.id !== id &&
        place.rank !== null &&
        place.rank < limit &&
        !place.chosen &&
        LEFT_BEHIND.has(place.state),
    )
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
}

/** The best ranked of the reserve of a group: who is promoted when a chosen one fails (rule 3). */
export const nextInReserve = (places: readonly RankPlace[], group: string): RankPlace | undefined =>
  places
    .filter(place => place.group === group && place.state === 'reserve')
    .toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))[0]

/** True once the reserve list's last day is over; a list without one ends by decision only. */
export const reserveIsOver = (reserveUntil: string | null, today: string): boolean =>
  reserveUntil !== null && today > reserveUntil
