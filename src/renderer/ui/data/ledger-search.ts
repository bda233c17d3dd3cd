import { type LedgerFilter, ledgerFilterSchema } from '#shared/contract/ledger.ts'

/** The ledger's filter as its address keeps it: only what narrows. */
export type LedgerSearch = { readonly [K in keyof LedgerFilter]?: NonNullable<LedgerFilter[K]> | undefined }

const NOTHING: LedgerFilter = ledgerFilterSchema.parse({})
const KEYS = Object.keys(NOTHING) as readonly (keyof LedgerFilter)[]

const narrows = (value: LedgerFilter[keyof LedgerFilter] | undefined): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)

/** The filter of an address. @example filterOfSearch({ state: 'draft' }) // all drafts */
export function filterOfSearch(search: LedgerSearch): LedgerFilter {
  const given = KEYS.flatMap(key => (narrows(search[key] ?? undefined) ? [[key, search[key]]] : []))
  return ledgerFilterSchema.parse(Object.fromEntries(given))
}

/** The address of a filter: what does not narrow is left out, so that addresses stay short. */
export function searchOfFilter(filter: Partial<LedgerFilter>): LedgerSearch {
  return Object.fromEntries(KEYS.flatMap(key => (narrows(filter[key]) ? [[key, filter[key]]] : [])))
}

/** True when the list is narrowed at all. */
export const isNarrowed = (filter: LedgerFilter): boolean => KEYS.some(key => narrows(filter[key]))
