import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { messagesOf } from '#shared/locales/index.ts'

const shared = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../src/shared')

/** Text of every file of the kernel and the domain, by its path. */
const sources: ReadonlyMap<string, string> = new Map(
  ['kernel', 'domain'].flatMap(room =>
    readdirSync(path.join(shared, room), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => [`${room}/${file}`, readFileSync(path.join(shared, room, file), 'utf8')] as const),
  ),
)

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(match => match[1] ?? '')

/** First group of every match in all files. */
const found = (pattern: RegExp): readonly string[] => [
  ...new Set([...sources.values()].flatMap(text => matches(text, pattern))),
]

const NOTICE = /(?:\brule|\bcheck)\(\s*'([A-Z][A-Za-z]+)'/g
/** Each file that makes notices names their area once, and then their codes. */
const noticeKeys = (): readonly string[] => [
  ...new Set(
    [...sources.values()].flatMap(text => {
      const area = /\bnotice\('([a-z]+)',/.exec(text)?.[1]
      return area === undefined ? [] : matches(text, NOTICE).map(code => `notice.${area}.${code}`)
    }),
  ),
]
const used = [
  ...found(/problem\(\s*'[\w.]+',\s*'(problem\.[\w.]+)'/g),
  ...noticeKeys(),
  ...found(/(?:here|at)\('([a-z][A-Za-z]+)'/g).map(act => `fix.${act}`),
]

describe('what a rule says', () => {
  const messages = messagesOf('en')
  const has = (key: string): boolean => key in messages || `${key}_other` in messages

  it('has words for every problem, blocker, warning and fix', () => {
    expect(used.length).toBeGreaterThan(70)
    expect(used.filter(key => !has(key))).toEqual([])
  })

  it('has no words that nothing says', () => {
    const quoted = new Set(
      [...sources.values()].flatMap(text => [...text.matchAll(/'([\w.]+)'/g)].map(match => match[1])),
    )
    const said = new Set([...used, ...[...quoted].map(word => `fix.${word}`)])
    const rules: Record<string, string> = JSON.parse(
      readFileSync(path.join(shared, 'locales/parts/rules.en.json'), 'utf8'),
    )
    const keys = Object.keys(rules).map(key => key.replace(/_(?:one|other)$/, ''))
    expect(keys.filter(key => !said.has(key))).toEqual([])
  })
})
