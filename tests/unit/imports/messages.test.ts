import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { TARGETS } from '#backend/imports/mapping/targets/index.ts'
import { RATE_PROBLEMS } from '#backend/imports/rates/reading/reading.ts'
import { SANCTION_PROBLEMS } from '#backend/imports/sanctions/reading.ts'
import en from '#shared/locales/parts/imports-reading.en.json' with { type: 'json' }
import sq from '#shared/locales/parts/imports-reading.sq.json' with { type: 'json' }

const ROOMS = ['mapping', 'rates/reading', 'reading', 'sanctions', 'worker'].map(room =>
  path.resolve('src/backend/imports', room),
)

const sources = ROOMS.flatMap(room =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(path.join(room, file), 'utf8')),
).join('\n')

/** Keys written out in the code, and those built from the name that `problem`, `issue` and `warning` are given. */
function usedKeys(): Set<string> {
  const keys = new Set([...sources.matchAll(/'(import\.[A-Za-z.]+)'/g)].map(match => match[1] ?? ''))
  for (const [, name, remedy] of sources.matchAll(/(?:problem|issue)\('(\w+)', [^']*?, '(\w+)'\)/g)) {
    keys.add(`import.problem.${name}`)
    keys.add(`import.remedy.${remedy}`)
  }
  for (const name of RATE_PROBLEMS) {
    keys.add(`import.problem.rate.${name}`)
    keys.add(`import.remedy.rate.${name}`)
  }
  for (const name of SANCTION_PROBLEMS) {
    keys.add(`import.problem.sanction.${name}`)
    keys.add(`import.remedy.sanction.${name}`)
  }
  for (const [, name] of sources.matchAll(/warning\([^']*?'(\w+)'/g)) {
    keys.add(`import.problem.${name}`)
    keys.add(`import.remedy.${name}`)
  }
  for (const reason of ['total', 'totalBySum', 'note', 'repeatedHeader'])
    keys.add(`import.problem.leftOut.${reason}`)
  for (const target of Object.values(TARGETS)) for (const { labelKey } of target.fields) keys.add(labelKey)
  return keys
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1] ?? '').toSorted()

describe('the messages of reading files', () => {
  it('are there for every key the code uses, and none is unused', () => {
    const used = [...usedKeys()].toSorted()
    expect(used.length).toBeGreaterThan(120)
    expect(Object.keys(en).toSorted()).toEqual(used)
  })

  it('are the same in Albanian, with the same details, in other words', () => {
    expect(Object.keys(sq)).toEqual(Object.keys(en))
    for (const [key, text] of Object.entries(en)) {
      const other = Object.entries(sq).find(([name]) => name === key)?.[1] ?? ''
      expect(placeholders(other), key).toEqual(placeholders(text))
      expect(other, key).not.toBe(text)
    }
  })
})
