import type { z } from 'zod'
import { type LedgerFilter, ledgerFilterSchema } from '#shared/contract/ledger.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'

/** The filter as the address keeps it: only what narrows. */
export type LedgerSearch = { readonly [K in keyof LedgerFilter]?: NonNullable<LedgerFilter[K]> | undefined }

const NOTHING: LedgerFilter = ledgerFilterSchema.parse({})
const KEYS = Object.keys(NOTHING) as readonly (keyof LedgerFilter)[]

const narrows = (value: LedgerFilter[keyof LedgerFilter] | undefined): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)

/** The filter of an address. @example filterOf({ state: 'draft' }) // all drafts */
export function filterOf(search: LedgerSearch): LedgerFilter {
  const given = KEYS.flatMap(key => (narrows(search[key] ?? undefined) ? [[key, search[key]]] : []))
  return ledgerFilterSchema.parse(Object.fromEntries(given))
}

/** The address of a filter: what does not narrow is left out, so that addresses stay short. */
export function searchOf(filter: Partial<LedgerFilter>): LedgerSearch {
  return Object.fromEntries(KEYS.flatMap(key => (narrows(filter[key]) ? [[key, filter[key]]] : [])))
}

/** True when the list is narrowed at all. */
export const isNarrowed = (filter: LedgerFilter): boolean => KEYS.some(key => narrows(filter[key]))

/** A filter saved with a view; undefined when this version cannot read it. */
export function savedFilter(value: JsonValue): LedgerFilter | undefined {
  const read: z.ZodSafeParseResult<LedgerFilter> = ledgerFilterSchema.safeParse(value)
  return read.success ? read.data : undefined
}

/** Changing the project takes away what belonged to the other one. */
export function withProject(filter: LedgerFilter, projectId: string | null): LedgerFilter {
  return {
    ...filter,
    projectId,
    lineIds: [],
    workPackageId: null,
    activityId: null,
    interventionId: null,
    importRunId: null,
  }
}
