import { Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  type Chosen,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  OrganisationPicker,
  todayHere,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import type { ReservationRow } from '#shared/contract/availability.ts'
import { LineSelect } from './line-select.tsx'
import { PromisePreview } from './promise-preview.tsx'

type Values = {
  lineId: string | null
  organisation: Chosen | null
  amountMinor: number | null
  decidedOn: string | null
  expiresOn: string | null
  reference: string
  note: string
}

const valuesOf = (record: ReservationRow | null): Values => ({
  lineId: record?.line.id ?? null,
  organisation: record?.organisation ?? null,
  amountMinor: record?.amountMinor ?? null,
  decidedOn: record?.decidedOn ?? todayHere(),
  expiresOn: record?.expiresOn ?? null,
  reference: record?.reference ?? '',
  note: record?.note ?? '',
})

/** Reserves money that was decided on, showing what it does to the free funds of its line. */
export function ReservationForm(props: {
  readonly projectId: string
  readonly currency: string
  readonly record: ReservationRow | null
  readonly onDone: () => void
}) {
  const { projectId, currency, record, onDone } = props
  const words = useWords()
  const { t } = words
  const save = useAct('reservations.hold')
  const inputOf = (values: Values) => ({
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    lineId: values.lineId ?? '',
    organisationId: values.organisation?.id ?? null,
    amountMinor: values.amountMinor ?? Number.NaN,
    decidedOn: values.decidedOn ?? '',
    expiresOn: values.expiresOn,
    reference: values.reference,
    note: values.note,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(record),
    validate: values => contractErrors(words, 'reservations.hold', inputOf(values)),
  })
  const { lineId, amountMinor } = form.getValues()
  return (
    <FormFrame
      form={form}
      draft={{ form: 'reservation', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('reservation.new')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <LineSelect
          projectId={projectId}
          label={t('commitments.line')}
          required
          {...form.getInputProps('lineId')}
        />
        <MoneyField
          label={t('commitments.amount')}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <PromisePreview
          projectId={projectId}
          lineId={lineId}
          amountMinor={amountMinor}
          reservationId={record?.id ?? null}
        />
        <OrganisationPicker label={t('commitments.organisation')} {...form.getInputProps('organisation')} />
        <DateField label={t('reservation.decidedOn')} required {...form.getInputProps('decidedOn')} />
        <DateField label={t('reservation.expiresOn')} {...form.getInputProps('expiresOn')} />
        <TextInput label={t('commitments.reference')} {...form.getInputProps('reference')} />
        <Textarea label={t('commitments.note')} autosize minRows={2} {...form.getInputProps('note')} />
      </Stack>
    </FormFrame>
  )
}
