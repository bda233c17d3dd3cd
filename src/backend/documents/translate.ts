import { formatDetails } from '#shared/kernel/format-details.ts'
import { isLanguage, messagesOf } from '#shared/locales/index.ts'
import type { Translate } from './model/index.ts'

/** Texts of a document's language, with days written as that language writes them and the plural form of its count; a key without a text stands as the key, and a test finds it. */
export function translatorOf(language: string): Translate {
  const messages = messagesOf(isLanguage(language) ? language : 'en')
  const plurals = new Intl.PluralRules(language)
  return (key, params = {}) => {
    const shown = formatDetails(params, language)
    const text = messages[key] ?? messages[`${key}_${plurals.select(Number(params['count'] ?? 0))}`] ?? key
    return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
      const value = shown[name]
      return value === undefined ? whole : String(value)
    })
  }
}
