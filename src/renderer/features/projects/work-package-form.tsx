import { Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  type Chosen,
  CountryField,
  contractErrors,
  FormFrame,
  OrganisationPicker,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { CodeAndTitle } from './code-and-title.tsx'
import type { WorkPackage } from './work-tab.tsx'

type Values = { code: string; title: string; lead: Chosen | null; country: string; description: string }

export type WorkPackageFormProps = {
  readonly projectId: string
  readonly record: WorkPackage | null
  readonly onDone: () => void
}

/** A work package and the organisation that leads it. */
export function WorkPackageForm({ projectId, record, onDone }: WorkPackageFormProps) {
  const words = useWords()
  const { t } = words
  const save = useAct('workPackages.save')
  const inputOf = ({ lead, ...values }: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    leadOrganisationId: lead?.id ?? null,
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      code: record?.code ?? '',
      title: record?.title ?? '',
      lead: record?.lead ?? null,
      country: record?.country ?? '',
      description: record?.description ?? '',
    },
    validate: values => contractErrors(words, 'workPackages.save', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'work-package', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <CodeAndTitle form={form} example="WP1" />
        <OrganisationPicker label={t('work.lead')} key={form.key('lead')} {...form.getInputProps('lead')} />
        <CountryField
          label={t('organisation.country')}
          key={form.key('country')}
          {...form.getInputProps('country')}
        />
        <Textarea
          label={t('project.description')}
          autosize
          minRows={3}
          key={form.key('description')}
          {...form.getInputProps('description')}
        />
      </Stack>
    </FormFrame>
  )
}
