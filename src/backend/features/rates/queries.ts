import type { HandlersOf } from '#backend/rpc/context.ts'
import { earlier, later } from '#shared/kernel/plain-date.ts'
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

export const queries = {
  'rates.sources': async ({ db }) => {
    const groups = Object.groupBy(await rateSpans(db), span =>
      JSON.stringify([span.source, span.base, span.kind]),
    )
    return { rows: Object.values(groups).flatMap(spans => tableOf(spans ?? [])) }
  },
  'rates.list': async ({ db }, { offset, limit, ...filter }) => ({
    rows: await pageOfRates(db, filter, { offset, limit }),
    total: await countRates(db, filter),
  }),
} satisfies HandlersOf<'rates.sources' | 'rates.list'>
