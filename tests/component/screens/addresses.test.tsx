import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createMemoryHistory } from '@tanstack/react-router'
import { describe, expect, it } from 'vitest'
import { createAppRouter } from '#renderer/app/router.tsx'

const root = path.resolve(import.meta.dirname, '../../../src')
const ID = '0190c0de-0000-7000-8000-000000000001'
const router = createAppRouter(createMemoryHistory({ initialEntries: ['/today'] }))

/** Every screen with the addresses it answers to; those that name a part exactly come before those that take any. */
const PATTERNS = Object.entries(router.routesByPath)
  .map(([known, route]) => ({
    route,
    blanks: known.split('$').length,
    pattern: new RegExp(`^${known.replace(/\/$/, '').replaceAll(/\$\w+/g, '[^/]+')}/?$`),
  }))
  .toSorted((a, b) => a.blanks - b.blanks)

/** First parts of the page's addresses: what begins so in the backend is meant for the page. */
const SCREENS = [...new Set(Object.keys(router.routesByPath).map(known => known.split('/')[1] ?? ''))].filter(
  part => part !== '',
)
const LITERAL = new RegExp(`(['\`])(/(?:${SCREENS.join('|')})(?:[/?][^'\`\\s]*)?)\\1`, 'g')
const NAMED = /const (\w+) = `(\/[^`]+)`/g

/** Every address that a source file spells, with an id in place of each blank. */
function addressesIn(source: string): readonly string[] {
  const names = new Map([...source.matchAll(NAMED)].map(([, name = '', address = '']) => [name, address]))
  const spelled = [...source.matchAll(LITERAL)].map(([, , address = '']) => address)
  const continued = [...names].flatMap(([name, address]) =>
    [...source.matchAll(new RegExp(`\`\\$\\{${name}\\}(/[^\`]+)\``, 'g'))].map(([, rest]) => address + rest),
  )
  // A tab that stands in a table beside its project.
  const tabs = [...source.matchAll(/tab: '([^']+)'/g)].map(([, tab]) => `/projects/:id/${tab}`)
  return [...spelled, ...continued, ...tabs]
    .filter(address => !/\$\{\w+\.tab\b/.test(address))
    .map(address => address.replaceAll(/\$\{[^}]*\}|:id/g, ID))
}

async function sources(): Promise<ReadonlyMap<string, string>> {
  const folders = [
    'backend/features',
    'backend/documents',
    'shared/domain',
    'backend/imports',
    'backend/packs',
  ]
  const found = new Map<string, string>()
  for (const folder of folders)
    for (const entry of await readdir(path.join(root, folder), { recursive: true }))
      if (entry.endsWith('.ts'))
        found.set(`${folder}/${entry}`, await readFile(path.join(root, folder, entry), 'utf8'))
  return found
}

/** Why the page can't show an address; null when it can. */
function fault(address: string): string | null {
  const [pathname = '', search = ''] = address.split('?')
  const found = PATTERNS.find(({ pattern }) => pattern.test(pathname))
  if (!found) return 'no screen'
  const read: unknown = found.route.options.validateSearch
  const shape = typeof read === 'object' && read !== null && 'shape' in read ? Object(read.shape) : {}
  const unknown = [...new URLSearchParams(search).keys()].filter(name => !(name in shape))
  return unknown.length === 0 ? null : `the screen does not read ${unknown.join(', ')}`
}

describe('addresses that rules, tasks and documents point to', () => {
  it('are screens of the page, with parts that these read', async () => {
    const faults: string[] = []
    let count = 0
    for (const [file, source] of await sources())
      for (const address of addressesIn(source)) {
        count += 1
        const why = fault(address)
        if (why !== null) faults.push(`${file}: ${address}: ${why}`)
      }
    expect(count).toBeGreaterThan(80)
    expect(faults).toEqual([])
  })

  it.each([
    [`at('x', '/grants/calls/:id/nowhere')`, 'no screen'],
    [`at('x', '/grants/schemes?scheme=1')`, 'the screen does not read scheme'],
    ['const route = `/grants/calls/:id`\nat(`$' + '{route}/gone`)', 'no screen'],
  ])('%s is found wanting', (source, why) => {
    expect(addressesIn(source).map(fault)).toContain(why)
  })
})
