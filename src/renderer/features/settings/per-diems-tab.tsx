import { Button, Stack, Table, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  CountryField,
  CurrencyField,
  contractErrors,
  DateField,
  Dialog,
  EmptyNote,
  Figure,
  FormFrame,
  Loaded,
  MoneyField,
  Page,
  useAct,
  useCountryName,
  useMay,
  useRead,
  useSession,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import { PER_DIEM_COLUMNS } from '#shared/contract/list-columns.ts'
import type { PerDiemRate } from '#shared/contract/per-diem-rates.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

/** The highest per diem of each country, by which journeys are checked. */
export function PerDiemsTab() {
  const { t } = useWords()
  const may = useMay()
  const rates = useRead('perDiems.rates', {})
  const [edited, setEdited] = useState<PerDiemRate | 'new' | null>(null)
  const exporting = useTableExport('perDiems.export', wish => ({ columns: [...PER_DIEM_COLUMNS], ...wish }))
  const close = () => setEdited(null)
  const canWrite = may('perDiems.saveRate')
  const add = canWrite ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('perDiems.new')}
    </Button>
  ) : null
  return (
    <Page
      title={t('nav.perDiems')}
      subtitle={t('perDiems.help')}
      actions={
        rates.data?.rows.length ? (
          <>
            {exporting.menu}
            {add}
          </>
        ) : null
      }
    >
      {exporting.panel}
      <Loaded of={rates}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={t('perDiems.none')} text={t('perDiems.noneHelp')} action={add} />
          ) : (
            <RateTable rows={rows} onEdit={canWrite ? setEdited : null} />
          )
        }
      </Loaded>
      <Dialog opened={edited !== null} onClose={close} title={t('perDiems.new')}>
        {edited === null ? null : <PerDiemForm record={edited === 'new' ? null : edited} onDone={close} />}
      </Dialog>
    </Page>
  )
}

function RateTable(props: {
  readonly rows: readonly PerDiemRate[]
  readonly onEdit: ((rate: PerDiemRate) => void) | null
}) {
  const { t, locale } = useWords()
  const nameOf = useCountryName()
  const { onEdit } = props
  return (
    <Table aria-label={t('nav.perDiems')} maw={900}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('entryDepth.country')}</Table.Th>
          <Table.Th scope="col">{t('column.valid_from')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('column.rate_minor')}
          </Table.Th>
          <Table.Th scope="col">{t('rates.source')}</Table.Th>
          {onEdit ? <Table.Th scope="col">{t('act.edit')}</Table.Th> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(rate => (
          <Table.Tr key={rate.id}>
            <Table.Th scope="row">{nameOf(rate.country)}</Table.Th>
            <Table.Td>{formatDate(rate.validFrom, locale)}</Table.Td>
            <Table.Td ta="right">
              <Figure amount={rate.amount} withCurrency />
            </Table.Td>
            <Table.Td>{rate.source}</Table.Td>
            {onEdit ? (
              <Table.Td>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('perDiems.edit', { country: nameOf(rate.country) })}
                  onClick={() => onEdit(rate)}
                >
                  {t('act.edit')}
                </Button>
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

type Values = {
  country: string
  currency: string
  amountMinor: number | null
  validFrom: string | null
  source: string
}

function PerDiemForm({
  record,
  onDone,
}: {
  readonly record: PerDiemRate | null
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const { workspace } = useSession()
  const save = useAct('perDiems.saveRate')
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    amountMinor: values.amountMinor ?? Number.NaN,
    validFrom: values.validFrom ?? '',
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      country: record?.country ?? '',
      currency: record?.amount.currency ?? workspace.baseCurrency,
      amountMinor: record?.amount.minor ?? null,
      validFrom: record?.validFrom ?? null,
      source: record?.source ?? '',
    },
    validate: values => contractErrors(words, 'perDiems.saveRate', inputOf(values)),
  })
  const { currency } = form.getValues()
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <CountryField label={t('entryDepth.country')} required {...form.getInputProps('country')} />
        <DateField label={t('column.valid_from')} required {...form.getInputProps('validFrom')} />
        <CurrencyField label={t('entry.currency')} {...form.getInputProps('currency')} />
        <MoneyField
          key={currency}
          label={t('column.rate_minor')}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <TextInput
          label={t('rates.source')}
          placeholder={t('perDiems.sourceExample')}
          required
          {...form.getInputProps('source')}
        />
      </Stack>
    </FormFrame>
  )
}
