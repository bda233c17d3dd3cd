import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Booted, type BootOptions, bootMain, frameEvent, PAGE } from '#tests/support/electron/boot.ts'
import type { StandInContents } from '#tests/support/electron/stand-in.ts'

let app: Booted | undefined
afterEach(() => app?.close())

async function boot(options: BootOptions = {}): Promise<Booted> {
  app = await bootMain(options)
  return app
}
const told = (contents: StandInContents) =>
  contents.sent.filter(([channel]) => channel === 'backend:state').map(([, state]) => state)
const ready = { type: 'ready', problem: null }
const TOKEN = 'T'.repeat(32)

/** Asks as the page does, and plays the backend's answer to the one ask that follows from it. */
async function invoke(booted: Booted, channel: string, input: unknown, value?: unknown) {
  const answer = booted.electron.invokes.get(channel)?.(frameEvent(booted.contents) as never, input)
  if (value !== undefined)
    await vi.waitFor(() => {
      const last = booted.child().posted.at(-1)?.message as { type: string; id: number } | undefined
      if (last?.type !== 'ask') throw new Error('not asked yet')
      booted.child().say({ type: 'answer', id: last.id, envelope: { ok: true, value } })
    })
  return answer
}

describe('the port', () => {
  it('goes to the page when the backend is ready, straight from process to page', async () => {
    const booted = await boot()
    booted.electron.ipcMain.emit('backend:request-port', frameEvent(booted.contents))
    expect(booted.contents.ports).toEqual([])
    booted.child().say(ready)
    expect(told(booted.contents)).toEqual(['ready'])
    booted.electron.ipcMain.emit('backend:request-port', frameEvent(booted.contents))
    expect(booted.child().posted.map(({ message }) => message)).toEqual([{ type: 'connect' }])
    const [near] = booted.contents.ports
    const [far] = booted.child().posted[0]?.ports ?? []
    const heard = new Promise(resolve => near?.on('message', ({ data }) => resolve(data)))
    near?.start()
    far?.postMessage({ event: { type: 'closed' } })
    expect(await heard).toEqual({ event: { type: 'closed' } })
    near?.close()
  })

  it('is announced again to a page that loads later', async () => {
    const booted = await boot()
    booted.child().say(ready)
    booted.contents.emit('did-finish-load')
    expect(told(booted.contents)).toEqual(['ready', 'ready'])
  })
})

describe('the backend process', () => {
  it('is started again after a crash, told to reopen, and the page is told', async () => {
    const booted = await boot({ argv: ['--demo'] })
    const first = booted.child()
    expect(JSON.parse(first.args[0] ?? '')).toMatchObject({ wish: { kind: 'demo' }, reopen: false })
    first.say({ type: 'workspace', open: true })
    first.say(ready)
    first.end(7)
    expect(told(booted.contents)).toEqual(['ready', 'lost'])
    await vi.waitFor(() => expect(booted.electron.children).toHaveLength(2), 3000)
    expect(JSON.parse(booted.child().args[0] ?? '')).toMatchObject({ wish: { kind: 'none' }, reopen: true })
    booted.child().say(ready)
    expect(told(booted.contents)).toEqual(['ready', 'lost', 'ready'])
  })

  it('says at the start what could not be opened', async () => {
    const booted = await boot()
    const problem = { code: 'NotFound', messageKey: 'shell.error.fileGone', details: {}, incidentId: null }
    booted.child().say({ type: 'ready', problem })
    const box = booted.electron.calls.find(([name]) => name === 'showErrorBox')
    expect(box?.[1]).toBe('The workspace could not be opened')
    expect(box?.[2]).toContain('handed over already')
  })
})

describe('the end', () => {
  it('waits until the backend has finished, then really quits', async () => {
    const booted = await boot()
    booted.child().say(ready)
    booted.electron.app.emit('window-all-closed')
    expect(booted.names().at(-1)).toBe('quit prevented')
    expect(booted.child().posted.at(-1)?.message).toEqual({ type: 'stop' })
    booted.child().end(0)
    await vi.waitFor(() => expect(booted.names().at(-1)).toBe('quit'))
    expect(booted.electron.children).toHaveLength(1)
  })

  it('says nothing to a page that is gone', async () => {
    const booted = await boot()
    booted.window.destroyed = true
    booted.child().say(ready)
    expect(told(booted.contents)).toEqual([])
  })
})

describe('a second start', () => {
  it('ends itself and opens nothing', async () => {
    await expect(
      bootMain({
        prepare: electron => {
          electron.stage.firstInstance = false
        },
      }),
    ).rejects.toThrow('No window')
  })

  it('brings the first window to the front', async () => {
    const booted = await boot()
    booted.window.minimized = true
    booted.electron.app.emit('second-instance')
    await vi.waitFor(() => expect(booted.names().slice(-2)).toEqual(['restore', 'focus']))
  })
})

describe('a crashed page', () => {
  it('is loaded again three times and not for ever', async () => {
    const booted = await boot()
    for (let crash = 0; crash < 5; crash += 1)
      booted.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(booted.names().filter(name => name === 'reload')).toHaveLength(3)
  })
})

describe('dialogs', () => {
  it('give the page a token and a name for a file, never its path', async () => {
    const booted = await boot()
    booted.child().say(ready)
    expect(await invoke(booted, 'shell:pick-file', { accept: ['.xlsx', '.csv'] })).toEqual({
      ok: true,
      value: null,
    })
    booted.electron.stage.openDialog = { canceled: false, filePaths: ['/home/ana/libri.xlsx'] }
    const picked = { token: TOKEN, name: 'libri.xlsx', size: 5 }
    expect(await invoke(booted, 'shell:pick-file', { accept: ['.xlsx', '.csv'] }, picked)).toEqual({
      ok: true,
      value: picked,
    })
    expect(booted.child().posted.at(-1)?.message).toMatchObject({
      ask: { kind: 'offerFile', path: '/home/ana/libri.xlsx' },
    })
    expect(booted.electron.calls.filter(([name]) => name === 'showOpenDialog')[0]?.[1]).toEqual({
      properties: ['openFile'],
      filters: [{ name: 'Files', extensions: ['xlsx', 'csv'] }],
    })
  })

  it('give the page every workbook of a folder, and say where there is none', async () => {
    const booted = await boot()
    booted.child().say(ready)
    const folder = await mkdtemp(path.join(tmpdir(), 'regrant-packs-'))
    try {
      booted.electron.stage.openDialog = { canceled: false, filePaths: [folder] }
      const asked = { accept: ['.xlsx'], folder: true }
      expect(await invoke(booted, 'shell:pick-files', asked)).toMatchObject({
        ok: false,
        error: { messageKey: 'shell.error.emptyFolder' },
      })
      for (const name of ['one.xlsx', '~$one.xlsx', 'notes.txt'])
        await writeFile(path.join(folder, name), 'x')
      const picked = { token: TOKEN, name: 'one.xlsx', size: 1 }
      expect(await invoke(booted, 'shell:pick-files', asked, picked)).toEqual({ ok: true, value: [picked] })
      expect(booted.child().posted.at(-1)?.message).toMatchObject({
        ask: { kind: 'offerFile', path: path.join(folder, 'one.xlsx') },
      })
      booted.electron.stage.openDialog = { canceled: false, filePaths: [path.join(folder, 'gone')] }
      expect(await invoke(booted, 'shell:pick-files', asked)).toMatchObject({
        error: { messageKey: 'shell.error.folderUnread' },
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('give the page a token for a folder', async () => {
    const booted = await boot()
    booted.child().say(ready)
    booted.electron.stage.openDialog = { canceled: false, filePaths: ['/home/ana/Regrant'] }
    const value = { token: TOKEN, name: 'Regrant' }
    expect(await invoke(booted, 'shell:pick-folder', {}, value)).toEqual({ ok: true, value })
    expect(booted.child().posted.at(-1)?.message).toMatchObject({ ask: { kind: 'offerFolder' } })
  })

  it('save where the person says, and show that folder by a token only', async () => {
    const booted = await boot()
    booted.child().say(ready)
    const wish = { token: TOKEN, name: '../../etc/Raporti ë.xlsx' }
    expect(await invoke(booted, 'shell:save-file', wish)).toEqual({
      ok: true,
      value: { saved: false, shown: null },
    })
    expect(booted.electron.calls.at(-1)?.[1]).toEqual({ defaultPath: 'Raporti ë.xlsx' })
    booted.electron.stage.saveDialog = { canceled: false, filePath: '/home/ana/r.xlsx' }
    const saved = await invoke(booted, 'shell:save-file', wish, null)
    expect(saved).toMatchObject({ ok: true, value: { saved: true } })
    expect(JSON.stringify(saved)).not.toContain('/home')
    expect(await invoke(booted, 'shell:show-saved', { token: TOKEN })).toMatchObject({ ok: false })
    await invoke(booted, 'shell:show-saved', { token: saved.value.shown })
    expect(booted.electron.calls.at(-1)).toEqual(['showItemInFolder', '/home/ana/r.xlsx'])
  })

  it('open a staged copy, and say when no program does', async () => {
    const booted = await boot()
    booted.child().say(ready)
    expect(await invoke(booted, 'shell:open-file', { token: TOKEN }, '/tmp/copy.pdf')).toEqual({
      ok: true,
      value: null,
    })
    expect(booted.electron.calls.at(-1)).toEqual(['openPath', '/tmp/copy.pdf'])
    booted.electron.stage.openPath = 'no application'
    expect(await invoke(booted, 'shell:open-file', { token: TOKEN }, '/tmp/copy.pdf')).toMatchObject({
      error: { messageKey: 'shell.error.notOpened' },
    })
  })

  it('print through the system', async () => {
    const booted = await boot()
    await invoke(booted, 'shell:print', {})
    expect(booted.electron.calls.at(-1)).toEqual(['print', { silent: false }])
  })
})

describe('an unpackaged run', () => {
  it('takes a development server of this machine and keeps every other door shut', async () => {
    const booted = await boot({
      packaged: false,
      env: { ELECTRON_RENDERER_URL: 'http://localhost:5173' },
      argv: ['my-workspace'],
    })
    expect(booted.contents.getURL()).toBe('http://localhost:5173/')
    const start = JSON.parse(booted.child().args[0] ?? '')
    expect(start.wish).toMatchObject({ kind: 'folder' })
    expect(start.wish.folder).toMatch(/\/my-workspace$/)
    expect(JSON.stringify(booted.electron.menus)).toContain('toggleDevTools')
    const cancelled = (url: string) => {
      let answer: boolean | undefined
      booted.electron.guards.beforeRequest?.({ url } as never, ({ cancel }) => {
        answer = cancel
      })
      return answer
    }
    expect(['ws://localhost:5173/', 'http://localhost:5173/x'].map(cancelled)).toEqual([false, false])
    expect(['http://localhost:9999/', 'https://example.org/'].map(cancelled)).toEqual([true, true])
  })

  it.each(['https://evil.example', 'http://evil.example:5173', 'nonsense'])(
    'does not take a page from %s',
    async url => {
      const booted = await boot({ packaged: false, env: { ELECTRON_RENDERER_URL: url } })
      expect(booted.contents.getURL()).toBe(`${PAGE}/`)
    },
  )

  it('once packaged takes no development server at all', async () => {
    const booted = await boot({ env: { ELECTRON_RENDERER_URL: 'http://localhost:5173' } })
    expect(booted.contents.getURL()).toBe(`${PAGE}/`)
  })

  it('speaks Albanian where the system does', async () => {
    const booted = await boot({
      prepare: electron => {
        electron.stage.locale = 'sq-AL'
      },
    })
    expect(JSON.stringify(booted.electron.menus)).toContain('Dil nga Regrant')
  })
})

describe('links', () => {
  it('outside are opened only from the fixed list', async () => {
    const booted = await boot()
    const help = booted.electron.menus[0]?.at(-1)?.submenu
    const licence = Array.isArray(help) ? help.at(-1) : undefined
    licence?.click?.({} as never, undefined, {} as never)
    await vi.waitFor(() => expect(booted.names()).toContain('openExternal'))
    const { openLink, FIXED_LINKS } = await import('#main/external-links.ts')
    const before = booted.electron.calls.length
    for (const address of [
      'https://evil.example',
      `${FIXED_LINKS.licence}.evil.example`,
      FIXED_LINKS.licence.replace('https://', 'https://user@'),
      FIXED_LINKS.licence.replace('https:', 'http:'),
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'nonsense',
    ])
      expect(await openLink(address), address).toBe(false)
    expect(booted.electron.calls).toHaveLength(before)
  })
})
