import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DateField, MoneyField, OrganisationPicker, useWords } from '#renderer/ui/index.ts'
import { CALL_KINDS } from '#shared/kernel/call-words.ts'
import { LANGUAGES } from '#shared/locales/index.ts'
import type { CallContent } from './call-body.tsx'
import type { TermValues } from './terms-values.ts'

type Form = UseFormReturnType<TermValues>

/** Kind of the call with what it asks for, its languages and its envelope. */
export function KindFields(props: {
  readonly form: Form
  readonly content: CallContent
  readonly fixed: boolean
}) {
  const { t } = useWords()
  const { form, content } = props
  const { kind } = form.getValues()
  return (
    <Stack gap="sm">
      <SimpleGrid cols={3}>
        <Select
          label={t('call.kind')}
          allowDeselect={false}
          disabled={content.frozen !== 'no' || props.fixed}
          data={CALL_KINDS.map(value => ({ value, label: t(`callKind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <MultiSelect
          label={t('call.languages')}
          description={undefined}
          data={LANGUAGES.map(value => ({ value, label: t(`callLanguage.${value}`) }))}
          {...form.getInputProps('languages')}
        />
        <MoneyField
          label={t('call.envelope')}
          currency={content.setup.currency}
          disabled={props.fixed}
          {...form.getInputProps('envelopeMinor')}
        />
      </SimpleGrid>
      {kind === 'direct_award' ? (
        <Textarea
          label={t('call.directAwardReason')}
          required
          autosize
          minRows={2}
          {...form.getInputProps('directAwardReason')}
        />
      ) : null}
      {kind === 'restricted' ? <Invited form={form} fixed={props.fixed} /> : null}
    </Stack>
  )
}

function Invited({ form, fixed }: { readonly form: Form; readonly fixed: boolean }) {
  const { t } = useWords()
  const { invited } = form.getValues()
  return (
    <Stack gap="xs">
      {invited.map((row, index) => (
        <Group key={row.key} gap="xs" align="flex-end" wrap="nowrap">
          <div style={{ flex: 1, maxInlineSize: 520 }}>
            <OrganisationPicker
              label={t('call.invitedNo', { number: index + 1 })}
              disabled={fixed}
              {...form.getInputProps(`invited.${index}.organisation`)}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="red"
            size="lg"
            aria-label={t('call.removeNo', { name: row.organisation?.name ?? String(index + 1) })}
            onClick={() => form.removeListItem('invited', index)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem('invited', { key: crypto.randomUUID(), organisation: null })}
        >
          {t('call.addInvited')}
        </Button>
      </div>
    </Stack>
  )
}

/** A count that may be left blank; the number field's own blank is text. */
function MonthsField(props: {
  readonly form: Form
  readonly name: 'shortestMonths' | 'longestMonths'
  readonly label: string
}) {
  const { form, name } = props
  const value = form.getValues()[name]
  return (
    <NumberInput
      label={props.label}
      min={1}
      max={120}
      allowDecimal={false}
      value={value ?? ''}
      onChange={next => form.setFieldValue(name, typeof next === 'number' ? next : null)}
    />
  )
}

/** Who may apply how often, for how long, and the days of clarifications and complaints. */
export function RuleFields({ form }: { readonly form: Form }) {
  const { t } = useWords()
  return (
    <Stack gap="sm">
      <SimpleGrid cols={4}>
        <Select
          label={t('call.applicationsPerApplicant')}
          allowDeselect={false}
          data={(['one', 'many'] as const).map(value => ({
            value,
            label: t(`applicationsPerApplicant.${value}`),
          }))}
          {...form.getInputProps('applicationsPerApplicant')}
        />
        <NumberInput
          label={t('call.clarificationDays')}
          min={1}
          max={60}
          allowDecimal={false}
          {...form.getInputProps('clarificationDays')}
        />
        <NumberInput
          label={t('call.complaintDays')}
          min={1}
          max={90}
          allowDecimal={false}
          {...form.getInputProps('complaintDays')}
        />
        <DateField label={t('call.reserveUntil')} {...form.getInputProps('reserveUntil')} />
        <DateField label={t('call.earliestStart')} {...form.getInputProps('earliestStart')} />
        <DateField label={t('call.latestEnd')} {...form.getInputProps('latestEnd')} />
        <MonthsField form={form} name="shortestMonths" label={t('call.shortestMonths')} />
        <MonthsField form={form} name="longestMonths" label={t('call.longestMonths')} />
      </SimpleGrid>
      <Checkbox
        label={t('call.countsCoApplicants')}
        {...form.getInputProps('countsCoApplicants', { type: 'checkbox' })}
      />
    </Stack>
  )
}
