import { ActionIcon, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DecimalField, MoneyField, showMoney, useWords } from '#renderer/ui/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import classes from './call-page.module.css'
import type { LotValues, TermValues } from './terms-values.ts'
import { TextsField } from './texts-field.tsx'

type Form = UseFormReturnType<TermValues>

const newLot = (count: number): LotValues => ({
  key: crypto.randomUUID(),
  id: null,
  code: `L${count + 1}`,
  title: {},
  envelopeMinor: null,
  minimumMinor: null,
  maximumMinor: null,
  cofinancingPercent: '0',
})

/** The lots with their envelopes and limits, and their sum against the envelope of the call. */
export function LotFields(props: {
  readonly form: Form
  readonly currency: string
  readonly fixed: boolean
}) {
  const { t, locale } = useWords()
  const { form, currency, fixed } = props
  const { lots, languages, envelopeMinor } = form.getValues()
  const total = sumMinor(lots.map(lot => lot.envelopeMinor ?? 0))
  const shown = (minor: number) => showMoney({ minor, currency }, locale)
  const left = sumMinor([envelopeMinor ?? 0, -total])
  return (
    <Stack gap="sm">
      {lots.map((lot, index) => (
        <div key={lot.key} className={classes['record']}>
          <Group gap="sm" align="flex-start" wrap="nowrap">
            <TextInput
              label={t('call.lotCode')}
              w={90}
              required
              {...form.getInputProps(`lots.${index}.code`)}
            />
            <div style={{ flex: 1, minInlineSize: 0 }}>
              <TextsField
                label={t('call.lotTitle')}
                languages={languages}
                value={lot.title}
                onChange={title => form.setFieldValue(`lots.${index}.title`, title)}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              mt={24}
              aria-label={t('call.removeNo', { name: lot.code })}
              onClick={() => form.removeListItem('lots', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          <SimpleGrid cols={4} mt="xs">
            <MoneyField
              label={t('call.lotEnvelope')}
              currency={currency}
              disabled={fixed}
              {...form.getInputProps(`lots.${index}.envelopeMinor`)}
            />
            <MoneyField
              label={t('call.lotMinimum')}
              currency={currency}
              disabled={fixed}
              {...form.getInputProps(`lots.${index}.minimumMinor`)}
            />
            <MoneyField
              label={t('call.lotMaximum')}
              currency={currency}
              disabled={fixed}
              {...form.getInputProps(`lots.${index}.maximumMinor`)}
            />
            <DecimalField
              label={t('call.lotCofinancing')}
              disabled={fixed}
              {...form.getInputProps(`lots.${index}.cofinancingPercent`)}
            />
          </SimpleGrid>
        </div>
      ))}
      <Group justify="space-between">
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem('lots', newLot(lots.length))}
        >
          {t('call.addLot')}
        </Button>
        <Text size="sm" c={left < 0 ? 'red' : 'dimmed'} role="status">
          {t(left < 0 ? 'call.lotsOver' : 'call.lotsSum', {
            lots: shown(total),
            envelope: shown(envelopeMinor ?? 0),
            left: shown(Math.abs(left)),
          })}
        </Text>
      </Group>
    </Stack>
  )
}
