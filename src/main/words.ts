import type { JsonValue } from '#shared/kernel/errors.ts'
import { isLanguage, type Language } from '#shared/locales/index.ts'
import { sentence } from '#shell/words.ts'

/** The app's language where the page's own choice does not reach: menus and the system's dialogs. */
export function shellLanguage(locale: string): Language {
  const language = locale.split('-')[0] ?? ''
  return isLanguage(language) ? language : 'en'
}

export type Words = (key: string, details?: Readonly<Record<string, JsonValue>>) => string

/** Looks up a sentence of the shell; the key itself when it is unknown, so that a gap shows. */
export const shellWords =
  (language: Language): Words =>
  (key, details = {}) =>
    sentence(key, details, language) ?? key
