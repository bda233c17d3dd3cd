import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openInProcess } from './carriers.ts'

const temporary = () => mkdtemp(path.join(tmpdir(), 'regrant-conformance-'))

/** Makes a small demo workspace once and hands out copies of it. */
export async function createDemoFolder(entries = 60) {
  const home = await temporary()
  const maker = await openInProcess({ home, folder: null })
  const made = await maker.call('workspace.createDemo', {
    location: { kind: 'named', name: 'Demo' },
    entries,
  })
  await maker.close()
  if (!made.ok) throw new Error(`The demo workspace could not be made: ${made.error.messageKey}`)
  const homes = [home]
  return {
    /** A home of its own with a copy of the demo in it. */
    copy: async () => {
      const own = await temporary()
      homes.push(own)
      const folder = path.join(own, 'Demo')
      await cp(path.join(home, 'Demo'), folder, { recursive: true })
      return { home: own, folder }
    },
    remove: async () => {
      for (const one of homes) await rm(one, { recursive: true, force: true })
    },
  }
}
