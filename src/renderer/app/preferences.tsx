import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'
import { useEffect } from 'react'
import { useWindowSetting, type WindowSettings } from '#renderer/ui/index.ts'
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

const readDensity = (kept: unknown): Density => DENSITIES.find(known => known === kept) ?? 'comfortable'
const readLanguage = (kept: unknown): Language | null =>
  typeof kept === 'string' && isLanguage(kept) ? kept : null
const readRail = (kept: unknown): boolean => kept !== false

export function usePreferences(): Preferences {
  const [density, setDensity] = useWindowSetting('density', readDensity)
  const [language, setLanguage] = useWindowSetting('language', readLanguage)
  const [isRailOpen, setRailOpen] = useWindowSetting('rail', readRail)
  return { density, setDensity, language, setLanguage, isRailOpen, setRailOpen }
}

/** Tells the style sheets how dense this window is; once, at the top. */
export function useDensityMark(density: Density): void {
  useEffect(() => {
    document.documentElement.dataset['density'] = density
  }, [density])
}

const SCHEME = 'ground'

/** Lets Mantine keep light or dark where the other settings of the window are kept. */
export function colourSchemeManager(settings: WindowSettings): MantineColorSchemeManager {
  let leave: (() => void) | undefined
  const known = () => {
    const kept = settings.get(SCHEME)
    return isMantineColorScheme(kept) ? kept : undefined
  }
  return {
    get: first => known() ?? first,
    // Mantine hands back every scheme it is told of: only another one is a choice.
    set: scheme => {
      if (scheme !== known()) settings.set(SCHEME, scheme)
    },
    subscribe: tell => {
      leave = settings.subscribe(() => {
        const scheme = known()
        if (scheme) tell(scheme)
      })
    },
    unsubscribe: () => leave?.(),
    clear: () => settings.set(SCHEME, null),
  }
}

/** The system's language where the application speaks it, else English. */
export function systemLanguage(): Language {
  const known = navigator.languages.map(tag => tag.slice(0, 2)).find(isLanguage)
  return known ?? 'en'
}
