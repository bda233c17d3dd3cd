/** How far a reader is: the sheet's state once assigned, else the assignment's. Words under `committees.marks.`. */
export const readerMark = <State extends string, Sheet extends string>({
  state,
  sheet,
}: {
  readonly state: State
  readonly sheet: Sheet | null
}): State | Sheet => (state === 'assigned' ? (sheet ?? state) : state)

/** What is known of the reading of one application. */
interface Reading {
  readonly state: string
  readonly hasConsensus: boolean
  /** Further apart than the call allows. */
  readonly isApart: boolean
  /** Sheets still missing before the result stands. */
  readonly missing: number
  readonly passes: boolean | null
}

/** Where the reading of an application stands, as a message with its number. */
export function readingStanding({ state, hasConsensus, isApart, missing, passes }: Reading): {
  readonly messageKey: string
  readonly details: Readonly<Record<string, number>>
} {
  if (state === 'eligible') return { messageKey: 'applicationState.eligible', details: {} }
  if (hasConsensus) return { messageKey: 'committees.agreed', details: {} }
  if (isApart && missing > 0) return { messageKey: 'committees.apart', details: {} }
  if (missing > 0) return { messageKey: 'committees.missing', details: { count: missing } }
  return { messageKey: passes === false ? 'committees.fails' : 'committees.complete', details: {} }
}
