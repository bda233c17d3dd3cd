import { useLocalStorage } from '@mantine/hooks'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { isLanguage, type Language } from '#shared/locales/index.ts'
import { DENSITIES, type Density } from './theme.ts'

/** How this window looks and speaks; kept on this machine, not in the workspace. */
export type Preferences = {
  readonly density: Density
  readonly setDensity: (density: Density) => void
  /** Null until somebody chooses: then the workspace's language counts, else the system's. */
  readonly language: Language | null
  readonly setLanguage: (language: Language) => void
  readonly isRailOpen: boolean
  readonly setRailOpen: (open: boolean) => void
}

const PreferencesContext = createContext<Preferences | undefined>(undefined)

const isDensity = (text: string | null): text is Density => DENSITIES.some(known => known === text)

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [densityText, setDensity] = useLocalStorage<string>({
    key: 'density',
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  })
  const [languageText, setLanguage] = useLocalStorage<string>({
    key: 'language',
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  const [isRailOpen, setRailOpen] = useLocalStorage<boolean>({
    key: 'rail',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  const density = isDensity(densityText) ? densityText : 'comfortable'
  useEffect(() => {
    document.documentElement.dataset['density'] = density
  }, [density])
  const language = isLanguage(languageText) ? languageText : null
  const value = { density, setDensity, language, setLanguage, isRailOpen, setRailOpen }
  return <PreferencesContext value={value}>{children}</PreferencesContext>
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext)
  if (!preferences) throw new Error('usePreferences needs a PreferencesProvider above it')
  return preferences
}

/** The system's language where the application speaks it, else English. */
export function systemLanguage(): Language {
  const known = navigator.languages.map(tag => tag.slice(0, 2)).find(isLanguage)
  return known ?? 'en'
}
