import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, DateField, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { nextPeriod } from '#shared/kernel/period.ts'
import { addDays, addMonths } from '#shared/kernel/plain-date.ts'

type Values = {
  label: string
  kind: 'interim' | 'final'
  startDate: string | null
  endDate: string | null
}

const MONTHS_OF_A_QUARTER = 3

/** The period that naturally follows: after the last one and as long, else the project's first quarter. */
function suggested(project: OutputOf<'projects.get'>): { start: string; end: string } | null {
  const last = project.periods.at(-1)
  if (last) return nextPeriod({ start: last.startDate, end: last.endDate })
  const { startDate } = project.project
  if (startDate === null) return null
  return { start: startDate, end: addDays(addMonths(startDate, MONTHS_OF_A_QUARTER), -1) }
}

export type NewPeriodFormProps = { readonly project: OutputOf<'projects.get'>; readonly onDone: () => void }

/** A new reporting period; the next one in order is filled in. */
export function NewPeriodForm({ project, onDone }: NewPeriodFormProps) {
  const words = useWords()
  const { t } = words
  const create = useAct('periods.create')
  const next = suggested(project)
  const inputOf = (values: Values) => ({
    ...values,
    projectId: project.project.id,
    startDate: values.startDate ?? '',
    endDate: values.endDate ?? '',
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      label: '',
      kind: 'interim',
      startDate: next?.start ?? null,
      endDate: next?.end ?? null,
    },
    validate: values => contractErrors(words, 'periods.create', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'period', recordId: `new ${project.project.id}` }}
      submitLabel={t('period.create')}
      onSubmit={values => create.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput
          label={t('period.label')}
          description={t('period.labelHelp')}
          key={form.key('label')}
          {...form.getInputProps('label')}
          data-autofocus
        />
        <DateField
          label={t('project.start')}
          key={form.key('startDate')}
          {...form.getInputProps('startDate')}
          required
        />
        <DateField
          label={t('project.end')}
          key={form.key('endDate')}
          {...form.getInputProps('endDate')}
          required
        />
        <Select
          label={t('period.kind')}
          allowDeselect={false}
          data={[
            { value: 'interim', label: t('periodKind.interim') },
            { value: 'final', label: t('periodKind.final') },
          ]}
          key={form.key('kind')}
          {...form.getInputProps('kind')}
        />
      </Stack>
    </FormFrame>
  )
}
