import { SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  contractErrors,
  DateField,
  FormFrame,
  todayHere,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { DonorReportRow } from '#shared/contract/closing.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'

type SubmitValues = {
  submittedOn: string | null
  documentRunId: string | null
  reference: string
  note: string
}

/** Notes that a period's report went to the donor. */
export function SubmitForm(props: {
  readonly period: PeriodRow
  readonly projectId: string
  readonly onDone: () => void
}) {
  const { period, projectId, onDone } = props
  const words = useWords()
  const { t } = words
  const submit = useAct('reports.submit')
  const documents = useRead('documents.history', { projectId })
  const inputOf = (values: SubmitValues) => ({
    ...values,
    periodId: period.id,
    submittedOn: values.submittedOn ?? '',
  })
  const form = useForm<SubmitValues>({
    mode: 'uncontrolled',
    initialValues: { submittedOn: todayHere(), documentRunId: null, reference: '', note: '' },
    validate: values => contractErrors(words, 'reports.submit', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'donorReport', recordId: period.id }}
      submitLabel={t('report.submit')}
      onSubmit={values => submit.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <DateField
          label={t('report.submittedOn')}
          key={form.key('submittedOn')}
          {...form.getInputProps('submittedOn')}
          required
        />
        <Select
          label={t('report.document')}
          description={t('report.documentHelp')}
          clearable
          data={(documents.data?.rows ?? []).map(run => ({ value: run.id, label: run.fileName }))}
          key={form.key('documentRunId')}
          {...form.getInputProps('documentRunId')}
        />
        <TextInput
          label={t('report.reference')}
          key={form.key('reference')}
          {...form.getInputProps('reference')}
        />
        <Textarea
          label={t('report.note')}
          autosize
          minRows={2}
          key={form.key('note')}
          {...form.getInputProps('note')}
        />
      </Stack>
    </FormFrame>
  )
}

type AnswerValues = {
  state: 'accepted' | 'returned'
  answeredOn: string | null
  reference: string
  note: string
}

/** Notes what the donor answered. */
export function AnswerForm({
  report,
  onDone,
}: {
  readonly report: DonorReportRow
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const answer = useAct('reports.answer')
  const inputOf = (values: AnswerValues) => ({
    ...values,
    id: report.id,
    version: report.version,
    answeredOn: values.answeredOn ?? '',
  })
  const form = useForm<AnswerValues>({
    mode: 'uncontrolled',
    initialValues: { state: 'accepted', answeredOn: todayHere(), reference: report.reference, note: '' },
    validate: values => contractErrors(words, 'reports.answer', inputOf(values)),
  })
  const state = form.useWatchValue('state')
  return (
    <FormFrame
      form={form}
      draft={{ form: 'donorAnswer', recordId: report.id }}
      submitLabel={t('act.save')}
      onSubmit={values => answer.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('report.state')}
          data={(['accepted', 'returned'] as const).map(value => ({
            value,
            label: t(`report.state.${value}`),
          }))}
          key={form.key('state')}
          {...form.getInputProps('state')}
        />
        {state === 'accepted' ? (
          <Text size="sm" c="dimmed">
            {t('report.acceptedHelp')}
          </Text>
        ) : null}
        <DateField
          label={t('report.answeredOn')}
          key={form.key('answeredOn')}
          {...form.getInputProps('answeredOn')}
          required
        />
        <TextInput
          label={t('report.reference')}
          key={form.key('reference')}
          {...form.getInputProps('reference')}
        />
        <Textarea
          label={t(state === 'returned' ? 'report.noteReturned' : 'report.note')}
          autosize
          minRows={2}
          required={state === 'returned'}
          key={form.key('note')}
          {...form.getInputProps('note')}
        />
      </Stack>
    </FormFrame>
  )
}
