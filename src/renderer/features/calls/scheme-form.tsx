import { Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  FormFrame,
  MoneyField,
  NoticeList,
  ProjectSelect,
  showMoney,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import type { SchemeRow } from '#shared/contract/schemes.ts'

type Values = {
  projectId: string | null
  workPackageId: string | null
  lineId: string | null
  code: string
  title: string
  objective: string
  envelopeMinor: number | null
  partyCapMinor: number | null
  partyCapReason: string
}

const valuesOf = (scheme: SchemeRow | null, projectId: string | null): Values => ({
  projectId: scheme?.project.id ?? projectId,
  workPackageId: scheme?.workPackage?.id ?? null,
  lineId: scheme?.line?.id ?? null,
  code: scheme?.code ?? '',
  title: scheme?.title ?? '',
  objective: scheme?.objective ?? '',
  envelopeMinor: scheme?.envelope.minor ?? null,
  partyCapMinor: scheme?.partyCap?.minor ?? null,
  partyCapReason: scheme?.partyCapReason ?? '',
})

/** A scheme under a work package and budget line; what it does to the free funds is said while it is typed. */
export function SchemeForm(props: {
  readonly scheme: SchemeRow | null
  readonly projectId: string | null
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const { scheme } = props
  const save = useAct('schemes.save')
  const inputOf = (values: Values) => ({
    ...values,
    id: scheme?.id ?? null,
    version: scheme?.version ?? null,
    projectId: values.projectId ?? '',
    envelopeMinor: values.envelopeMinor ?? Number.NaN,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(scheme, props.projectId),
    validate: values => contractErrors(words, 'schemes.save', inputOf(values)),
  })
  const values = form.getValues()
  const { projectId } = values
  const project = useRead('projects.get', { id: projectId ?? '' }, { enabled: projectId !== null })
  const lines = useRead('budgets.lines', { projectId: projectId ?? '' }, { enabled: projectId !== null })
  const currency = project.data?.project.currency ?? scheme?.envelope.currency ?? 'EUR'
  return (
    <FormFrame
      form={form}
      draft={{ form: 'scheme', recordId: scheme?.id ?? 'new' }}
      submitLabel={t('act.save')}
      onSubmit={filled => save.run(inputOf(filled))}
      onSaved={props.onDone}
      onCancel={props.onDone}
    >
      <Stack gap="sm">
        <ProjectSelect
          label={t('call.project')}
          required
          value={projectId}
          onChange={next => {
            form.setFieldValue('projectId', next)
            form.setFieldValue('workPackageId', null)
            form.setFieldValue('lineId', null)
          }}
          error={form.errors['projectId']}
        />
        <Select
          label={t('scheme.workPackage')}
          clearable
          searchable
          data={(project.data?.workPackages ?? []).map(row => ({
            value: row.id,
            label: `${row.code} · ${row.title}`,
          }))}
          {...form.getInputProps('workPackageId')}
        />
        <Select
          label={t('scheme.line')}
          description={t('scheme.lineHelp')}
          clearable
          searchable
          data={(lines.data?.rows ?? []).map(row => ({ value: row.id, label: `${row.code} · ${row.label}` }))}
          {...form.getInputProps('lineId')}
        />
        <TextInput label={t('scheme.code')} required {...form.getInputProps('code')} />
        <TextInput label={t('scheme.title')} required {...form.getInputProps('title')} />
        <MoneyField
          label={t('scheme.envelope')}
          required
          currency={currency}
          {...form.getInputProps('envelopeMinor')}
        />
        {projectId !== null && values.envelopeMinor !== null ? (
          <Effect input={{ ...inputOf(values), envelopeMinor: values.envelopeMinor }} />
        ) : null}
        <MoneyField
          label={t('scheme.partyCap')}
          help={t('scheme.partyCapHelp')}
          currency={currency}
          {...form.getInputProps('partyCapMinor')}
        />
        {values.partyCapMinor === null ? null : (
          <Textarea
            label={t('scheme.partyCapReason')}
            autosize
            minRows={2}
            {...form.getInputProps('partyCapReason')}
          />
        )}
        <Textarea label={t('scheme.objective')} autosize minRows={2} {...form.getInputProps('objective')} />
      </Stack>
    </FormFrame>
  )
}

/** What the envelope does to the free funds of the line, and what stands against it. */
function Effect({ input }: { readonly input: InputOf<'schemes.preview'> & { readonly version?: unknown } }) {
  const { t, locale } = useWords()
  const { version: _version, ...asked } = input
  const read = useRead('schemes.preview', asked, { keepLast: true })
  if (!read.data) return null
  const { line, freeMinor, otherSchemesMinor, leftMinor, currency, blockers, warnings } = read.data
  const shown = (minor: number | null) => (minor === null ? '—' : showMoney({ minor, currency }, locale))
  return (
    <Stack gap="xs">
      {line ? (
        <Text size="sm" c="dimmed" role="status">
          {t('scheme.effect', {
            line: line.code,
            free: shown(freeMinor),
            others: shown(otherSchemesMinor),
            left: shown(leftMinor),
          })}
        </Text>
      ) : null}
      <NoticeList blockers={blockers} warnings={warnings} />
    </Stack>
  )
}
