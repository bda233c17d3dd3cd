import { todayHere, useRead } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Kind = OutputOf<'today.list'>['rows'][number]['kind']

/** Kinds that count in another section as well as in Today. */
const SECTION_OF: Readonly<Partial<Record<Kind, string>>> = { drafts: '/money' }

/** How many things wait for this person, by section of the rail. */
export function useWaiting(): ReadonlyMap<string, number> {
  const today = useRead('today.list', { today: todayHere() })
  const rows = today.data?.rows ?? []
  const counts = new Map([['/today', rows.length]])
  for (const row of rows) {
    const section = SECTION_OF[row.kind]
    if (section !== undefined) counts.set(section, (counts.get(section) ?? 0) + row.count)
  }
  return counts
}
