import { Select, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  CurrencyField,
  contractErrors,
  DateField,
  Figure,
  FormFrame,
  MoneyField,
  todayHere,
  useAct,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import type { SharedCostKey } from '#shared/contract/shared-costs.ts'
import { shareOut } from '#shared/domain/sharing/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'

type Values = {
  keyId: string | null
  entryDate: string | null
  documentNo: string
  documentDate: string | null
  payee: string
  description: string
  currency: string
  amountMinor: number | null
}

/** One document for all projects of a key, with what each will take before it is charged. */
export function ChargeForm(props: { readonly keys: readonly SharedCostKey[]; readonly onDone: () => void }) {
  const words = useWords()
  const { t } = words
  const { workspace } = useSession()
  const charge = useAct('sharedCosts.charge')
  const inputOf = (values: Values) => ({
    ...values,
    keyId: values.keyId ?? '',
    entryDate: values.entryDate ?? '',
    documentDate: values.documentDate ?? '',
    amountMinor: values.amountMinor ?? Number.NaN,
    paymentDate: null,
    documentType: '',
    paymentReference: '',
    vatMinor: null,
    remark: '',
  })
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      keyId: props.keys[0]?.id ?? null,
      entryDate: todayHere(),
      documentNo: '',
      documentDate: null,
      payee: '',
      description: '',
      currency: workspace.baseCurrency,
      amountMinor: null,
    },
    validate: values => contractErrors(words, 'sharedCosts.charge', inputOf(values)),
  })
  const values = form.getValues()
  return (
    <FormFrame
      form={form}
      submitLabel={t('sharing.charge')}
      onSubmit={input => charge.run(inputOf(input))}
      onSaved={props.onDone}
      onCancel={props.onDone}
    >
      <Stack gap="sm">
        <Select
          label={t('sharing.key')}
          data={props.keys.map(key => ({ value: key.id, label: key.name }))}
          allowDeselect={false}
          {...form.getInputProps('keyId')}
        />
        <TextInput label={t('entry.payee')} required {...form.getInputProps('payee')} />
        <TextInput label={t('entry.documentNo')} required {...form.getInputProps('documentNo')} />
        <DateField label={t('entry.documentDate')} required {...form.getInputProps('documentDate')} />
        <DateField label={t('entry.date')} required {...form.getInputProps('entryDate')} />
        <CurrencyField label={t('entry.currency')} {...form.getInputProps('currency')} />
        <MoneyField
          key={values.currency}
          label={t('entryDepth.whole')}
          currency={values.currency}
          required
          {...form.getInputProps('amountMinor')}
        />
        <Textarea
          label={t('entry.description')}
          autosize
          minRows={2}
          {...form.getInputProps('description')}
        />
        <Effect sharedBy={props.keys.find(key => key.id === values.keyId)} values={values} />
      </Stack>
    </FormFrame>
  )
}

/** What each project will take, and what stays with others. */
function Effect({
  sharedBy,
  values,
}: {
  readonly sharedBy: SharedCostKey | undefined
  readonly values: Values
}) {
  const { t, locale } = useWords()
  const { amountMinor, currency } = values
  const shared = sharedBy && amountMinor ? shareOut(amountMinor, sharedBy.parts) : undefined
  if (!sharedBy || !shared?.ok) return null
  const codes = new Map(sharedBy.parts.map(part => [part.projectId, part.projectCode]))
  return (
    <Table aria-label={t('sharing.effect')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('sharing.effect')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('entry.share')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('entry.amount')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shared.value.projects.map(part => (
          <Table.Tr key={part.projectId}>
            <Table.Td>{codes.get(part.projectId)}</Table.Td>
            <Table.Td ta="right">{`${formatDecimalText(part.documentShare, locale)} %`}</Table.Td>
            <Table.Td ta="right">
              <Figure amount={{ minor: part.amountMinor, currency }} withCurrency />
            </Table.Td>
          </Table.Tr>
        ))}
        {shared.value.elsewhereMinor === 0 ? null : (
          <Table.Tr>
            <Table.Td colSpan={2}>
              <Text size="sm" c="dimmed">
                {t('sharing.elsewhere')}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <Figure amount={{ minor: shared.value.elsewhereMinor, currency }} withCurrency />
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  )
}
