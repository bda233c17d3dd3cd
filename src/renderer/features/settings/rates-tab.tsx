import { Button, Group, Select } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DataList,
  DecimalFigure,
  Dialog,
  knownColumns,
  type ListColumn,
  Page,
  useClient,
  useListExport,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { RATE_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate, formatMonth } from '#shared/kernel/format-date.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'
import { RateForm } from './rate-form.tsx'

type Rate = OutputOf<'rates.list'>['rows'][number]
type Filter = { readonly source: string | null; readonly currency: string | null }

function useRateColumns(): readonly ListColumn<Rate>[] {
  const { t, locale } = useWords()
  return [
    {
      id: 'date',
      label: t('rates.date'),
      width: 150,
      fixed: true,
      cell: rate =>
        rate.kind === 'month' ? formatMonth(monthKey(rate.date), locale) : formatDate(rate.date, locale),
    },
    { id: 'currency', label: t('rates.currency'), width: 100, cell: rate => rate.currency },
    {
      id: 'rate',
      label: t('rates.rate'),
      width: 160,
      align: 'right',
      cell: rate => <DecimalFigure value={rate.rate} />,
    },
    { id: 'per', label: t('rates.per'), width: 120, cell: rate => t('rates.forOne', { base: rate.base }) },
    { id: 'source', label: t('rates.source'), width: 240, cell: rate => rate.source },
    { id: 'from', label: t('rates.importedFrom'), width: 240, grow: true, cell: rate => rate.importedFrom },
  ]
}

/** Exchange rates by source and currency; typed in, or imported from a file. */
export function RatesTab() {
  const { t } = useWords()
  const may = useMay()
  const client = useClient()
  const sources = useRead('rates.sources', {})
  const columns = useRateColumns()
  const [filter, setFilter] = useState<Filter>({ source: null, currency: null })
  const [isAdding, setAdding] = useState(false)
  const exporting = useListExport('rates.export', (shown, wish) => ({
    ...filter,
    columns: knownColumns(shown, RATE_COLUMNS),
    ...wish,
  }))
  const rows = sources.data?.rows ?? []
  const currencies = [...new Set(rows.flatMap(row => row.currencies))].toSorted()
  const names = [...new Set(rows.map(row => row.source))]
  return (
    <Page
      title={t('nav.rates')}
      subtitle={t('rates.help')}
      body="fill"
      actions={
        may('rates.add') ? (
          <>
            <Button
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden />}
              renderRoot={root => <Link {...root} to="/money/import" search={{ kind: 'rates' }} />}
            >
              {t('find.importRates')}
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {t('rates.new')}
            </Button>
          </>
        ) : null
      }
    >
      {exporting.panel}
      <DataList<Rate>
        name="rates"
        label={t('nav.rates')}
        columns={columns}
        rowId={rate => rate.id}
        source={{
          key: ['rates.list', filter],
          read: ({ offset, limit }, signal) =>
            client.call('rates.list', { ...filter, offset, limit }, { signal }),
        }}
        toolbar={
          <Group gap="xs">
            <Select
              aria-label={t('rates.source')}
              placeholder={t('rates.anySource')}
              clearable
              data={names}
              value={filter.source}
              onChange={source => setFilter({ ...filter, source })}
              w={220}
            />
            <Select
              aria-label={t('rates.currency')}
              placeholder={t('rates.anyCurrency')}
              clearable
              searchable
              data={currencies}
              value={filter.currency}
              onChange={currency => setFilter({ ...filter, currency })}
              w={180}
            />
          </Group>
        }
        onExport={exporting.run}
        empty={{ title: t('rates.none'), text: t('rates.noneHelp') }}
      />
      <Dialog opened={isAdding} onClose={() => setAdding(false)} title={t('rates.new')}>
        <RateForm onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  )
}
