import { Alert, Button, Group, Select, Switch, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DateField, DecimalField, Figure, MoneyField, useWords } from '#renderer/ui/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { useRateSource } from '../entry/use-rate-source.ts'
import { useCurrencies } from '../use-currencies.ts'
import classes from './entry-form.module.css'
import { FormPart } from './form-part.tsx'
import type { PartProps } from './part-props.ts'

/** Amount and currency; in a foreign currency also the rate, its source and date, and what it comes to. */
export function AmountPart(props: PartProps) {
  const { t } = useWords()
  const { form, conversion } = props
  const currencies = useCurrencies()
  const { currency } = form.getValues()
  return (
    <FormPart title={t('entry.part.amount')}>
      <div className={classes['grid']}>
        <MoneyField
          key={currency}
          label={t('entry.amount')}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <Select
          label={t('entry.currency')}
          data={[...new Set([currency, ...currencies])]}
          searchable
          allowDeselect={false}
          required
          {...form.getInputProps('currency')}
        />
        {conversion.isForeign ? (
          <div className={classes['wide']}>
            <Converted {...props} />
          </div>
        ) : null}
      </div>
    </FormPart>
  )
}

function Converted({ form, project, conversion }: PartProps) {
  const { t } = useWords()
  const { ownRate, currency } = form.getValues()
  const base = project?.project.currency ?? ''
  return (
    <div className={classes['converted']}>
      <Group justify="space-between" gap="md">
        <Result conversion={conversion} currency={currency} />
        <Switch
          label={t('entry.ownRate')}
          checked={ownRate}
          onChange={event => form.setFieldValue('ownRate', event.currentTarget.checked)}
        />
      </Group>
      {ownRate ? (
        <div className={classes['grid']}>
          <DecimalField
            label={t('entry.rateFor', { currency, base })}
            required
            {...form.getInputProps('rate')}
          />
          <TextInput
            label={t('entry.rateSource')}
            placeholder={t('entry.rateSourceExample')}
            {...form.getInputProps('rateSource')}
          />
          <DateField label={t('entry.rateDate')} {...form.getInputProps('rateDate')} />
        </div>
      ) : null}
    </div>
  )
}

function Result({ conversion, currency }: Pick<PartProps, 'conversion'> & { readonly currency: string }) {
  const { t, locale } = useWords()
  const sourceName = useRateSource()
  const { rate, base } = conversion
  if (rate === null)
    return (
      <Text size="sm" c="dimmed">
        {t('entry.convertsLater')}
      </Text>
    )
  if (rate.rate === null || base === null)
    return (
      <Alert color="amber" title={t('entry.noRate', { currency })}>
        <Button
          size="xs"
          variant="default"
          renderRoot={root => <Link {...root} to="/money/import" search={{ kind: 'rates' }} />}
        >
          {t('fix.importRates')}
        </Button>
      </Alert>
    )
  return (
    <div aria-live="polite">
      <Text fw={600}>
        {'= '}
        <Figure amount={base} withCurrency strong />
      </Text>
      <Text size="sm" c="dimmed">
        {t('entry.rateOfDay', {
          rate: formatDecimalText(rate.rate, locale),
          currency,
          base: base.currency,
          source: sourceName(rate.rateSource),
          date: rate.rateDate === null ? '' : formatDate(rate.rateDate, locale),
        })}
      </Text>
    </div>
  )
}
