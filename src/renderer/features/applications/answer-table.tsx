import { ActionIcon, Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import { rowTotal } from '#shared/domain/applications/index.ts'
import type { AnswerRow, FormField } from '#shared/domain/calls/index.ts'
import { AnswerCellField, textIn } from './answer-cell.tsx'
import classes from './application-form.module.css'

export type AnswerTableProps = {
  readonly field: FormField
  readonly rows: readonly AnswerRow[]
  readonly currency: string
  readonly disabled: boolean
  /** What is wrong with a cell, by row from 1 and column. */
  readonly errorOf: (row: number, column: string) => string | undefined
  readonly error: string | undefined
  readonly onChange: (rows: readonly AnswerRow[]) => void
}

/** A row with its total worked out, as the Excel pack does. */
function withTotal(field: FormField, row: AnswerRow, currency: string): AnswerRow {
  if (field.kind !== 'budget') return row
  const total = rowTotal(row, currency)
  return total === null ? row : { ...row, total: String(total) }
}

/** Rows of a table of the form: budget, activities, target groups, indicators. */
export function AnswerTable(props: AnswerTableProps) {
  const { t, language } = useWords()
  const { field, rows, currency, disabled, errorOf, error, onChange } = props
  const columns = field.columns ?? []
  const change = (at: number, key: string, value: string | null) =>
    onChange(
      rows.map((row, index) => (index === at ? withTotal(field, { ...row, [key]: value }, currency) : row)),
    )
  return (
    <Fieldset legend={`${textIn(field.label, language)}${field.required ? ' *' : ''}`}>
      <Stack gap="sm">
        {field.help ? (
          <Text size="sm" c="dimmed">
            {textIn(field.help, language)}
          </Text>
        ) : null}
        {error === undefined ? null : (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
        {rows.map((row, index) => (
          // Rows have no names of their own; their place is what a fault names.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
          <Group key={index} align="flex-end" gap="xs" className={classes['row'] ?? ''}>
            {columns.map(column => (
              <div key={column.key} className={classes['cell']}>
                <AnswerCellField
                  label={textIn(column.label, language)}
                  kind={column.kind}
                  choices={column.choices}
                  currency={currency}
                  required={column.required}
                  disabled={disabled || (field.kind === 'budget' && column.key === 'total')}
                  value={row[column.key] ?? null}
                  error={errorOf(index + 1, column.key)}
                  onChange={value => change(index, column.key, value)}
                />
              </div>
            ))}
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('application.removeRow', { number: index + 1 })}
              disabled={disabled}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={disabled || rows.length >= (field.maxRows ?? 200)}
            onClick={() => onChange([...rows, {}])}
          >
            {t('application.addRow')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  )
}
