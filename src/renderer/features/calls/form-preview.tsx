import { Checkbox, Fieldset, FileInput, Select, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#renderer/ui/index.ts'
import {
  type Choice,
  type FormDefinition,
  type FormField,
  isTable,
  takesActivityTypes,
} from '#shared/domain/calls/index.ts'

type PreviewProps = {
  readonly definition: FormDefinition
  readonly language: string
  readonly currency: string
  readonly activityTypes: readonly Choice[]
}

/** How an applicant reads the form in one language; conditions answer to what is chosen, nothing is kept. */
export function FormPreview({ definition, language, currency, activityTypes }: PreviewProps) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const isAsked = ({ showIf }: FormField) => !showIf || chosen[showIf.field] === showIf.equals
  return (
    <Stack gap="md" maw={880} lang={language}>
      {definition.sections.map(section => (
        <Fieldset key={section.key} legend={section.label[language] ?? section.key}>
          <Stack gap="sm">
            {section.help?.[language] ? <Text size="sm">{section.help[language]}</Text> : null}
            {section.fields.filter(isAsked).map(field => (
              <PreviewField
                key={field.key}
                field={field}
                language={language}
                currency={currency}
                choices={takesActivityTypes(field) ? activityTypes : (field.choices ?? [])}
                onChoose={value => setChosen({ ...chosen, [field.key]: value })}
              />
            ))}
          </Stack>
        </Fieldset>
      ))}
    </Stack>
  )
}

/** Limits of a field as the applicant is told them. */
function useLimits(field: FormField): string {
  const { t } = useWords()
  const { maxLength, maxRows, minimum, maximum, kind } = field
  const told = [
    maxLength === undefined ? '' : t('formBuilder.atMostLetters', { count: maxLength }),
    maxRows === undefined ? '' : t('formBuilder.atMostRows', { count: maxRows }),
    kind !== 'money' && minimum !== undefined ? t('formBuilder.atLeast', { value: minimum }) : '',
    kind !== 'money' && maximum !== undefined ? t('formBuilder.atMost', { value: maximum }) : '',
  ]
  return told.filter(text => text !== '').join(' · ')
}

function PreviewField(props: {
  readonly field: FormField
  readonly language: string
  readonly currency: string
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string) => void
}) {
  const { field, language, currency, choices } = props
  const label = field.label[language] ?? field.key
  const description = [field.help?.[language] ?? '', useLimits(field)].filter(text => text !== '').join(' ')
  const shared = { label, description, required: field.required }
  if (isTable(field.kind))
    return (
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          {label} {field.required ? '*' : ''}
        </Text>
        <Text size="xs" c="dimmed">
          {description}
        </Text>
        <Table withTableBorder withColumnBorders fz="sm">
          <Table.Thead>
            <Table.Tr>
              {(field.columns ?? []).map(column => (
                <Table.Th key={column.key}>
                  {column.label[language] ?? column.key}
                  {column.required ? ' *' : ''}
                  {column.kind === 'money' ? ` (${currency})` : ''}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              {(field.columns ?? []).map(column => (
                <Table.Td key={column.key}>{'\u00a0'}</Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Stack>
    )
  if (field.kind === 'choice')
    return (
      <Select
        {...shared}
        data={choices.map(choice => ({ value: choice.key, label: choice.label[language] ?? choice.key }))}
        onChange={value => props.onChoose(value ?? '')}
      />
    )
  if (field.kind === 'choices')
    return (
      <Checkbox.Group {...shared}>
        <Stack gap={4} mt={4}>
          {choices.map(choice => (
            <Checkbox key={choice.key} value={choice.key} label={choice.label[language] ?? choice.key} />
          ))}
        </Stack>
      </Checkbox.Group>
    )
  if (field.kind === 'file') return <FileInput {...shared} disabled />
  if (field.kind === 'text' && (field.maxLength ?? 0) > 300)
    return <Textarea {...shared} autosize minRows={3} />
  return <TextInput {...shared} rightSection={field.kind === 'money' ? currency : undefined} />
}
