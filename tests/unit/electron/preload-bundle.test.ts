import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { compileFunction } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PreloadApi } from '#shared/contract/shell.ts'
import { OUT } from '#tests/support/electron/boot.ts'
import * as electron from '#tests/support/electron/stand-in.ts'

const asked: string[] = []
const posted: unknown[][] = []
let source = ''
let api: PreloadApi

beforeAll(async () => {
  const file = path.join(OUT, 'preload/index.cjs')
  source = await readFile(file, 'utf8')
  // As in the sandbox: `require` knows Electron alone, and there is no `process`, no `module`, no `Buffer`.
  const require = (name: string) => {
    asked.push(name)
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  const window = {
    location: { origin: 'app://regrant' },
    postMessage: (...all: unknown[]) => posted.push(all),
  }
  compileFunction(source, ['require', 'window', 'process', 'Buffer', 'module'], { filename: file })(
    require,
    window,
  )
  api = electron.exposed.get('regrant') as PreloadApi
})

describe('the built preload script', () => {
  it('is one file that asks for Electron and nothing else', () => {
    expect(asked).toEqual(['electron'])
    expect(source.match(/require\(([^)]*)\)/g)).toEqual(['require("electron")'])
    expect(source).not.toMatch(/\bimport\s*\(|\bprocess\.|node:/)
  })

  it('exposes exactly these names, under one', () => {
    expect([...electron.exposed.keys()]).toEqual(['regrant'])
    expect(Object.keys(api).toSorted()).toEqual([
      'abilities',
      'onBackendState',
      'openFile',
      'pickFile',
      'pickFiles',
      'pickFolder',
      'print',
      'requestPort',
      'saveFile',
      'showSaved',
    ])
    expect(api.abilities).toEqual({ kind: 'electron', pickFolder: true, showSaved: true })
  })

  it('asks on fixed channels and drops what else it is given', async () => {
    const before = electron.calls.length
    api.requestPort()
    await api.pickFile({ accept: ['.csv'] })
    await api.pickFiles({ accept: ['.xlsx'] })
    await Reflect.apply(api.pickFolder, undefined, ['shell:evil', { path: '/etc' }])
    await api.saveFile({ token: 't', name: 'n' })
    await api.openFile({ token: 't' })
    await api.showSaved({ token: 't' })
    await api.print()
    expect(electron.calls.slice(before)).toEqual([
      ['ipc send', 'backend:request-port'],
      ['ipc invoke', 'shell:pick-file', { accept: ['.csv'] }],
      ['ipc invoke', 'shell:pick-files', { accept: ['.xlsx'] }],
      ['ipc invoke', 'shell:pick-folder', {}],
      ['ipc invoke', 'shell:save-file', { token: 't', name: 'n' }],
      ['ipc invoke', 'shell:open-file', { token: 't' }],
      ['ipc invoke', 'shell:show-saved', { token: 't' }],
      ['ipc invoke', 'shell:print', {}],
    ])
  })

  it('tells states without the event that carries the sender', () => {
    const heard: unknown[][] = []
    const leave = api.onBackendState((...all: unknown[]) => heard.push(all))
    electron.ipcRenderer.emit('backend:state', { sender: 'ipcRenderer' }, 'ready')
    leave()
    electron.ipcRenderer.emit('backend:state', { sender: 'ipcRenderer' }, 'lost')
    expect(heard).toEqual([['ready']])
  })

  it('passes the port on to its own page alone', () => {
    const port = { name: 'port' }
    electron.ipcRenderer.emit('backend:port', { ports: [port] })
    expect(posted).toEqual([['regrant:port', 'app://regrant', [port]]])
  })
})
