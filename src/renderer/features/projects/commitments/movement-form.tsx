import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  AccountSelect,
  contractErrors,
  DateField,
  FormFrame,
  MoneyField,
  todayHere,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { MOVEMENT_KINDS } from '#shared/contract/availability.ts'
import type { AgreementDetailsProps } from './agreement-details.tsx'

type Values = {
  kind: (typeof MOVEMENT_KINDS)[number]
  date: string | null
  amountMinor: number | null
  reference: string
  accountId: string | null
}

/** Kinds that move an account; the rest are costs of the partner. */
const MOVES_MONEY: readonly string[] = ['paid', 'refunded']

/** Money sent or returned under an agreement, or costs reported or accepted. */
export function MovementForm(props: AgreementDetailsProps & { readonly onDone: () => void }) {
  const { projectId, currency, record, onDone } = props
  const words = useWords()
  const { t } = words
  const add = useAct('agreements.addMovement')
  const inputOf = (values: Values) => ({
    agreementId: record.id,
    kind: values.kind,
    date: values.date ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
    reference: values.reference,
    accountId: MOVES_MONEY.includes(values.kind) ? values.accountId : null,
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { kind: 'paid', date: todayHere(), amountMinor: null, reference: '', accountId: null },
    validate: values => contractErrors(words, 'agreements.addMovement', inputOf(values)),
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'agreement movement', recordId: record.id }}
      submitLabel={t('act.save')}
      onSubmit={values => add.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Select
          label={t('agreement.kind')}
          allowDeselect={false}
          data={MOVEMENT_KINDS.map(value => ({ value, label: t(`forwardedKind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <DateField label={t('commitments.date')} required {...form.getInputProps('date')} />
        <MoneyField
          label={t('commitments.amount')}
          currency={currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        {MOVES_MONEY.includes(form.values.kind) ? (
          <AccountSelect
            label={t('agreement.account')}
            help={t('agreement.accountHelp')}
            projectId={projectId}
            currency={currency}
            clearable
            {...form.getInputProps('accountId')}
          />
        ) : null}
        <TextInput label={t('commitments.reference')} {...form.getInputProps('reference')} />
      </Stack>
    </FormFrame>
  )
}
