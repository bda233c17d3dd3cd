import type { Reader } from '#backend/rpc/context.ts'
import { TAX_PROOF, taxProofBlockers } from '#shared/domain/ledger/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { type ListedRate, perDiemVerdict } from '#shared/domain/travel/index.ts'
import { type ProjectTerms, projectTerms } from './project-terms.ts'
import type { EntryWithSplits, StoredEntry } from './stored-entries.ts'

const claimsTax = (row: StoredEntry): boolean =>
  row.vat_treatment === 'not_recoverable' && row.reverses_id === null

/** Entries among the given that carry proof that their tax can't be reclaimed. */
async function withTaxProof(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('attachment_link')
    .select('record_id as id')
    .where('record_kind', '=', 'ledger_entry')
    .where('document_type', '=', TAX_PROOF)
    .where('record_id', 'in', [...ids])
    .execute()
  return new Set(rows.map(row => row.id))
}

/** The stored rate of a country that was valid on a day; null where none is stored. */
async function listedRate(db: Reader, country: string, date: string): Promise<ListedRate | null> {
  const row = await db
    .selectFrom('per_diem_rate')
    .select(['amount_minor as amountMinor', 'currency', 'source'])
    .where('country', '=', country)
    .where('valid_from', '<=', date)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row ?? null
}

const journeysOf = (db: Reader, ids: readonly string[]) =>
  db
    .selectFrom('per_diem')
    .selectAll()
    .where('entry_id', 'in', [...ids])
    .execute()

type Journey = Awaited<ReturnType<typeof journeysOf>>[number]

/** The list's currency is mostly the project's, for which the entry has its rate. */
const listRateOf = (row: StoredEntry, listed: ListedRate | null): string | null =>
  listed !== null && listed.currency === row.base_currency ? row.rate : null

async function journeyVerdict(
  db: Reader,
  row: StoredEntry,
  journey: Journey,
  terms: ProjectTerms,
): Promise<Verdict> {
  const listed = await listedRate(db, journey.country, journey.start_date)
  const list = terms.rule('per_diem_rates')
  return perDiemVerdict(
    {
      country: journey.country,
      start: journey.start_date,
      end: journey.end_date,
      currency: row.currency,
      rateMinor: journey.rate_minor,
      amountMinor: row.amount_minor,
    },
    {
      basis: terms.rule('per_diem_basis') === 'day' ? 'day' : 'overnight',
      isBinding: list !== null && list !== 'own_list',
      listed,
      listRate: listRateOf(row, listed),
    },
  )
}

/**
 * What the rules of tax and per diems say of entries, by id; entries that they don't concern are missing. Entries
 * come in parts of a size that a statement takes.
 */
export async function depthOf(
  db: Reader,
  entries: readonly EntryWithSplits[],
): Promise<ReadonlyMap<string, Verdict>> {
  const found = new Map<string, Verdict>()
  const taxed = entries.filter(({ row }) => claimsTax(row))
  const proofs =
    taxed.length === 0
      ? new Set()
      : await withTaxProof(
          db,
          taxed.map(({ row }) => row.id),
        )
  for (const { row } of taxed) {
    const claim = {
      taxMinor: row.vat_minor,
      currency: row.currency,
      treatment: row.vat_treatment,
      excludedMinor: row.excluded_minor,
      hasProof: proofs.has(row.id),
    }
    found.set(row.id, { blockers: taxProofBlockers(claim), warnings: [] })
  }
  const rows = new Map(entries.filter(({ row }) => row.reverses_id === null).map(({ row }) => [row.id, row]))
  for (const journey of await journeysOf(db, [...rows.keys()])) {
    const row = rows.get(journey.entry_id)
    if (!row) continue
    const own = await journeyVerdict(db, row, journey, await projectTerms(db, row.project_id))
    const before = found.get(row.id)
    found.set(row.id, {
      blockers: [...(before?.blockers ?? []), ...own.blockers],
      warnings: [...(before?.warnings ?? []), ...own.warnings],
    })
  }
  return found
}
