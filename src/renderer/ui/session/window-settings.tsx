import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useSyncExternalStore,
} from 'react'
import type { Client } from '#renderer/rpc/index.ts'
import type { InputOf } from '#shared/contract/index.ts'

type Value = InputOf<'window.keep'>['value']

/** How this window looks; kept by the backend, so that it is the same after the next start. */
export type WindowSettings = {
  readonly get: (key: string) => Value | undefined
  readonly set: (key: string, value: Value) => void
  readonly subscribe: (listener: () => void) => () => void
  /** Asks the backend for what was kept; what was changed here meanwhile stays. */
  readonly load: () => Promise<void>
}

/** While somebody drags a column's edge, only the last width is worth keeping; in milliseconds. */
const SETTLE = 300

export function createWindowSettings(client: Client): WindowSettings {
  let settings: Readonly<Record<string, Value>> = {}
  const changed = new Set<string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const listeners = new Set<() => void>()
  const put = (next: typeof settings) => {
    settings = next
    for (const listener of listeners) listener()
  }
  const keep = (key: string) => {
    timers.delete(key)
    // A look that cannot be kept holds for this window all the same; nobody is disturbed over it.
    void client.call('window.keep', { key, value: settings[key] ?? null })
  }
  return {
    get: key => settings[key],
    set: (key, value) => {
      changed.add(key)
      put({ ...settings, [key]: value })
      clearTimeout(timers.get(key))
      timers.set(key, setTimeout(keep, SETTLE, key))
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load: async () => {
      const kept = await client.call('window.settings', {})
      if (!kept.ok) return
      const own = Object.entries(settings).filter(([key]) => changed.has(key))
      put({ ...kept.value.settings, ...Object.fromEntries(own) })
    },
  }
}

const WindowSettingsContext = createContext<WindowSettings | undefined>(undefined)

export function WindowSettingsProvider(props: {
  readonly settings: WindowSettings
  readonly children: ReactNode
}) {
  const { settings, children } = props
  useEffect(() => {
    void settings.load()
  }, [settings])
  return <WindowSettingsContext value={settings}>{children}</WindowSettingsContext>
}

export function useWindowSettings(): WindowSettings {
  const settings = useContext(WindowSettingsContext)
  if (!settings) throw new Error('useWindowSettings needs a WindowSettingsProvider above it')
  return settings
}

/** Reads a setting that is off until somebody turns it on. */
export const isOn = (kept: Value | undefined): boolean => kept === true

/**
 * One setting of this window. `read` makes it of whatever was kept, so that an older file cannot break a screen.
 * @example const [pinned, setPinned] = useWindowSetting('ledger panel', isOn)
 */
export function useWindowSetting<T extends Value>(
  key: string,
  read: (kept: Value | undefined) => T,
): readonly [T, (value: T) => void] {
  const settings = useWindowSettings()
  const kept = useSyncExternalStore(settings.subscribe, () => settings.get(key))
  const set = useCallback((value: T) => settings.set(key, value), [settings, key])
  return [read(kept), set]
}
