import { useMemo } from 'react'
import {
  type GroupSource,
  type ListGroup,
  type ListGrouping,
  useClient,
  useGroupBy,
  useWords,
} from '#renderer/ui/index.ts'
import type { LedgerFilter, LedgerRow } from '#shared/contract/ledger.ts'
import {
  LEDGER_GROUPINGS,
  type LedgerGrouping,
  type LedgerGroupRow,
  ledgerGroupSchema,
} from '#shared/contract/ledger-groups.ts'
import { groupName } from '#shared/domain/ledger/index.ts'
import { type BaseCurrency, showsParts } from './ledger-columns.tsx'
import { ledgerSort } from './ledger-filter.ts'

/** A grouping of the ledger by its name; null for names it does not have. */
export const groupingNamed = (name: string | null): LedgerGrouping | null =>
  LEDGER_GROUPINGS.find(known => known === name) ?? null

/** The grouping in which the ledger is shown, kept with its columns. */
export const useLedgerGroupBy = (list: string): LedgerGrouping | null => groupingNamed(useGroupBy(list))

function sumsOf({ sum, amount }: LedgerGroupRow, parts: boolean): ListGroup['sums'] {
  if (parts) return { matched: sum }
  return amount === null ? { base: sum } : { base: sum, amount }
}

/** Groups of the ledger with their subtotals, read from the backend as the list is. */
export function useLedgerGrouping(filter: LedgerFilter, base: BaseCurrency): ListGrouping<LedgerRow> {
  const client = useClient()
  const { t, say, locale } = useWords()
  return useMemo(() => {
    const withProject = filter.projectId === null
    const groupOf = (row: LedgerGroupRow): ListGroup => ({
      id: `${row.currency} ${row.key}`,
      label: groupName(row, { locale, text: say, withProject }),
      count: row.count,
      sums: sumsOf(row, showsParts(filter, row.by)),
      ref: { by: row.by, key: row.key, currency: row.currency },
    })
    const source = (by: LedgerGrouping): GroupSource<LedgerRow> => ({
      key: ['ledger.groups', by, filter, locale],
      read: async ({ offset, limit, sort }, signal) => {
        const input = { filter, by, sort: ledgerSort(sort), offset, limit }
        const answer = await client.call('ledger.groups', input, { signal })
        return answer.ok
          ? { ok: true, value: { groups: answer.value.rows.map(groupOf), total: answer.value.total } }
          : answer
      },
      rows: ({ ref }, { offset, limit, sort }, signal) => {
        const group = ledgerGroupSchema.parse(ref)
        return client.call(
          'ledger.list',
          { filter, group, sort: ledgerSort(sort), offset, limit },
          { signal },
        )
      },
    })
    return {
      options: LEDGER_GROUPINGS.filter(by => by !== 'project' || withProject).map(by => ({
        value: by,
        label: t(`ledgerGroup.by.${by}`),
      })),
      source: by => source(groupingNamed(by) ?? 'line'),
      currencyColumns: base === null ? ['amount', 'base', 'matched'] : ['amount'],
    }
  }, [client, filter, base, t, say, locale])
}
