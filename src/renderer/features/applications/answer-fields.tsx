import { Checkbox, Fieldset, Group, Stack } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import { askedFields, keysOf, rowsOf, textOf } from '#shared/domain/applications/index.ts'
import type { Answer, Answers, FormDefinition, FormField } from '#shared/domain/calls/index.ts'
import { AnswerCellField, textIn } from './answer-cell.tsx'
import { AnswerTable } from './answer-table.tsx'
import type { Fault } from './use-faults.ts'

const TABLES: readonly string[] = ['table', 'budget', 'target_groups', 'indicators']

export type AnswerFieldsProps = {
  readonly definition: FormDefinition
  readonly answers: Answers
  readonly currency: string
  readonly disabled: boolean
  readonly faults: readonly Fault[]
  readonly onChange: (answers: Answers) => void
}

/** The questions of a form with their answers, section by section; those whose condition isn't met are left out. */
export function AnswerFields(props: AnswerFieldsProps) {
  const { language } = useWords()
  const { definition, answers } = props
  const asked = new Set(askedFields(definition, answers).map(({ key }) => key))
  return (
    <Stack gap="lg">
      {definition.sections.map(section => (
        <Fieldset key={section.key} legend={textIn(section.label, language)}>
          <Stack gap="md">
            {section.fields
              .filter(({ key }) => asked.has(key))
              .map(field => (
                <Question key={field.key} field={field} {...props} />
              ))}
          </Stack>
        </Fieldset>
      ))}
    </Stack>
  )
}

function Question({ field, ...props }: AnswerFieldsProps & { readonly field: FormField }) {
  const { say, language } = useWords()
  const { answers, currency, disabled, faults, onChange } = props
  const answer = answers[field.key]
  const set = (value: Answer) => onChange({ ...answers, [field.key]: value })
  const own = faults.filter(fault => fault.field === field.key)
  const told = (fault: Fault | undefined) =>
    fault === undefined ? undefined : say(fault.messageKey, fault.details)
  const error = told(own.find(({ row }) => row === null))
  if (TABLES.includes(field.kind))
    return (
      <AnswerTable
        field={field}
        rows={rowsOf(answer)}
        currency={currency}
        disabled={disabled}
        error={error}
        errorOf={(row, column) => told(own.find(fault => fault.row === row && fault.column === column))}
        onChange={set}
      />
    )
  const label = textIn(field.label, language)
  const help = field.help ? textIn(field.help, language) : undefined
  if (field.kind === 'choices')
    return (
      <Checkbox.Group
        label={label}
        description={help}
        error={error}
        required={field.required}
        value={[...keysOf(answer)]}
        onChange={set}
      >
        <Group gap="md" mt={4}>
          {(field.choices ?? []).map(choice => (
            <Checkbox
              key={choice.key}
              value={choice.key}
              label={textIn(choice.label, language)}
              disabled={disabled}
            />
          ))}
        </Group>
      </Checkbox.Group>
    )
  return (
    <AnswerCellField
      label={label}
      help={help}
      error={error}
      kind={field.kind}
      choices={field.choices}
      currency={currency}
      maxLength={field.maxLength}
      required={field.required}
      disabled={disabled}
      value={textOf(answer)}
      onChange={set}
    />
  )
}
