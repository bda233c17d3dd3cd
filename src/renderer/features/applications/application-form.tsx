import { Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type Chosen, FormFrame, OrganisationPicker, useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Answers, FormDefinition } from '#shared/domain/calls/index.ts'
import { isLanguage, LANGUAGE_NAMES, type Language } from '#shared/locales/index.ts'
import { AnswerFields } from './answer-fields.tsx'
import classes from './application-form.module.css'
import { type TypedAnswers, useFaults } from './use-faults.ts'

type Values = {
  lotId: string | null
  language: Language
  applicant: Chosen | null
  patron: Chosen | null
  answers: TypedAnswers
  reason: string
}

export type ApplicationFormProps = {
  readonly form: OutputOf<'intake.form'>
  /** The application whose answers are changed; null for a new one. */
  readonly application: (OutputOf<'intake.answers'> & { readonly id: string }) | null
  readonly onSaved: (id: string) => void
  readonly onCancel: () => void
}

const chosen = (body: { readonly id: string; readonly name: string } | null): Chosen | null =>
  body === null ? null : { id: body.id, name: body.name }

/** An application typed in on the form of its call; what is typed is put aside every two seconds. */
export function ApplicationForm({ form: asked, application, onSaved, onCancel }: ApplicationFormProps) {
  const { t } = useWords()
  const start = useAct('intake.start')
  const save = useAct('intake.save')
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      lotId: application?.lotId ?? asked.lots[0]?.id ?? null,
      language: application?.language ?? asked.languages[0] ?? 'en',
      applicant: chosen(application?.applicant ?? null),
      patron: chosen(application?.patron ?? null),
      answers: application?.answers ?? {},
      reason: '',
    },
  })
  const { values } = form
  const definition = asked.definition as unknown as FormDefinition
  const faults = useFaults(asked.formVersion.id, values.lotId, values.answers, false)
  const send = ({ applicant, patron, reason, ...rest }: Values) => {
    const body = { ...rest, applicantId: applicant?.id ?? null, patronId: patron?.id ?? null }
    return application
      ? save.run({ id: application.id, version: application.version, ...body, reason })
      : start.run({ callId: asked.callId, ...body })
  }
  const isReceived = application !== null && application.state !== 'draft'
  return (
    <FormFrame
      form={form}
      draft={{ form: 'application', recordId: application?.id ?? `new ${asked.callId}` }}
      submitLabel={t(application ? 'act.save' : 'application.start')}
      onSubmit={send}
      onSaved={saved => onSaved(saved.id)}
      onCancel={onCancel}
    >
      <Stack gap="lg" className={classes['form'] ?? ''}>
        {asked.lots.length === 0 ? null : (
          <Select
            label={t('application.lot')}
            data={asked.lots.map(lot => ({ value: lot.id, label: `${lot.code} · ${lot.title}` }))}
            {...form.getInputProps('lotId')}
          />
        )}
        <Select
          label={t('application.language')}
          data={asked.languages.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={values.language}
          onChange={value => {
            if (value !== null && isLanguage(value)) form.setFieldValue('language', value)
          }}
        />
        <OrganisationPicker
          label={t('application.applicantInRegistry')}
          value={values.applicant}
          onChange={applicant => form.setFieldValue('applicant', applicant)}
        />
        <OrganisationPicker
          label={t('application.patron')}
          value={values.patron}
          onChange={patron => form.setFieldValue('patron', patron)}
        />
        <AnswerFields
          definition={definition}
          answers={values.answers}
          currency={asked.currency}
          disabled={false}
          faults={faults}
          onChange={(answers: Answers) => form.setFieldValue('answers', { ...answers } as TypedAnswers)}
        />
        {isReceived ? (
          <Textarea
            label={t('application.revisionReason')}
            autosize
            minRows={2}
            required
            {...form.getInputProps('reason')}
          />
        ) : null}
      </Stack>
    </FormFrame>
  )
}
