import type { Reader } from '#backend/rpc/context.ts'
import type { ExchangeRate } from '#shared/domain/rates/index.ts'

const RATE_COLUMNS = ['source', 'base', 'currency', 'kind', 'date', 'rate'] as const

/** Which rates to read; every member narrows, `from` and `to` are both included. */
export interface RateSpan {
  readonly base: string
  readonly currencies: readonly string[]
  readonly from: string
  readonly to: string
  /** Blank takes every source. */
  readonly source: string
}

/** Published rates per one `base` within a span of days, oldest first. */
export async function findRates(db: Reader, span: RateSpan): Promise<readonly ExchangeRate[]> {
  if (span.currencies.length === 0) return []
  return db
    .selectFrom('exchange_rate')
    .select(RATE_COLUMNS)
    .where('base', '=', span.base)
    .where('currency', 'in', [...span.currencies])
    .where('date', '>=', span.from)
    .where('date', '<=', span.to)
    .$if(span.source !== '', query => query.where('source', '=', span.source))
    .orderBy('date')
    .execute()
}

export interface RateFilter {
  readonly source: string | null
  readonly currency: string | null
}

const filtered = (db: Reader, { source, currency }: RateFilter) =>
  db
    .selectFrom('exchange_rate')
    .$if(source !== null, query => query.where('source', '=', source))
    .$if(currency !== null, query => query.where('currency', '=', currency))

/** One page of rates, newest first. */
export async function pageOfRates(
  db: Reader,
  filter: RateFilter,
  page: { readonly offset: number; readonly limit: number },
) {
  return filtered(db, filter)
    .select(['id', ...RATE_COLUMNS, 'imported_from as importedFrom'])
    .orderBy('date', 'desc')
    .orderBy('source')
    .orderBy('base')
    .orderBy('currency')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countRates(db: Reader, filter: RateFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

/** First, last and number of rates for each source, base, kind and currency. */
export async function rateSpans(db: Reader) {
  return db
    .selectFrom('exchange_rate')
    .select(eb => [
      'source',
      'base',
      'kind',
      'currency',
      eb.fn.min('date').as('first'),
      eb.fn.max('date').as('last'),
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy(['source', 'base', 'kind', 'currency'])
    .orderBy('source')
    .orderBy('base')
    .orderBy('kind')
    .orderBy('currency')
    .execute()
}

/** Stored rates of the given sources, with their ids, to compare new ones with. */
export async function storedRates(
  db: Reader,
  keys: { readonly sources: readonly string[]; readonly from: string; readonly to: string },
) {
  return db
    .selectFrom('exchange_rate')
    .select(['id', ...RATE_COLUMNS])
    .where('source', 'in', [...keys.sources])
    .where('date', '>=', keys.from)
    .where('date', '<=', keys.to)
    .execute()
}

/**
 * Rates that posted entries of locked periods were converted at: by source, pair and date, or by the whole
 * period where the project takes the period's mean.
 */
export async function ratesOfLockedPeriods(db: Reader) {
  return db
    .selectFrom('reporting_period as period')
    .innerJoin('project', 'project.id', 'period.project_id')
    .innerJoin('ledger_entry as entry', join =>
      join
        .onRef('entry.project_id', '=', 'period.project_id')
        .on('entry.state', '=', 'posted')
        .onRef('entry.entry_date', '>=', 'period.start_date')
        .onRef('entry.entry_date', '<=', 'period.end_date'),
    )
    .select([
      'entry.rate_source as source',
      'entry.base_currency as base',
      'entry.currency as currency',
      'entry.rate_date as date',
      'project.code as project',
      'project.rate_policy as policy',
      'period.number as period',
      'period.start_date as start',
      'period.end_date as end',
    ])
    .distinct()
    .where('period.state', '=', 'locked')
    .whereRef('entry.currency', '!=', 'entry.base_currency')
    .execute()
}
