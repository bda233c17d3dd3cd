import { Stack, TextInput } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import type { Language } from '#shared/locales/index.ts'
import type { StoredSection } from './form-edits.ts'
import { TextsField } from './texts-field.tsx'

/** Name, help and key of a section. */
export function SectionEditor(props: {
  readonly section: StoredSection
  readonly languages: readonly Language[]
  readonly onChange: (section: StoredSection) => void
}) {
  const { t } = useWords()
  const { section, languages, onChange } = props
  return (
    <Stack gap="sm">
      <TextsField
        label={t('formBuilder.sectionLabel')}
        languages={languages}
        value={section.label}
        onChange={label => onChange({ ...section, label })}
      />
      <TextsField
        label={t('formBuilder.help')}
        languages={languages}
        long
        needed={false}
        value={section.help ?? {}}
        onChange={help => onChange({ ...section, help })}
      />
      <TextInput
        label={t('formBuilder.key')}
        description={t('formBuilder.keyHelp')}
        value={section.key}
        onChange={event => onChange({ ...section, key: event.currentTarget.value })}
      />
    </Stack>
  )
}
