import { Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import {
  FIELD_KINDS,
  FIELD_ROLES,
  FIXED_COLUMNS,
  type FieldKind,
  isTable,
  takesActivityTypes,
} from '#shared/domain/calls/index.ts'
import type { Language } from '#shared/locales/index.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import { ColumnsEditor } from './columns-editor.tsx'
import type { StoredField } from './form-edits.ts'
import { LimitFields } from './limit-fields.tsx'
import { TextsField } from './texts-field.tsx'

type EditorProps = {
  readonly field: StoredField
  /** Fields before it, which a condition may ask. */
  readonly earlier: readonly StoredField[]
  readonly languages: readonly Language[]
  /** Of the call: amounts are typed in it. */
  readonly currency: string
  readonly onChange: (field: StoredField) => void
}

/** A field of another kind keeps what fits: no bounds on a text, no columns on a number, the fixed columns of a budget. */
function ofKind(field: StoredField, kind: FieldKind): StoredField {
  const { key, label, help, required, role, showIf } = field
  const fixed = Object.entries(FIXED_COLUMNS[kind] ?? {}).map(([column, type]) => ({
    key: column,
    kind: type,
    label: {},
    required: false,
  }))
  return {
    key,
    kind,
    label,
    required,
    ...(help ? { help } : {}),
    ...(role ? { role } : {}),
    ...(showIf ? { showIf } : {}),
    ...(kind === 'choice' || kind === 'choices' ? { choices: field.choices ?? [] } : {}),
    ...(isTable(kind) ? { columns: fixed.length > 0 ? fixed : (field.columns ?? []) } : {}),
  }
}

/** One field: its words, kind, limits, condition, and what its answer is used for. */
export function FieldEditor({ field, earlier, languages, currency, onChange }: EditorProps) {
  const { t } = useWords()
  const patch = (part: Partial<StoredField>) => onChange({ ...field, ...part })
  const isChoosing = field.kind === 'choice' || field.kind === 'choices'
  return (
    <Stack gap="sm">
      <TextsField
        label={t('formBuilder.label')}
        languages={languages}
        value={field.label}
        onChange={label => patch({ label })}
      />
      <TextsField
        label={t('formBuilder.help')}
        languages={languages}
        needed={false}
        value={field.help ?? {}}
        onChange={help => patch({ help })}
      />
      <SimpleGrid cols={3} style={{ alignItems: 'end' }}>
        <Select
          label={t('formBuilder.kind')}
          allowDeselect={false}
          data={FIELD_KINDS.map(value => ({ value, label: t(`fieldKind.${value}`) }))}
          value={field.kind}
          onChange={kind => kind && onChange(ofKind(field, kind as FieldKind))}
        />
        <Select
          label={t('formBuilder.role')}
          description={undefined}
          clearable
          data={FIELD_ROLES.map(value => ({ value, label: t(`fieldRole.${value}`) }))}
          value={field.role ?? null}
          onChange={role => patch({ role: (role ?? undefined) as StoredField['role'] })}
        />
        <TextInput
          label={t('formBuilder.key')}
          value={field.key}
          onChange={event => patch({ key: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Checkbox
        label={t('formBuilder.required')}
        checked={field.required}
        onChange={event => patch({ required: event.currentTarget.checked })}
      />
      <LimitFields field={field} currency={currency} patch={patch} />
      {isChoosing && !takesActivityTypes(field) ? (
        <ChoicesEditor
          choices={field.choices ?? []}
          languages={languages}
          onChange={choices => patch({ choices })}
        />
      ) : null}
      {isTable(field.kind) ? (
        <ColumnsEditor
          columns={field.columns ?? []}
          fixed={Object.keys(FIXED_COLUMNS[field.kind] ?? {})}
          languages={languages}
          onChange={columns => patch({ columns })}
        />
      ) : null}
      <Condition field={field} earlier={earlier} language={languages[0] ?? 'en'} patch={patch} />
    </Stack>
  )
}

type Patch = (part: Partial<StoredField>) => void

/** Asked only while an earlier choice has a certain answer. */
function Condition(props: {
  readonly field: StoredField
  readonly earlier: readonly StoredField[]
  readonly language: string
  readonly patch: Patch
}) {
  const { t } = useWords()
  const { field, earlier, language, patch } = props
  const choices = earlier.filter(known => known.kind === 'choice' || known.kind === 'choices')
  const asked = choices.find(known => known.key === field.showIf?.field)
  return (
    <Group gap="sm" align="flex-end" grow>
      <Select
        label={t('formBuilder.showIf')}
        placeholder={t('formBuilder.always')}
        clearable
        data={choices.map(known => ({
          value: known.key,
          label: known.label[language as Language] ?? known.key,
        }))}
        value={field.showIf?.field ?? null}
        onChange={key =>
          patch({
            showIf:
              key === null
                ? undefined
                : { field: key, equals: choices.find(known => known.key === key)?.choices?.[0]?.key ?? '' },
          })
        }
      />
      {field.showIf && asked ? (
        <Select
          label={t('formBuilder.showIfAnswer')}
          allowDeselect={false}
          data={(asked.choices ?? []).map(choice => ({
            value: choice.key,
            label: choice.label[language as Language] ?? choice.key,
          }))}
          value={field.showIf.equals}
          onChange={equals => equals && field.showIf && patch({ showIf: { ...field.showIf, equals } })}
        />
      ) : null}
    </Group>
  )
}
