import type { ListSort } from '#renderer/ui/index.ts'
import { LEDGER_SORTS, type LedgerFilter, ledgerFilterSchema } from '#shared/contract/ledger.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'

/** A filter saved with a view; undefined when this version cannot read it. */
export function savedFilter(value: JsonValue): LedgerFilter | undefined {
  const read = ledgerFilterSchema.safeParse(value)
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
    accountId: null,
    procurementId: null,
    payrollId: null,
    payrollMonth: null,
    sharedCostId: null,
  }
}

/** The order of the list as the backend knows it; newest first when nothing else is chosen. */
export function ledgerSort(sort: ListSort | null) {
  const key = LEDGER_SORTS.find(known => known === sort?.key)
  return key === undefined || sort === null
    ? ({ key: 'entryDate', direction: 'descending' } as const)
    : { key, direction: sort.direction }
}
