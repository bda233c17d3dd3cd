import type { JsonValue } from '#shared/kernel/errors.ts'
import { formatDetails } from '#shared/kernel/format-details.ts'
import { type Language, messagesOf } from '#shared/locales/index.ts'

type Messages = Readonly<Record<string, string>>
type Details = Readonly<Record<string, JsonValue>>

const BY_LANGUAGE: Readonly<Record<Language, Messages>> = { en: messagesOf('en'), sq: messagesOf('sq') }

function templateOf(messages: Messages, language: Language, key: string, count: JsonValue | undefined) {
  const plural = typeof count === 'number' ? new Intl.PluralRules(language).select(count) : 'other'
  return messages[`${key}_${plural}`] ?? messages[key] ?? messages[`${key}_other`]
}

/** Details that are keys of messages themselves: `{ fieldKey: 'import.field.ledger.amount' }` is shown as "Amount". */
const named = (messages: Messages, details: Details) =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const word = name.endsWith('Key') && typeof value === 'string' ? messages[value] : undefined
      return [name, word ?? value]
    }),
  )

/**
 * The sentence of a message key outside the page (command line, terminal, menus, system dialogs); undefined when there
 * is none. Programs read the key, people this.
 */
export function sentence(key: string, details: Details = {}, language: Language = 'en'): string | undefined {
  const messages = BY_LANGUAGE[language]
  const template = templateOf(messages, language, key, details['count'])
  if (template === undefined) return undefined
  const shown = formatDetails(named(messages, details), language)
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(shown[name] ?? ''))
}
