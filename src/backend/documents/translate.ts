import { formatDetails } from '#shared/kernel/format-details.ts'
import { isLanguage, messagesOf } from '#shared/locales/index.ts'
import type { Translate } from './model/index.ts'

/** Texts of a document's language, with days written as that language writes them; a key without a text stands as the key, and a test finds it. */
export function translatorOf(language: string): Translate {
  const messages = messagesOf(isLanguage(language) ? language : 'en')
  return (key, params = {}) => {
    const shown = formatDetails(params, language)
    return (messages[key] ?? key).replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
      const value = shown[name]
      return value === undefined ? whole : String(value)
    })
  }
}
