import { Select, Textarea, TextInput } from '@mantine/core'
import { DateField, MoneyField, useWords } from '#renderer/ui/index.ts'
import { minorOf } from '#shared/domain/applications/index.ts'
import type { AnswerCell, Choice, Texts } from '#shared/domain/calls/index.ts'

/** A text of the form in the reader's language, else in any that it has. */
export const textIn = (texts: Texts | undefined, language: string): string =>
  texts?.[language] || texts?.['en'] || Object.values(texts ?? {})[0] || ''

export type AnswerCellProps = {
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly kind: string
  readonly choices?: readonly Choice[] | undefined
  readonly currency: string
  readonly maxLength?: number | undefined
  readonly required: boolean
  readonly disabled: boolean
  readonly value: AnswerCell
  readonly onChange: (value: AnswerCell) => void
}

const LONG = 200
const blank = (text: string): AnswerCell => (text === '' ? null : text)

/** One value of a form by its kind: text, number, money, day or choice. */
export function AnswerCellField(props: AnswerCellProps) {
  const { language } = useWords()
  const { label, help, error, kind, value, onChange, required, disabled } = props
  const common = { label, required, disabled, ...(error === undefined ? {} : { error }) }
  if (kind === 'money')
    return (
      <MoneyField
        {...common}
        currency={props.currency}
        value={minorOf(value)}
        onChange={minor => onChange(minor === null ? null : String(minor))}
      />
    )
  if (kind === 'date') return <DateField {...common} value={value} onChange={onChange} />
  if (kind === 'choice')
    return (
      <Select
        {...common}
        description={help}
        clearable
        data={(props.choices ?? []).map(choice => ({
          value: choice.key,
          label: textIn(choice.label, language),
        }))}
        value={value}
        onChange={onChange}
      />
    )
  const write = (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange(blank(event.currentTarget.value))
  return (props.maxLength ?? 0) > LONG ? (
    <Textarea {...common} description={help} autosize minRows={3} value={value ?? ''} onChange={write} />
  ) : (
    <TextInput {...common} description={help} value={value ?? ''} onChange={write} />
  )
}
