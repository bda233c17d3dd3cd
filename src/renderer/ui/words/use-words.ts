import type { i18n } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { isLanguage, type Language, type MessageKey } from '#shared/locales/index.ts'
import { showValue } from './show-value.ts'

export type Details = Readonly<Record<string, JsonValue>>

export type Words = {
  readonly language: Language
  /** Locale for Intl, formatAmount and formatDate. */
  readonly locale: string
  /** A message of the application, by a key the compiler knows. */
  readonly t: (key: MessageKey, details?: Details) => string
  /**
   * A message whose key came from the backend, with its details; when the key is unknown, a general sentence
   * that names it, so that nothing is ever blank.
   */
  readonly say: (key: string, details?: Details) => string
  /** True when there is a message under this key. */
  readonly has: (key: string) => boolean
}

/** Details that are names of things with messages of their own: `{ role: 'director' }` is shown as the role's name. */
const NAMED: Readonly<Record<string, string>> = {
  role: 'role',
  roles: 'role',
  state: 'state',
  kind: 'kind',
}

/** Details that number things, as entry 2402 or row 1204: no amounts, so they are never grouped. */
const NUMBERING = /^(?:no|number|row|line|first|year|seq)$|No$/

/** Details that are percentages or shares as decimal text: shown with the mark of the language, unlike codes as 6.1. */
const PERCENT = /^(?:percent|share|total|used|limit|euShare)$|Percent$/
const DECIMAL = /^-?\d+\.\d+$/

type Translate = (key: string, details: Record<string, string | number>) => string

function shown(
  instance: i18n,
  translate: Translate,
  locale: string,
  details: Details,
): Record<string, string | number> {
  const nameOf = (key: string, text: string) => (instance.exists(key) ? translate(key, {}) : text)
  const entries = Object.entries(details).map(([name, value]): [string, string | number] => {
    if (name === 'count' && typeof value === 'number') return [name, value]
    if (NUMBERING.test(name) && typeof value === 'number') return [name, String(value)]
    if (PERCENT.test(name) && typeof value === 'string' && DECIMAL.test(value))
      return [name, formatDecimalText(value, locale)]
    const prefix = NAMED[name]
    const word = (text: string) => {
      if (prefix === undefined) return name.endsWith('Key') ? nameOf(text, text) : text
      const names = text.split(', ')
      return names.map(part => nameOf(`${prefix}.${part}`, part)).join(', ')
    }
    return [name, showValue(value, { locale, and: translate('words.and', {}), word })]
  })
  return Object.fromEntries(entries)
}

/** Words for one language, outside React as well. */
export function wordsOf(instance: i18n, spoken: string): Words {
  const language = isLanguage(spoken) ? spoken : 'en'
  const fixed = instance.getFixedT(language)
  const translate: Translate = (key, details) => fixed(key, details)
  const tell = (key: string, details: Details) =>
    translate(key, shown(instance, translate, language, details))
  return {
    language,
    locale: language,
    t: (key, details = {}) => tell(key, details),
    // With a number, so that a message that stands in plural forms only is found as well.
    has: key => instance.exists(key, { count: 0 }),
    say: (key, details = {}) => {
      const known = instance.exists(key, { count: Number(details['count'] ?? 0) })
      return known ? tell(key, details) : tell('problem.unknownMessage', { key })
    },
  }
}

/** The words of the current language. @example const { t } = useWords(); t('nav.today') */
export function useWords(): Words {
  const { i18n: instance } = useTranslation()
  const { language } = instance
  return useMemo(() => wordsOf(instance, language), [instance, language])
}
