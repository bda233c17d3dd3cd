import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'
import type { SharedCostKey } from '#shared/contract/shared-costs.ts'
import { blankShare, SharesField, type ShareValues, sharesInput, shareValues } from './shares-field.tsx'

type Values = { name: string; basis: string; parts: ShareValues[] }

/** A key by which documents are shared: its name, what it rests on, and the shares. */
export function KeyForm({
  record,
  onDone,
}: {
  readonly record: SharedCostKey | null
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const save = useAct('sharedCosts.saveKey')
  const inputOf = ({ parts, ...values }: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    parts: sharesInput(parts),
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      name: record?.name ?? '',
      basis: record?.basis ?? '',
      parts: record ? shareValues(record.parts) : [blankShare(), blankShare()],
    },
    validate: values => contractErrors(words, 'sharedCosts.saveKey', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput label={t('sharing.name')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t('sharing.basis')}
          placeholder={t('sharing.basisExample')}
          {...form.getInputProps('basis')}
        />
        <SharesField {...form.getInputProps('parts')} />
      </Stack>
    </FormFrame>
  )
}
