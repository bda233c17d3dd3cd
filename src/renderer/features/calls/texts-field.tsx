import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '#renderer/ui/index.ts'
import type { Texts } from '#shared/domain/calls/index.ts'

/** One text in every language of the call, side by side; a language that lacks it is marked. */
export function TextsField(props: {
  readonly label: string
  readonly languages: readonly string[]
  readonly value: Texts
  readonly onChange: (value: Texts) => void
  readonly long?: boolean
  readonly minRows?: number
  /** False for a text that may be left out: then it is marked only where another language has it. */
  readonly needed?: boolean
  readonly disabled?: boolean
  /** Stands under the first language; the form's summary finds it by its path. */
  readonly error?: ReactNode
  readonly path?: string
}) {
  const { t, say } = useWords()
  const { label, languages, value, long = false, minRows = 2, needed = true, disabled = false } = props
  const isSaid = Object.values(value).some(text => text.trim() !== '')
  return (
    <SimpleGrid cols={languages.length} spacing="sm" style={{ minInlineSize: 0 }}>
      {languages.map((language, index) => {
        const text = value[language] ?? ''
        const shared = {
          label: languages.length === 1 ? label : `${label} (${say(`callLanguage.${language}`)})`,
          value: text,
          ...(index === 0 && props.path ? { 'data-path': props.path } : {}),
          ...(index === 0 && props.error ? { error: props.error } : {}),
          disabled,
          ...(text.trim() === '' && (needed || isSaid)
            ? { description: t('call.textMissing'), 'data-missing': true }
            : {}),
        }
        const write = (next: string) => props.onChange({ ...value, [language]: next })
        return long ? (
          <Textarea
            key={language}
            {...shared}
            lang={language}
            autosize
            minRows={minRows}
            maxRows={14}
            onChange={event => write(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            key={language}
            {...shared}
            lang={language}
            onChange={event => write(event.currentTarget.value)}
          />
        )
      })}
    </SimpleGrid>
  )
}
