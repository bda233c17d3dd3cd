import { Table } from '@mantine/core'
import { DecimalFigure, Figure, useRead, useWords } from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

/** The money an entry was paid from, first in, first out: each receipt with its own rate. Nothing for other entries. */
export function EntryLayers({ entryId }: { readonly entryId: string }) {
  const { t, locale } = useWords()
  const draws = useRead('rates.draws', { entryId })
  const rows = draws.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Table aria-label={t('layers.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('layers.title')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('fund.amount')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('fund.rate')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('layers.base')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={`${row.kind} ${row.date} ${row.reference} ${row.local.minor}`}>
            <Table.Td>
              {formatDate(row.date, locale)} {row.reference}
            </Table.Td>
            <Table.Td ta="right">
              <Figure amount={row.local} withCurrency />
            </Table.Td>
            <Table.Td ta="right">
              <DecimalFigure value={row.rate} />
            </Table.Td>
            <Table.Td ta="right">
              <Figure amount={row.base} withCurrency />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
