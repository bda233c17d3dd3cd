import { ActionIcon, Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import type { Language } from '#shared/locales/index.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import type { StoredField } from './form-edits.ts'
import { TextsField } from './texts-field.tsx'

type Columns = NonNullable<StoredField['columns']>
const KINDS = ['text', 'number', 'money', 'date', 'choice'] as const

/** Columns of a table; those that rules and reports rely on keep their key and kind. */
export function ColumnsEditor(props: {
  readonly columns: Columns
  readonly fixed: readonly string[]
  readonly languages: readonly Language[]
  readonly onChange: (columns: Columns) => void
}) {
  const { t } = useWords()
  const { columns, fixed, languages, onChange } = props
  const put = (at: number, part: Partial<Columns[number]>) =>
    onChange(columns.map((column, index) => (index === at ? { ...column, ...part } : column)))
  return (
    <Fieldset legend={t('formBuilder.columns')}>
      <Stack gap="lg">
        {columns.map((column, index) => {
          const isFixed = fixed.includes(column.key)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: keys are being typed, so only the place is steady
            <Stack key={index} gap={4}>
              <Group gap="sm" align="flex-end" wrap="nowrap">
                <TextInput
                  label={t('formBuilder.key')}
                  w={150}
                  disabled={isFixed}
                  value={column.key}
                  onChange={event => put(index, { key: event.currentTarget.value })}
                />
                <Select
                  label={t('formBuilder.kind')}
                  w={150}
                  disabled={isFixed}
                  allowDeselect={false}
                  data={KINDS.map(value => ({ value, label: t(`fieldKind.${value}`) }))}
                  value={column.kind}
                  onChange={kind => kind && put(index, { kind: kind as Columns[number]['kind'] })}
                />
                <Checkbox
                  mb={8}
                  label={t('formBuilder.required')}
                  checked={column.required}
                  onChange={event => put(index, { required: event.currentTarget.checked })}
                />
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size="lg"
                  disabled={isFixed}
                  aria-label={t('call.removeNo', { name: column.key })}
                  onClick={() => onChange(columns.filter((_column, at) => at !== index))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
              <TextsField
                label={t('formBuilder.columnLabel')}
                languages={languages}
                value={column.label}
                onChange={label => put(index, { label })}
              />
              {column.kind === 'choice' ? (
                <ChoicesEditor
                  choices={column.choices ?? []}
                  languages={languages}
                  onChange={choices => put(index, { choices })}
                />
              ) : null}
            </Stack>
          )
        })}
        <div>
          <Button
            variant="light"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              onChange([
                ...columns,
                { key: `column_${columns.length + 1}`, kind: 'text', label: {}, required: false },
              ])
            }
          >
            {t('formBuilder.addColumn')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  )
}
