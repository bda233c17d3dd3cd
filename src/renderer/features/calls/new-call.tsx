import { MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  Dialog,
  FormFrame,
  MoneyField,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import { CALL_KINDS } from '#shared/kernel/call-words.ts'
import { LANGUAGES, type Language } from '#shared/locales/index.ts'
import { ZONES } from './timeline-fields.tsx'

type Values = {
  schemeId: string | null
  code: string
  title: string
  kind: (typeof CALL_KINDS)[number]
  languages: Language[]
  zone: string
  envelopeMinor: number | null
  withTemplate: 'small-grants' | 'none'
}

/** A new call under a scheme, with the standard form, grid and checklists to begin with, or without. */
export function NewCall(props: {
  readonly schemeId: string | null
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const words = useWords()
  const { t } = words
  const create = useAct('calls.create')
  const schemes = useRead('schemes.list', {})
  const inputOf = ({ withTemplate, ...values }: Values) => ({
    ...values,
    schemeId: values.schemeId ?? '',
    envelopeMinor: values.envelopeMinor ?? Number.NaN,
    templateId: withTemplate === 'none' ? null : withTemplate,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      schemeId: props.schemeId,
      code: '',
      title: '',
      kind: 'open',
      languages: [...LANGUAGES],
      zone: ZONES[0] ?? '',
      envelopeMinor: null,
      withTemplate: 'small-grants',
    },
    validate: values => contractErrors(words, 'calls.create', inputOf(values)),
  })
  const scheme = schemes.data?.rows.find(row => row.id === form.getValues().schemeId)
  return (
    <Dialog opened onClose={props.onClose} title={t('call.new')}>
      <FormFrame
        form={form}
        submitLabel={t('call.create')}
        onSubmit={values => create.run(inputOf(values))}
        onSaved={saved => props.onMade(saved.id)}
        onCancel={props.onClose}
      >
        <Stack gap="sm">
          <Select
            label={t('call.scheme')}
            required
            searchable
            allowDeselect={false}
            data={(schemes.data?.rows ?? []).map(row => ({
              value: row.id,
              label: `${row.project.code} · ${row.code} · ${row.title}`,
            }))}
            {...form.getInputProps('schemeId')}
          />
          <TextInput label={t('call.code')} required {...form.getInputProps('code')} />
          <TextInput label={t('call.title')} required {...form.getInputProps('title')} />
          <Select
            label={t('call.kind')}
            allowDeselect={false}
            data={CALL_KINDS.map(value => ({ value, label: t(`callKind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <MoneyField
            label={t('call.envelope')}
            required
            currency={scheme?.envelope.currency ?? 'EUR'}
            {...form.getInputProps('envelopeMinor')}
          />
          <MultiSelect
            label={t('call.languages')}
            required
            data={LANGUAGES.map(value => ({ value, label: t(`callLanguage.${value}`) }))}
            {...form.getInputProps('languages')}
          />
          <Select
            label={t('call.zone')}
            searchable
            allowDeselect={false}
            data={[...ZONES]}
            {...form.getInputProps('zone')}
          />
          <Select
            label={t('call.template')}
            description={t('call.templateHelp')}
            allowDeselect={false}
            data={[
              { value: 'small-grants', label: t('call.templateSmall') },
              { value: 'none', label: t('call.templateNone') },
            ]}
            {...form.getInputProps('withTemplate')}
          />
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
