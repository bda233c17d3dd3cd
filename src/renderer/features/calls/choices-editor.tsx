import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import type { Language } from '#shared/locales/index.ts'
import type { StoredField } from './form-edits.ts'
import { TextsField } from './texts-field.tsx'

type Choices = NonNullable<StoredField['choices']>

/** What can be chosen, each with its key and its words in every language. */
export function ChoicesEditor(props: {
  readonly choices: Choices
  readonly languages: readonly Language[]
  readonly onChange: (choices: Choices) => void
}) {
  const { t } = useWords()
  const { choices, languages, onChange } = props
  const put = (at: number, part: Partial<Choices[number]>) =>
    onChange(choices.map((choice, index) => (index === at ? { ...choice, ...part } : choice)))
  return (
    <Fieldset legend={t('formBuilder.choices')}>
      <Stack gap="xs">
        {choices.map((choice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are being typed, so only the place is steady
          <Group key={index} gap="sm" align="flex-start" wrap="nowrap">
            <TextInput
              label={t('formBuilder.key')}
              w={150}
              value={choice.key}
              onChange={event => put(index, { key: event.currentTarget.value })}
            />
            <div style={{ flex: 1, minInlineSize: 0 }}>
              <TextsField
                label={t('formBuilder.choice')}
                languages={languages}
                value={choice.label}
                onChange={label => put(index, { label })}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              mt={24}
              aria-label={t('call.removeNo', { name: choice.key })}
              onClick={() => onChange(choices.filter((_choice, at) => at !== index))}
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
            onClick={() => onChange([...choices, { key: `choice_${choices.length + 1}`, label: {} }])}
          >
            {t('formBuilder.addChoice')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  )
}
