import { Group, NumberInput } from '@mantine/core'
import { DateField, DecimalField, MoneyField, useWords } from '#renderer/ui/index.ts'
import { isTable } from '#shared/domain/calls/index.ts'
import type { StoredField } from './form-edits.ts'

type LimitProps = {
  readonly field: StoredField
  readonly currency: string
  readonly patch: (part: Partial<StoredField>) => void
}

/** What an answer may be at least and at most: letters, rows, amounts, numbers or days. */
export function LimitFields(props: LimitProps) {
  const { t } = useWords()
  const { field, patch } = props
  const count = (name: 'maxLength' | 'maxRows', label: string, max: number) => (
    <NumberInput
      label={label}
      min={1}
      max={max}
      allowDecimal={false}
      value={field[name] ?? ''}
      onChange={next => patch({ [name]: typeof next === 'number' ? next : undefined })}
    />
  )
  if (field.kind === 'text') return <div>{count('maxLength', t('formBuilder.maxLength'), 50_000)}</div>
  if (isTable(field.kind)) return <div>{count('maxRows', t('formBuilder.maxRows'), 500)}</div>
  if (field.kind !== 'number' && field.kind !== 'money' && field.kind !== 'date') return null
  return (
    <Group gap="sm" align="flex-start">
      <Bound {...props} name="minimum" label={t('formBuilder.minimum')} />
      <Bound {...props} name="maximum" label={t('formBuilder.maximum')} />
    </Group>
  )
}

/** One bound in the field that its kind is typed in everywhere; it is kept as text. */
function Bound({
  field,
  currency,
  patch,
  name,
  label,
}: LimitProps & { readonly name: 'minimum' | 'maximum'; readonly label: string }) {
  const stored = field[name] ?? null
  const put = (value: string | null) => patch({ [name]: value ?? undefined })
  if (field.kind === 'money')
    return (
      <MoneyField
        label={label}
        currency={currency}
        value={stored === null || !Number.isSafeInteger(Number(stored)) ? null : Number(stored)}
        onChange={minor => put(minor === null ? null : String(minor))}
      />
    )
  if (field.kind === 'date') return <DateField label={label} value={stored} onChange={put} />
  return <DecimalField label={label} value={stored} onChange={put} />
}
