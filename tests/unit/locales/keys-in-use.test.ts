import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { messagesOf } from '#shared/locales/index.ts'

const SOURCE = path.join(import.meta.dirname, '../../../src')
const messages = messagesOf('en')

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map(name => ({ name, text: readFileSync(path.join(SOURCE, name), 'utf8') }))

const isKnown = (key: string) => key in messages || `${key}_other` in messages

/** Places where code names a message: each pattern's first group is the key, or what the key is made from. */
const PLACES: readonly { readonly pattern: RegExp; readonly keyOf: (found: string) => string }[] = [
  { pattern: /\bproblem\(\s*'[\w.]+',\s*'([\w.-]+)'/g, keyOf: found => found },
  {
    pattern: /\b(?:message|title|label|remedy|action|step|text|help)Key:\s*'([\w.-]+)'/g,
    keyOf: found => found,
  },
  { pattern: /\bprogress\([^()]*,\s*'([\w.-]+)'\)/g, keyOf: found => found },
  { pattern: /message: '(validation\.\w+)'/g, keyOf: found => found },
]

const FIXES = { pattern: /\b(?:here|at)\('([a-z]\w+)'[,)]/g, keyOf: (found: string) => `fix.${found}` }

function keysIn(text: string): string[] {
  const places = text.includes('domain/notices/index.ts') ? [...PLACES, FIXES] : PLACES
  return places.flatMap(({ pattern, keyOf }) =>
    [...text.matchAll(pattern)].map(match => keyOf(match[1] ?? '')),
  )
}

describe('every message that code names', () => {
  it('finds names at all', () => {
    expect(sources.flatMap(({ text }) => keysIn(text)).length).toBeGreaterThan(100)
    expect(keysIn("problem('Rule.X', 'problem.x')")).toEqual(['problem.x'])
  })

  it('is in the locales', () => {
    const missing = sources.flatMap(({ name, text }) =>
      keysIn(text)
        .filter(key => !isKnown(key))
        .map(key => `${name}: ${key}`),
    )
    expect([...new Set(missing)].toSorted()).toEqual([])
  })
})
