import { knownColumns, useListExport } from '#renderer/ui/index.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { LEDGER_COLUMNS } from '#shared/contract/ledger-groups.ts'
import { ledgerSort } from './ledger-filter.ts'
import { groupingNamed } from './use-ledger-grouping.ts'

/** Writes exactly the list on screen into a file and hands it over. */
export const useLedgerExport = (filter: LedgerFilter) =>
  useListExport('ledger.export', (shown, wish) => ({
    filter,
    sort: ledgerSort(shown.sort),
    columns: knownColumns(shown, LEDGER_COLUMNS),
    groupBy: groupingNamed(shown.groupBy),
    ...wish,
  }))
