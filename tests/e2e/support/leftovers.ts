import { messagesOf } from '#shared/locales/index.ts'

const english = messagesOf('en')
const albanian = messagesOf('sq')
const albanianTexts = new Set(Object.values(albanian))
/** Shorter texts are signs and abbreviations that languages share. */
const SHORTEST = 4

const escaped = (text: string) => text.replace(/[()[\]{}.*+?^$|\\/]/g, '\\$&')

/** Pattern of an English message with its placeholders open; at least this much must be fixed text to count. */
function patternOf(message: string): RegExp | null {
  const parts = message.split(/\{\{.*?\}\}/)
  const fixed = parts.join('').replace(/[^\p{L}]/gu, '')
  if (fixed.length < (parts.length === 1 ? SHORTEST : 8)) return null
  return new RegExp(`^${parts.map(escaped).join('.+')}$`, 'u')
}

const patterns = Object.entries(english).flatMap(([key, message]) => {
  if (albanian[key] === message || albanianTexts.has(message)) return []
  const pattern = patternOf(message)
  return pattern ? [{ key, pattern }] : []
})

/** Texts of an Albanian screen that are English messages; `data` are words that the records themselves hold. */
export const englishLeftovers = (texts: readonly string[], data: ReadonlySet<string>): readonly string[] =>
  texts
    .filter(text => !data.has(text) && !albanianTexts.has(text))
    .flatMap(text => {
      const found = patterns.find(({ pattern }) => pattern.test(text))
      return found ? [`${text} (${found.key})`] : []
    })

/** Names of messages that stand on the screen in place of the message. */
export const keyNames = (texts: readonly string[]): readonly string[] =>
  texts.filter(
    text => text in english || /^[a-z][A-Za-z]+(\.[a-z][A-Za-z_]+)+$/.test(text) || /\{\{/.test(text),
  )
