import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'
import { CodeAndTitle } from './code-and-title.tsx'
import type { Activity, WorkPackage } from './work-tab.tsx'

type Values = { code: string; title: string; target: string; workPackageId: string | null }

export type ActivityFormProps = {
  readonly projectId: string
  readonly record: Activity | null
  readonly workPackageId: string | null
  readonly workPackages: readonly WorkPackage[]
  readonly onDone: () => void
}

/** An activity, the work package it belongs to, and what it is to reach. */
export function ActivityForm(props: ActivityFormProps) {
  const { projectId, record, onDone } = props
  const words = useWords()
  const { t } = words
  const save = useAct('activities.save')
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      code: record?.code ?? '',
      title: record?.title ?? '',
      target: record?.target ?? '',
      workPackageId: props.workPackageId,
    },
    validate: values => contractErrors(words, 'activities.save', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'activity', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <CodeAndTitle form={form} example="1.1" />
        <Select
          label={t('work.package')}
          placeholder={t('work.withoutPackage')}
          clearable
          data={props.workPackages.map(found => ({
            value: found.id,
            label: `${found.code} · ${found.title}`,
          }))}
          key={form.key('workPackageId')}
          {...form.getInputProps('workPackageId')}
        />
        <TextInput
          label={t('work.target')}
          description={t('work.targetHelp')}
          key={form.key('target')}
          {...form.getInputProps('target')}
        />
      </Stack>
    </FormFrame>
  )
}
