import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeFileAtomic } from '#backend/platform/atomic-file.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { WINDOW_SETTINGS_LIMITS } from '#shared/contract/window.ts'

type Settings = OutputOf<'window.settings'>['settings']
type Value = Settings[string]

const isRecord = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Newest last; beyond the limit the oldest are forgotten, such as those of lists that are gone. */
const withSetting = (settings: Settings, key: string, value: Value): Settings => {
  const others = Object.entries(settings).filter(([known]) => known !== key)
  const all = value === null ? others : [...others, [key, value] as const]
  return Object.fromEntries(all.slice(-WINDOW_SETTINGS_LIMITS.keys))
}

/** The settings of this person's windows in `window.json` of the home folder; one change at a time, none lost. */
export class WindowSettings {
  readonly #home: string
  #last: Promise<void> = Promise.resolve()

  constructor(home: string) {
    this.#home = home
  }

  get #file(): string {
    return path.join(this.#home, 'window.json')
  }

  /** Nothing where the file is missing or spoilt: how a window looks must never stop the work. */
  async read(): Promise<Settings> {
    const text = await readFile(this.#file, 'utf8').catch(() => '{}')
    try {
      const settings: unknown = JSON.parse(text)
      return isRecord(settings) ? settings : {}
    } catch (error) {
      if (error instanceof SyntaxError) return {}
      throw error
    }
  }

  /** Throws what the file system says when the folder cannot be written. */
  keep(key: string, value: Value): Promise<void> {
    const kept = this.#last.then(async () => {
      const settings = withSetting(await this.read(), key, value)
      await mkdir(this.#home, { recursive: true })
      await writeFileAtomic(this.#file, `${JSON.stringify(settings, null, 2)}\n`)
    })
    this.#last = kept.catch(() => undefined)
    return kept
  }
}
