import { Select, Stack, TextInput } from '@mantine/core'
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
import type { AgreementRow, ReservationRow } from '#shared/contract/availability.ts'
import { useProject } from '../use-project.ts'
import { LineSelect } from './line-select.tsx'
import { PromisePreview } from './promise-preview.tsx'

type Values = {
  agreementNo: string
  organisation: Chosen | null
  interventionId: string | null
  lineId: string | null
  signedOn: string | null
  agreedMinor: number | null
}

export type AgreementFormProps = {
  readonly projectId: string
  readonly currency: string
  readonly record: AgreementRow | null
  /** The reservation that this agreement answers. */
  readonly reservation: ReservationRow | null
  readonly onDone: () => void
}

const valuesOf = ({ record, reservation }: AgreementFormProps): Values => ({
  agreementNo: record?.agreementNo ?? reservation?.reference ?? '',
  organisation: record?.organisation ?? reservation?.organisation ?? null,
  interventionId: record?.interventionId ?? null,
  lineId: record?.line?.id ?? reservation?.line.id ?? null,
  signedOn: record?.signedOn ?? todayHere(),
  agreedMinor: record?.agreedMinor ?? reservation?.amountMinor ?? null,
})

/** A signed agreement on its budget line, showing what it does to the line's free funds. */
export function AgreementForm(props: AgreementFormProps) {
  const { projectId, currency, record, reservation, onDone } = props
  const words = useWords()
  const { t } = words
  const project = useProject()
  const save = useAct('agreements.save')
  const inputOf = (values: Values) => ({
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    organisationId: values.organisation?.id ?? '',
    interventionId: values.interventionId,
    lineId: values.lineId,
    agreementNo: values.agreementNo,
    signedOn: values.signedOn ?? '',
    agreedMinor: values.agreedMinor ?? Number.NaN,
    reservationId: reservation?.id ?? null,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(props),
    validate: values => {
      const { organisationId, ...errors } = contractErrors(words, 'agreements.save', inputOf(values))
      return organisationId === undefined ? errors : { ...errors, organisation: organisationId }
    },
  })
  const { lineId, agreedMinor } = form.getValues()
  const promised = agreedMinor === null ? null : agreedMinor - (record?.releasedMinor ?? 0)
  return (
    <FormFrame
      form={form}
      draft={{ form: 'agreement', recordId: record?.id ?? `new ${reservation?.id ?? projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <TextInput label={t('agreement.no')} required {...form.getInputProps('agreementNo')} />
        <OrganisationPicker
          label={t('commitments.organisation')}
          required
          {...form.getInputProps('organisation')}
        />
        <Select
          label={t('agreement.intervention')}
          data={(project.data?.interventions ?? []).map(row => ({
            value: row.id,
            label: `${row.code} ${row.title}`,
          }))}
          searchable
          clearable
          {...form.getInputProps('interventionId')}
        />
        <LineSelect
          projectId={projectId}
          label={t('commitments.line')}
          description={t('agreement.lineHelp')}
          {...form.getInputProps('lineId')}
        />
        <DateField label={t('agreement.signedOn')} required {...form.getInputProps('signedOn')} />
        <MoneyField
          label={t('agreement.agreed')}
          currency={currency}
          required
          {...form.getInputProps('agreedMinor')}
        />
        <PromisePreview
          projectId={projectId}
          lineId={lineId}
          amountMinor={promised}
          reservationId={reservation?.id ?? null}
          agreementId={record?.id ?? null}
        />
      </Stack>
    </FormFrame>
  )
}
