import { Autocomplete, Checkbox, NumberInput, Select } from '@mantine/core'
import { useRead, useWords } from '#renderer/ui/index.ts'
import { formatMonth } from '#shared/kernel/format-date.ts'
import classes from '../imports.module.css'
import type { RateParams } from '../state/rate-params.ts'

const CURRENCIES = ['EUR', 'USD', 'CHF', 'SEK', 'GBP', 'ALL', 'MKD', 'RSD', 'BAM']
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** What a file of rates does not say itself; all may stay blank for files of the ECB. */
export function RateFields(props: {
  readonly rates: RateParams
  readonly onChange: (rates: RateParams) => void
}) {
  const { t, locale } = useWords()
  const sources = useRead('rates.sources', {})
  const { rates } = props
  const change = (part: Partial<RateParams>) => props.onChange({ ...rates, ...part })
  const names = [...new Set((sources.data?.rows ?? []).map(row => row.source))]
  const monthName = (month: number) =>
    formatMonth(`2000-${String(month).padStart(2, '0')}`, locale).replace(/\s*2000.*$/, '')
  return (
    <div className={classes['fields']}>
      <Autocomplete
        label={t('wizard.rates.source')}
        description={t('wizard.rates.sourceHelp')}
        data={names}
        value={rates.source}
        onChange={source => change({ source })}
      />
      <Select
        label={t('wizard.rates.base')}
        description={t('wizard.rates.baseHelp')}
        data={CURRENCIES}
        searchable
        clearable
        value={rates.base}
        onChange={base => change({ base })}
      />
      <Select
        label={t('wizard.rates.target')}
        description={t('wizard.rates.targetHelp')}
        data={CURRENCIES}
        searchable
        allowDeselect={false}
        value={rates.target}
        onChange={target => change({ target: target ?? 'EUR' })}
      />
      <NumberInput
        label={t('wizard.rates.year')}
        description={t('wizard.rates.yearHelp')}
        min={1990}
        max={2100}
        allowDecimal={false}
        thousandSeparator=""
        value={rates.year ?? ''}
        onChange={value => change({ year: typeof value === 'number' ? value : null })}
      />
      <Select
        label={t('wizard.rates.month')}
        description={t('wizard.rates.yearHelp')}
        data={MONTHS.map(month => ({ value: String(month), label: monthName(month) }))}
        clearable
        value={rates.month === null ? null : String(rates.month)}
        onChange={month => change({ month: month === null ? null : Number(month) })}
      />
      <Select
        label={t('wizard.rates.period')}
        description={t('wizard.rates.periodHelp')}
        data={[
          { value: 'month', label: t('wizard.rates.months') },
          { value: 'day', label: t('wizard.rates.days') },
        ]}
        clearable
        value={rates.period}
        onChange={value => change({ period: value === 'day' || value === 'month' ? value : null })}
      />
      <Checkbox
        label={t('wizard.rates.replace')}
        description={t('wizard.rates.replaceHelp')}
        checked={rates.replace}
        onChange={event => change({ replace: event.currentTarget.checked })}
      />
    </div>
  )
}
