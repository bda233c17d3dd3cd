import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { contractErrors, DateField, FormFrame, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import type { QuestionRow } from '#shared/contract/call-questions.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import type { CallContent } from './call-body.tsx'
import { TextsField } from './texts-field.tsx'

type QuestionValues = Pick<QuestionRow, 'askedBy' | 'question' | 'answer' | 'answeredOn' | 'published'> & {
  askedOn: string | null
}

/** A question with its answer, each in the languages of the call. */
export function QuestionForm(props: {
  readonly question: QuestionRow | null
  readonly content: CallContent
  readonly onDone: () => void
}) {
  const words = useWords()
  const { t } = words
  const save = useAct('callQuestions.save')
  const may = useMay()
  const { question } = props
  const { setup } = props.content
  const today = wallTime(new Date().toISOString(), setup.zone).date
  const inputOf = (values: QuestionValues) => ({
    ...values,
    askedOn: values.askedOn ?? '',
    id: question?.id ?? null,
    version: question?.version ?? null,
    callId: setup.id,
  })
  const form = useForm<QuestionValues>({
    mode: 'controlled',
    initialValues: {
      askedOn: question?.askedOn ?? today,
      askedBy: question?.askedBy ?? '',
      question: question?.question ?? {},
      answer: question?.answer ?? {},
      answeredOn: question?.answeredOn ?? null,
      published: question?.published ?? false,
    },
    validate: values => contractErrors(words, 'callQuestions.save', inputOf(values)),
  })
  if (question && !may('callQuestions.save')) return <Read question={question} content={props.content} />
  const texts = (name: 'question' | 'answer', needed: boolean) => (
    <TextsField
      label={t(`call.${name}`)}
      languages={setup.languages}
      long
      needed={needed}
      value={form.getValues()[name]}
      onChange={value => form.setFieldValue(name, value)}
      error={form.errors[name]}
      path={name}
    />
  )
  return (
    <FormFrame
      form={form}
      draft={{ form: 'call-question', recordId: question?.id ?? setup.id }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={props.onDone}
      onCancel={props.onDone}
    >
      <Stack gap="sm">
        <DateField label={t('call.askedOn')} required {...form.getInputProps('askedOn')} />
        <TextInput
          label={t('call.askedBy')}
          description={t('call.askedByHelp')}
          {...form.getInputProps('askedBy')}
        />
        {texts('question', true)}
        {texts('answer', false)}
        <DateField label={t('call.answeredOn')} {...form.getInputProps('answeredOn')} />
        <Checkbox
          label={t('call.publish')}
          description={setup.languages.length > 1 ? t('call.publishHelp') : undefined}
          {...form.getInputProps('published', { type: 'checkbox' })}
        />
      </Stack>
    </FormFrame>
  )
}

function Read({ question, content }: { readonly question: QuestionRow; readonly content: CallContent }) {
  const { say } = useWords()
  return (
    <Stack gap="md">
      {content.setup.languages.map(language => (
        <Stack key={language} gap={4} lang={language}>
          <Text size="sm" c="dimmed">
            {say(`callLanguage.${language}`)}
          </Text>
          <Text>{question.question[language] ?? ''}</Text>
          <Text c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
            {question.answer[language] ?? ''}
          </Text>
        </Stack>
      ))}
    </Stack>
  )
}
