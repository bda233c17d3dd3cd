import { Button, Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '#shared/locales/index.ts'
import { usePreferences } from '../preferences.tsx'

/** The language of this window; documents carry their own. */
export function LanguageMenu() {
  const { t, language } = useWords()
  const { setLanguage } = usePreferences()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconLanguage size={16} aria-hidden />}
          aria-label={t('language.change', { code: language.toUpperCase(), name: LANGUAGE_NAMES[language] })}
        >
          {language.toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(code => (
          <Menu.RadioItem
            key={code}
            lang={code}
            value={code}
            checked={code === language}
            onChange={() => setLanguage(code)}
            closeMenuOnClick
          >
            {LANGUAGE_NAMES[code]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
