import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { CountryField, DateField, Figure, MoneyField, useWords } from '#renderer/ui/index.ts'
import { VAT_TREATMENTS } from '#shared/contract/entry-depth.ts'
import { perDiem, perDiemUnits } from '#shared/domain/travel/index.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import classes from './entry-form.module.css'
import type { EntryValues } from './entry-values.ts'
import type { PartProps } from './part-props.ts'

const SECTIONS = ['tax', 'document', 'perDiem', 'accrual'] as const
type Section = (typeof SECTIONS)[number]

const isFilled = (values: EntryValues, section: Section): boolean =>
  ({
    tax: values.vatMinor !== null || values.vatTreatment !== '',
    document: values.documentMinor !== null,
    perDiem: values.perDiem !== null,
    accrual: values.nature === 'accrual',
  })[section]

/** What only some entries need, each behind its own button: tax, a part of a document, a per diem, an accrual. */
export function DepthPart(props: PartProps) {
  const { t } = useWords()
  const { form } = props
  const [opened, setOpened] = useState<readonly Section[]>(() =>
    SECTIONS.filter(section => isFilled(form.getValues(), section)),
  )
  const open = (section: Section) => {
    setOpened(before => [...before, section])
    if (section === 'accrual') form.setFieldValue('nature', 'accrual')
    if (section === 'perDiem')
      form.setFieldValue('perDiem', {
        country: '',
        place: '',
        purpose: '',
        startDate: null,
        endDate: null,
        rateMinor: null,
      })
  }
  const close = (section: Section) => {
    setOpened(before => before.filter(kept => kept !== section))
    if (section === 'tax') {
      form.setFieldValue('vatMinor', null)
      form.setFieldValue('vatTreatment', '')
    }
    if (section === 'document') form.setFieldValue('documentMinor', null)
    if (section === 'perDiem') form.setFieldValue('perDiem', null)
    if (section === 'accrual') form.setFieldValue('nature', 'cost')
  }
  const closed = SECTIONS.filter(section => !opened.includes(section))
  const parts: Readonly<Record<Section, ReactNode>> = {
    tax: <Tax {...props} />,
    document: <WholeDocument {...props} />,
    perDiem: <PerDiem {...props} />,
    accrual: (
      <Text size="sm" c="dimmed">
        {t('entryDepth.accrualHelp')}
      </Text>
    ),
  }
  return (
    <Stack gap="sm">
      {SECTIONS.filter(section => opened.includes(section)).map(section => (
        <fieldset key={section} className={classes['depth']}>
          <Group justify="space-between" mb={4}>
            <legend>{t(`entryDepth.${section}`)}</legend>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconX size={12} aria-hidden />}
              aria-label={t('entryDepth.remove', { part: t(`entryDepth.${section}`) })}
              onClick={() => close(section)}
            >
              {t('entryDepth.removeShort')}
            </Button>
          </Group>
          {parts[section]}
        </fieldset>
      ))}
      {closed.length === 0 ? null : (
        <Group gap="xs">
          {closed.map(section => (
            <Button
              key={section}
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => open(section)}
            >
              {t(`entryDepth.${section}`)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  )
}

function Tax({ form, conversion }: PartProps) {
  const { t } = useWords()
  const { currency, vatTreatment } = form.getValues()
  const { eligible, excludedReason } = conversion
  return (
    <div className={classes['grid']}>
      <MoneyField
        key={currency}
        label={t('entry.vat')}
        currency={currency}
        {...form.getInputProps('vatMinor')}
      />
      <Select
        label={t('entryDepth.treatment')}
        allowDeselect={false}
        data={VAT_TREATMENTS.map(value => ({
          value,
          label: t(`vatTreatment.${value === '' ? 'none' : value}`),
        }))}
        {...form.getInputProps('vatTreatment')}
      />
      {vatTreatment !== '' && eligible ? (
        <Text size="sm" role="status" className={classes['wide'] ?? ''}>
          {t('entryDepth.counts')} <Figure amount={eligible} withCurrency strong />
          {excludedReason === null ? null : ` · ${t('entryDepth.excluded', { reason: excludedReason })}`}
          {vatTreatment === 'not_recoverable' && excludedReason === null
            ? ` · ${t('entryDepth.proofNeeded')}`
            : null}
        </Text>
      ) : null}
    </div>
  )
}

function WholeDocument({ form }: PartProps) {
  const { t } = useWords()
  const { currency, amountMinor, documentMinor } = form.getValues()
  const share = amountMinor !== null && documentMinor ? percentText(amountMinor, documentMinor) : undefined
  return (
    <div className={classes['grid']}>
      <MoneyField
        key={currency}
        label={t('entryDepth.whole')}
        help={t('entryDepth.wholeHelp')}
        currency={currency}
        {...form.getInputProps('documentMinor')}
      />
      {share === undefined ? null : (
        <Text size="sm" role="status">
          {t('entryDepth.shareOf', { share })}
        </Text>
      )}
    </div>
  )
}

function PerDiem({ form, project }: PartProps) {
  const { t } = useWords()
  const { currency, perDiem: journey, amountMinor } = form.getValues()
  if (!journey) return null
  const basis = project?.project.ruleParameters.find(rule => rule.name === 'per_diem_basis')?.value
  const { startDate, endDate, rateMinor } = journey
  const known = startDate && endDate && isPlainDate(startDate) && isPlainDate(endDate) && startDate <= endDate
  const units = known ? perDiemUnits(startDate, endDate, basis === 'day' ? 'day' : 'overnight') : null
  const total = units === null || rateMinor === null ? null : perDiem(units, rateMinor).amountMinor
  return (
    <div className={classes['grid']}>
      <CountryField label={t('entryDepth.country')} {...form.getInputProps('perDiem.country')} />
      <TextInput label={t('entryDepth.place')} {...form.getInputProps('perDiem.place')} />
      <TextInput label={t('entryDepth.purpose')} {...form.getInputProps('perDiem.purpose')} />
      <DateField label={t('entryDepth.start')} {...form.getInputProps('perDiem.startDate')} />
      <DateField label={t('entryDepth.end')} {...form.getInputProps('perDiem.endDate')} />
      <MoneyField
        key={currency}
        label={t('entryDepth.rate')}
        currency={currency}
        {...form.getInputProps('perDiem.rateMinor')}
      />
      {total === null || units === null ? null : (
        <Alert color={total === amountMinor ? 'teal' : 'amber'} className={classes['wide'] ?? ''}>
          <Group justify="space-between">
            <span>
              {t('entryDepth.units', { count: units })} ={' '}
              <Figure amount={{ minor: total, currency }} withCurrency strong />
            </span>
            {total === amountMinor ? null : (
              <Button size="xs" variant="default" onClick={() => form.setFieldValue('amountMinor', total)}>
                {t('entryDepth.takeAmount')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
    </div>
  )
}
