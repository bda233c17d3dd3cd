import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, messagesOf } from '#shared/locales/index.ts'

const ROOT = path.join(import.meta.dirname, '../../../src/shared/locales')
const en = messagesOf('en')
const sq = messagesOf('sq')

const filesOf = (language: string): string[] => [
  `${language}.json`,
  ...readdirSync(path.join(ROOT, 'parts'))
    .filter(name => name.endsWith(`.${language}.json`))
    .map(name => `parts/${name}`),
]

/** Keys and texts of one file; a file may nest or not. */
function read(file: string): (readonly [string, unknown])[] {
  const below = (value: unknown, key: string): (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => below(inner, key === '' ? name : `${key}.${name}`))
      : [[key, value]]
  return below(JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')), '')
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(match => match[1]).sort()

/**
 * What is rightly the same in Albanian: names, codes, signs, placeholders alone, and words that both languages share.
 * A word is listed once here, whatever keys show it.
 */
const SHARED_WORDS = new Set(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'shared-words.json'), 'utf8')),
)

const isWordless = (text: string) => !/\p{L}{2,}/u.test(text.replace(/\{\{[^}]*\}\}/g, ''))

describe.each(LANGUAGES)('the files of %s', language => {
  it('hold texts only, each key in one file, and all of them are loaded', () => {
    const seen = new Map<string, string>()
    for (const file of filesOf(language))
      for (const [key, text] of read(file)) {
        expect(typeof text, `${file}: ${key}`).toBe('string')
        expect(seen.get(key), `${key} stands in ${file} too`).toBeUndefined()
        seen.set(key, file)
      }
    expect(Object.keys(messagesOf(language)).toSorted()).toEqual([...seen.keys()].toSorted())
  })

  it('leave no text blank and none with a stray brace', () => {
    for (const [key, text] of Object.entries(messagesOf(language))) {
      expect(text.trim(), key).not.toBe('')
      expect(text.replace(/\{\{[\w.]+\}\}/g, ''), key).not.toMatch(/[{}]/)
    }
  })

  it('have both plural forms wherever they have one', () => {
    const keys = new Set(Object.keys(messagesOf(language)))
    const stems = [...keys]
      .filter(key => /_(one|other)$/.test(key))
      .map(key => key.replace(/_(one|other)$/, ''))
    for (const stem of stems) {
      expect(keys.has(`${stem}_one`), `${stem}_one`).toBe(true)
      expect(keys.has(`${stem}_other`), `${stem}_other`).toBe(true)
    }
  })
})

describe('Albanian beside English', () => {
  it('has the same keys', () => {
    expect(Object.keys(sq).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  it('has the same placeholders', () => {
    for (const [key, text] of Object.entries(en))
      expect(placeholders(sq[key] ?? ''), key).toEqual(placeholders(text))
  })

  it('is translated: it differs from English but for shared words', () => {
    const same = Object.entries(en)
      .filter(([key, text]) => sq[key] === text && !isWordless(text) && !SHARED_WORDS.has(text))
      .map(([key, text]) => `${key}: ${text}`)
    expect(same).toEqual([])
  })

  it('has no entry in the list of shared words that nobody shares', () => {
    const shared = new Set(
      Object.entries(en)
        .filter(([key, text]) => sq[key] === text)
        .map(([, text]) => text),
    )
    expect([...SHARED_WORDS].filter(word => !shared.has(String(word)))).toEqual([])
  })

  it('is written with ë and ç, not with plain letters in their place', () => {
    const words = Object.values(sq)
      .join(' ')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
    const plain = ['eshte', 'per', 'ne', 'me', 'te', 'shume', 'menyre', 'cdo', 'cka', 'pervec', 'perdor']
    const allowed = new Set(['ne', 'me', 'te'])
    const wrong = words.filter(word => plain.includes(word) && !allowed.has(word))
    expect(wrong).toEqual([])
  })
})
