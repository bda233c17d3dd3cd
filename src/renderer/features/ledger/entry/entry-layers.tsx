import { Table } from '@mantine/core'
import { linkOptions } from '@tanstack/react-router'
import { DecimalFigure, Figure, useRead, useWords } from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

/** The money an entry was paid from, first in, first out: each receipt with its own rate. Nothing for other entries. */
export function EntryLayers(props: { readonly entryId: string; readonly projectId: string }) {
  const { entryId, projectId } = props
  const { t, locale } = useWords()
  const draws = useRead('rates.draws', { entryId })
  const rows = draws.data?.rows ?? []
  if (rows.length === 0) return null
  const behind = ({ kind, date }: (typeof rows)[number]) => ({
    link: linkOptions({
      to: '/projects/$projectId/funds',
      params: { projectId },
      hash: kind === 'movement' ? 'receipts' : 'exchanges',
    }),
    label: `${t('layers.title')}, ${formatDate(date, locale)}`,
  })
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
              <Figure amount={row.local} withCurrency {...behind(row)} />
            </Table.Td>
            <Table.Td ta="right">
              <DecimalFigure value={row.rate} />
            </Table.Td>
            <Table.Td ta="right">
              <Figure amount={row.base} withCurrency {...behind(row)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
