import { Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { DateField, LockedBadge, useRead, useWords, versionName } from '#renderer/ui/index.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '#shared/locales/index.ts'
import type { DocumentChoice } from '../use-document.ts'
import type { ParameterField } from './parameter-fields.ts'
import { RequestInput } from './request-input.tsx'

/** The fields of a document, made from the schema of its parameters. The project is chosen above. */
export function ParametersForm({ choice }: { readonly choice: DocumentChoice }) {
  const fields = choice.fields.filter(field => field.picker !== 'project')
  return (
    <Stack gap="sm">
      {fields.map(field => (
        <ParameterInput key={field.name} field={field} choice={choice} />
      ))}
    </Stack>
  )
}

type InputProps = { readonly field: ParameterField; readonly choice: DocumentChoice }

function ParameterInput(props: InputProps) {
  const { field } = props
  switch (field.picker) {
    case 'period':
      return <PeriodInput {...props} />
    case 'version':
      return <VersionInput {...props} />
    case 'account':
      return <AccountInput {...props} />
    case 'day':
      return <DayInput {...props} />
    case 'request':
      return <RequestInput {...props} />
    case 'language':
      return <LanguageInput {...props} />
    default:
      return <PlainInput {...props} />
  }
}

function PeriodInput({ field, choice }: InputProps) {
  const { t, say } = useWords()
  return (
    <Stack gap={4}>
      <Select
        label={say(field.labelKey)}
        data={choice.periods.map(row => ({
          value: row.id,
          label: t('docs.periodName', { number: String(row.number), label: row.label }),
        }))}
        value={choice.period?.id ?? null}
        onChange={choice.choosePeriod}
        allowDeselect={false}
        placeholder={choice.periods.length === 0 ? t('docs.noPeriods') : t('docs.choose')}
        required={field.required}
      />
      {choice.period ? (
        <Group gap="xs">
          <LockedBadge period={choice.period} />
          {choice.period.state === 'open' ? (
            <Text size="sm" c="dimmed">
              {t('docs.periodOpen')}
            </Text>
          ) : null}
        </Group>
      ) : null}
    </Stack>
  )
}

const SIGNED = 'signed'

function VersionInput({ field, choice }: InputProps) {
  const words = useWords()
  const { t, say } = words
  const { project } = choice
  const versions = useRead(
    'budgets.versions',
    { projectId: project?.id ?? '' },
    { enabled: project !== undefined },
  )
  const rows = project === undefined ? [] : (versions.data?.rows ?? [])
  const value = choice.values[field.name]
  return (
    <Select
      label={say(field.labelKey)}
      data={[
        { value: SIGNED, label: t('docs.signedVersion') },
        ...rows.map(row => ({ value: String(row.number), label: versionName(words, row) })),
      ]}
      value={typeof value === 'number' ? String(value) : SIGNED}
      onChange={chosen =>
        choice.setValue(field, chosen === null || chosen === SIGNED ? null : Number(chosen))
      }
      allowDeselect={false}
    />
  )
}

/** Accounts are named by what a person knows them by, so that the record of a document reads well. */
function AccountInput({ field, choice }: InputProps) {
  const { t, say } = useWords()
  const { project } = choice
  const accounts = useRead(
    'accounts.list',
    { projectId: project?.id ?? null, archived: true },
    { enabled: project !== undefined },
  )
  const rows = project === undefined ? [] : (accounts.data?.rows ?? [])
  const value = choice.values[field.name]
  return (
    <Select
      label={say(field.labelKey)}
      data={rows.map(row => ({ value: row.iban || row.name, label: `${row.name} (${row.currency})` }))}
      value={typeof value === 'string' ? value : null}
      onChange={chosen => choice.setValue(field, chosen)}
      placeholder={t('docs.onlyAccount')}
      clearable
    />
  )
}

function DayInput({ field, choice }: InputProps) {
  const { t, say } = useWords()
  const value = choice.values[field.name]
  return (
    <DateField
      label={say(field.labelKey)}
      help={t('docs.lastDay')}
      value={typeof value === 'string' ? value : null}
      onChange={day => choice.setValue(field, day)}
    />
  )
}

function LanguageInput({ field, choice }: InputProps) {
  const { say } = useWords()
  const offered = LANGUAGES.filter(language => field.choices.includes(language))
  return (
    <Select
      label={say(field.labelKey)}
      data={offered.map(language => ({ value: language, label: LANGUAGE_NAMES[language] }))}
      value={String(choice.values[field.name])}
      onChange={value => choice.setValue(field, value)}
      allowDeselect={false}
    />
  )
}

function PlainInput({ field, choice }: InputProps) {
  const { say, has } = useWords()
  const label = has(field.labelKey) ? say(field.labelKey) : field.name
  const value = choice.values[field.name] ?? field.fallback
  if (field.kind === 'boolean')
    return (
      <Checkbox
        label={label}
        checked={value === true}
        onChange={event => choice.setValue(field, event.currentTarget.checked)}
      />
    )
  if (field.kind === 'choice')
    return (
      <Select
        label={label}
        data={[...field.choices]}
        value={typeof value === 'string' ? value : null}
        onChange={chosen => choice.setValue(field, chosen)}
        required={field.required}
      />
    )
  if (field.kind === 'integer')
    return (
      <NumberInput
        label={label}
        allowDecimal={false}
        value={typeof value === 'number' ? value : ''}
        onChange={typed => choice.setValue(field, typeof typed === 'number' ? typed : null)}
        required={field.required}
      />
    )
  return (
    <TextInput
      label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={event => choice.setValue(field, event.currentTarget.value || null)}
      required={field.required}
    />
  )
}
