import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Page } from '@playwright/test'
import type Electron from 'electron'
import type { StandInPort } from '../processes.ts'
import { app, calls, invokes, ipcMain, StandInWindow, schemes } from '../stand-in.ts'
import { type FromPage, type ToPage, tellPage, withElectron } from './page-bridge.ts'

// The stand-in for the `electron` module once more, where it is to be a whole program: its window is a page of
// Chromium, its backend process a thread. What the stand-in has, it keeps; what is here replaces it.

export * from '../stand-in.ts'

/** Chromium knows no scheme of the app's own; this name resolves nowhere and counts as secure. */
export const STAND_IN_ADDRESS = 'http://regrant.localhost/'
const OWN_ADDRESS = 'app://regrant/'

let page: Page | undefined
/** Gives the program the page of its one window, and the way to end. */
export function begin(shown: Page, end: (code: number) => void): void {
  page = shown
  const quit = app.quit.bind(app)
  app.quit = () => {
    quit()
    if (calls.at(-1)?.[0] === 'quit') end(0)
  }
  app.exit = code => end(code ?? 0)
}

/** Ports that went to the page, by number. */
const ports = new Map<number, StandInPort>()

function tell(message: ToPage): void {
  // A page that is being left or closed hears nothing any more.
  page?.evaluate(tellPage, message).catch(() => undefined)
}

export class BrowserWindow extends StandInWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super(options)
    this.webContents.send = (channel, ...args) => tell({ kind: 'event', channel, args })
    this.webContents.postMessage = (channel, _message, [port] = []) => {
      const number = ports.size + 1
      const own = port as unknown as StandInPort
      ports.set(number, own)
      own.port.on('message', data => tell({ kind: 'port', port: number, data }))
      tell({ kind: 'newPort', channel, port: number })
    }
  }

  async #hear(message: FromPage): Promise<void> {
    if (message.kind === 'port') return ports.get(message.port)?.postMessage(message.data)
    const senderFrame = { parent: null, origin: OWN_ADDRESS.slice(0, -1), url: OWN_ADDRESS }
    const event = { sender: this.webContents, senderFrame }
    if (message.kind === 'send') ipcMain.emit(message.channel, event, ...message.args)
    else {
      const value = await invokes.get(message.channel)?.(event as never, ...message.args)
      tell({ kind: 'answer', id: message.id, value })
    }
  }

  override async loadURL(url: string): Promise<void> {
    if (!page) throw new Error('The program has no page')
    await super.loadURL(url)
    await page.route(`${STAND_IN_ADDRESS}**`, async route => {
      const asked = new Request(route.request().url().replace(STAND_IN_ADDRESS, OWN_ADDRESS))
      const answer = await schemes.get('app')?.(asked)
      if (!answer) return route.abort()
      const body = Buffer.from(await answer.arrayBuffer())
      return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
    })
    // Not a binding of Playwright's own: the launcher's are in the same page under the same name.
    const session = await page.context().newCDPSession(page)
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'tellMain') void this.#hear(JSON.parse(payload))
    })
    await session.send('Runtime.enable')
    await session.send('Runtime.addBinding', { name: 'tellMain' })
    const preload = String(this.options.webPreferences?.preload)
    await page.addInitScript({ content: withElectron(await readFile(preload, 'utf8')) })
    page.on('load', () => this.webContents.emit('did-finish-load'))
    await page.goto(url.replace(OWN_ADDRESS, STAND_IN_ADDRESS))
    this.emit('ready-to-show')
  }
}

class BackendThread extends EventEmitter {
  readonly #worker: Worker
  constructor(entry: string, start: string | undefined) {
    super()
    const bootstrap = path.join(import.meta.dirname, '../utility-bootstrap.ts')
    this.#worker = new Worker(bootstrap, { workerData: { entry, start } })
    for (const name of ['message', 'exit']) this.#worker.on(name, told => this.emit(name, told))
    this.#worker.on('error', error => process.stderr.write(`${error.stack}\n`))
  }
  postMessage(data: unknown, sent: readonly StandInPort[] = []) {
    const raw = sent.map(({ port }) => port)
    this.#worker.postMessage({ data, ports: raw }, raw)
  }
  kill() {
    void this.#worker.terminate()
    return true
  }
}
export const utilityProcess = {
  fork: (entry: string, [start]: readonly string[] = []) => new BackendThread(entry, start),
}
