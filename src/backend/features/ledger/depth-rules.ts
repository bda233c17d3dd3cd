import type { Reader } from '#backend/rpc/context.ts'
import { TAX_PROOF, taxProofBlockers } from '#shared/domain/ledger/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { type Journey, type ListedRate, perDiemVerdict } from '#shared/domain/travel/index.ts'
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

/** How an entry converts: the list's currency is mostly the project's, for which the entry has its rate. */
interface Converted {
  readonly base_currency: string
  readonly rate: string | null
}

/** What the contract and the stored list of per diems say of a journey (statement 37). */
export async function journeyVerdict(
  db: Reader,
  journey: Journey,
  { base_currency, rate }: Converted,
  terms: ProjectTerms,
): Promise<Verdict> {
  const listed = await listedRate(db, journey.country, journey.start)
  const list = terms.rule('per_diem_rates')
  return perDiemVerdict(journey, {
    basis: perDiemBasis(terms),
    isBinding: list !== null && list !== 'own_list',
    listed,
    listRate: listed !== null && listed.currency === base_currency ? rate : null,
  })
}

/** Whether the contract counts nights or days of a journey. */
export const perDiemBasis = (terms: ProjectTerms): 'day' | 'overnight' =>
  terms.rule('per_diem_basis') === 'day' ? 'day' : 'overnight'

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
    const claimed = {
      country: journey.country,
      start: journey.start_date,
      end: journey.end_date,
      currency: row.currency,
      rateMinor: journey.rate_minor,
      amountMinor: row.amount_minor,
    }
    const own = await journeyVerdict(db, claimed, row, await projectTerms(db, row.project_id))
    const before = found.get(row.id)
    found.set(row.id, {
      blockers: [...(before?.blockers ?? []), ...own.blockers],
      warnings: [...(before?.warnings ?? []), ...own.warnings],
    })
  }
  return found
}
