import { isLanguage, messagesOf } from '#shared/locales/index.ts'
import type { Translate } from './model/index.ts'

/** Texts of a document's language; a key without a text stands as the key, and a test finds it. */
export function translatorOf(language: string): Translate {
  const messages = messagesOf(isLanguage(language) ? language : 'en')
  return (key, params = {}) =>
    (messages[key] ?? key).replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
      const value = params[name]
      return value === undefined ? whole : String(value)
    })
}
