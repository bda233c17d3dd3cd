import { recusedApplications } from '#backend/features/recusals/index.ts'
import type { HandlersOf, QueryContext } from '#backend/rpc/context.ts'
import { may } from '#shared/domain/users/index.ts'
import { findHits, matchExpression, type SearchHit, type SearchKind } from './full-text.ts'

/** Records of which there are few come first; entries fill the rest. */
const KINDS: readonly SearchKind[] = [
  'project',
  'call',
  'organisation',
  'person',
  'application',
  'ledger_entry',
]

/** Kinds that people who see neither money nor calls find; an assessor could find a hidden name by searching for it. */
const FOR_EVERYONE: ReadonlySet<SearchKind> = new Set(['project', 'organisation', 'person'])

/** How many of each kind are looked at before the best are chosen. */
const LOOKED_AT = 50

const kindsFor = ({ actor }: QueryContext): readonly SearchKind[] =>
  may(actor.roles, 'readFinance') ? KINDS : KINDS.filter(kind => FOR_EVERYONE.has(kind))

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en')

/** Those whose title holds the whole text stand before those where words are scattered or in the body. */
function titleFirst(hits: readonly SearchHit[], text: string): readonly SearchHit[] {
  const wanted = plain(text.trim())
  const rank = (hit: SearchHit) => (plain(hit.title).includes(wanted) ? 0 : 1)
  return hits.toSorted((a, b) => rank(a) - rank(b))
}

export const queries = {
  'search.find': async (context, { text, limit }) => {
    const expression = matchExpression(text)
    if (expression === null) return { rows: [] }
    const rows: SearchHit[] = []
    const closed = await recusedApplications(context.db, context.actor.personId)
    for (const kind of kindsFor(context)) {
      const room = limit - rows.length
      if (room <= 0) break
      const hits = await findHits(context.db, kind, expression, Math.max(room, LOOKED_AT))
      const open = hits.filter(({ id }) => !closed.has(id))
      rows.push(...titleFirst(open, text).slice(0, room))
    }
    return { rows }
  },
} satisfies HandlersOf<'search.find'>
