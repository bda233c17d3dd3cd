import { Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, FormFrame, MoneyField, useAct, useWords } from '#renderer/ui/index.ts'
import type { AgreementDetailsProps } from './agreement-details.tsx'

type Values = { amountMinor: number | null; reason: string }

/** Gives contracted money that was not sent back to its budget line. */
export function ReleaseForm(props: AgreementDetailsProps & { readonly onDone: () => void }) {
  const { currency, record, onDone } = props
  const words = useWords()
  const { t } = words
  const release = useAct('agreements.release')
  const inputOf = ({ amountMinor, reason }: Values) => ({
    id: record.id,
    version: record.version,
    amountMinor: amountMinor ?? Number.NaN,
    reason,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { amountMinor: record.freeMinor, reason: '' },
    validate: values => contractErrors(words, 'agreements.release', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('agreement.release')}
      onSubmit={values => release.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Text>{t('agreement.releaseText')}</Text>
        <MoneyField
          label={t('commitments.amount')}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <Textarea
          label={t('commitments.reason')}
          required
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
      </Stack>
    </FormFrame>
  )
}
