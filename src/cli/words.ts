import type { JsonValue } from '#shared/kernel/errors.ts'
import { formatDetails } from '#shared/kernel/format-details.ts'
import { messagesOf } from '#shared/locales/index.ts'

const LANGUAGE = 'en'
const messages = messagesOf(LANGUAGE)

function templateOf(key: string, count: JsonValue | undefined): string | undefined {
  const plural = typeof count === 'number' ? new Intl.PluralRules(LANGUAGE).select(count) : 'other'
  return messages[`${key}_${plural}`] ?? messages[key] ?? messages[`${key}_other`]
}

/** Details that are keys of messages themselves: `{ fieldKey: 'import.field.ledger.amount' }` is shown as "Amount". */
const named = (details: Readonly<Record<string, JsonValue>>) =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const word = name.endsWith('Key') && typeof value === 'string' ? messages[value] : undefined
      return [name, word ?? value]
    }),
  )

/** The English sentence of a message key; undefined when there is none. Programs read the key, people this. */
export function sentence(key: string, details: Readonly<Record<string, JsonValue>> = {}): string | undefined {
  const template = templateOf(key, details['count'])
  if (template === undefined) return undefined
  const shown = formatDetails(named(details), LANGUAGE)
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(shown[name] ?? ''))
}
