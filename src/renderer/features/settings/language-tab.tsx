import { Radio, Stack, Text } from '@mantine/core'
import { ErrorState, Loaded, Page, useAct, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '#shared/locales/index.ts'
import { Section } from './section.tsx'

/** The language of the workspace: what new windows speak until somebody chooses another in the bar above. */
export function LanguageTab() {
  const { t } = useWords()
  const may = useMay()
  const settings = useRead('settings.get', {})
  const save = useAct('settings.save')
  const canSave = may('settings.save')
  return (
    <Page title={t('nav.language')}>
      <Stack gap="xl" maw={880}>
        <Section title={t('language.workspace')} text={t('language.workspaceHelp')}>
          <Loaded of={settings} lines={2}>
            {({ language }) => (
              <Radio.Group
                aria-label={t('language.workspace')}
                value={language}
                onChange={chosen => isLanguage(chosen) && void save.run({ language: chosen })}
              >
                <Stack gap="xs">
                  {LANGUAGES.map(code => (
                    <Radio
                      key={code}
                      value={code}
                      label={LANGUAGE_NAMES[code]}
                      lang={code}
                      disabled={!canSave || save.running}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )}
          </Loaded>
          {save.error ? <ErrorState error={save.error} /> : null}
          {canSave ? null : (
            <Text size="sm" c="dimmed">
              {t('language.whoCan')}
            </Text>
          )}
        </Section>
        <Section title={t('language.window')} text={t('language.windowHelp')}>
          {null}
        </Section>
      </Stack>
    </Page>
  )
}
