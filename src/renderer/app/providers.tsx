import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import 'dayjs/locale/sq'
import 'dayjs/locale/en-gb'
import { type ReactNode, useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Client } from '#renderer/rpc/index.ts'
import {
  ClientProvider,
  createWindowSettings,
  createWords,
  useWindowSettings,
  useWords,
  WindowSettingsProvider,
} from '#renderer/ui/index.ts'
import { colourSchemeManager, systemLanguage, useDensityMark, usePreferences } from './preferences.tsx'
import { createQueryClient } from './query-client.ts'
import { colourVariables, QUICK, themeFor } from './theme.ts'

const DAY_LOCALE = { en: 'en-gb', sq: 'sq' } as const
const MONDAY = 1

function Look({ env, children }: { readonly env: 'default' | 'test'; readonly children: ReactNode }) {
  const { density } = usePreferences()
  const { language } = useWords()
  const settings = useWindowSettings()
  const [schemes] = useState(() => colourSchemeManager(settings))
  useDensityMark(density)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <MantineProvider
      env={env}
      theme={themeFor(density)}
      cssVariablesResolver={colourVariables}
      defaultColorScheme="auto"
      colorSchemeManager={schemes}
    >
      <DatesProvider settings={{ locale: DAY_LOCALE[language], firstDayOfWeek: MONDAY }}>
        <Notifications position="bottom-right" transitionDuration={QUICK} />
        {children}
      </DatesProvider>
    </MantineProvider>
  )
}

function Language({ children }: { readonly children: ReactNode }) {
  const { language } = usePreferences()
  const [words] = useState(() => createWords(language ?? systemLanguage()))
  useEffect(() => {
    if (language) void words.changeLanguage(language)
  }, [words, language])
  return <I18nextProvider i18n={words}>{children}</I18nextProvider>
}

export type ProvidersProps = {
  readonly client: Client
  /** `test` takes motion away, so that tests need not wait for it. */
  readonly env?: 'default' | 'test'
  readonly children: ReactNode
}

/** Everything a screen finds above it: backend, reads, words, look. */
export function Providers(props: ProvidersProps) {
  const [queries] = useState(createQueryClient)
  const [settings] = useState(() => createWindowSettings(props.client))
  return (
    <ClientProvider client={props.client}>
      <QueryClientProvider client={queries}>
        <WindowSettingsProvider settings={settings}>
          <Language>
            <Look env={props.env ?? 'default'}>{props.children}</Look>
          </Language>
        </WindowSettingsProvider>
      </QueryClientProvider>
    </ClientProvider>
  )
}
