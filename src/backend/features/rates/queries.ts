import type { HandlersOf, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { earlier, later } from '#shared/kernel/plain-date.ts'
import { drawsOfEntry, rateLayers } from './layers.ts'
import { countRates, pageOfRates, rateSpans } from './repository.ts'

type Span = Awaited<ReturnType<typeof rateSpans>>[number]

/** One table of rates: all currencies of one source against one base. */
function tableOf(spans: readonly Span[]) {
  const [first] = spans
  if (!first) return []
  return [
    {
      source: first.source,
      base: first.base,
      kind: first.kind,
      currencies: spans.map(span => span.currency),
      first: spans.reduce((day, span) => earlier(day, span.first), first.first),
      last: spans.reduce((day, span) => later(day, span.last), first.last),
      count: spans.reduce((sum, span) => sum + span.count, 0),
    },
  ]
}

async function baseOf(db: Reader, projectId: string): Promise<{ readonly currency: string }> {
  const row = await db.selectFrom('project').select('currency').where('id', '=', projectId).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id: projectId }))
  return row
}

/** One page of rates, and the number of all that fit. */
export const listRates = async (
  db: Reader,
  { offset, limit, ...filter }: ParsedInputOf<'rates.list'>,
): Promise<OutputOf<'rates.list'>> => ({
  rows: [...(await pageOfRates(db, filter, { offset, limit }))],
  total: await countRates(db, filter),
})

export const queries = {
  'rates.sources': async ({ db }) => {
    const groups = Object.groupBy(await rateSpans(db), span =>
      JSON.stringify([span.source, span.base, span.kind]),
    )
    return { rows: Object.values(groups).flatMap(spans => tableOf(spans ?? [])) }
  },
  'rates.list': ({ db }, input) => listRates(db, input),
  'rates.layers': async ({ db }, { projectId }) => {
    const { currency: base } = await baseOf(db, projectId)
    return {
      rows: (await rateLayers(db, projectId, base)).map(layer => ({
        id: layer.id,
        kind: layer.kind,
        date: layer.date,
        local: money(layer.localMinor, layer.currency),
        base: money(layer.baseMinor, base),
        rate: layer.rate,
        reference: layer.reference,
        used: money(layer.usedMinor, layer.currency),
        left: money(layer.localMinor - layer.usedMinor, layer.currency),
      })),
    }
  },
  'rates.draws': async ({ db }, { entryId }) => {
    const entry = await db
      .selectFrom('ledger_entry')
      .select(['currency', 'base_currency as base'])
      .where('id', '=', entryId)
      .executeTakeFirst()
    if (!entry) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id: entryId }))
    return {
      rows: (await drawsOfEntry(db, entryId)).map(draw => ({
        kind: draw.conversionId === null ? ('movement' as const) : ('conversion' as const),
        date: draw.date,
        reference: draw.reference,
        rate: draw.rate,
        local: money(draw.localMinor, entry.currency),
        base: money(draw.baseMinor, entry.base),
      })),
    }
  },
} satisfies HandlersOf<'rates.sources' | 'rates.list' | 'rates.layers' | 'rates.draws'>
