import path from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  MessageChannelMain,
  session,
  utilityProcess,
} from 'electron'
import { CHANNELS } from '#shared/contract/shell-bridge.ts'
import { APP_VERSION } from '#shell/app-version.ts'
import { homeFolder } from '#shell/home-folder.ts'
import { openLogFile } from '#shell/log-file.ts'
import { servePage } from './app-protocol.ts'
import type { BackendStart } from './backend/messages.ts'
import { Supervisor, type SupervisorOptions } from './backend/supervisor.ts'
import { setMenu } from './menu.ts'
import { blockNetwork } from './network.ts'
import type { PageAddress } from './page-address.ts'
import { guardPermissions } from './permissions.ts'
import { serveShellCalls } from './shell-calls.ts'
import { startWish } from './start-wish.ts'
import { isTrusted } from './trusted-sender.ts'
import { openWindow } from './window.ts'
import { shellLanguage, shellWords } from './words.ts'

const MOST_RELOADS = 3

function forkBackend(out: string): SupervisorOptions['fork'] {
  const wish = startWish(process.argv, app.isPackaged, process.env['INIT_CWD'] ?? process.cwd())
  let first = true
  return reopen => {
    const start: BackendStart = {
      home: homeFolder(),
      appVersion: APP_VERSION,
      wish: first ? wish : { kind: 'none' },
      reopen,
    }
    first = false
    const entry = path.join(out, 'main/backend/entry.js')
    return utilityProcess.fork(entry, [JSON.stringify(start)], { serviceName: 'Regrant backend' })
  }
}

/** Gives the page a port of its own whenever it asks and the backend is there. */
function servePorts(supervisor: Supervisor, trusts: (event: IpcMainEvent) => boolean): void {
  ipcMain.on(CHANNELS.requestPort, event => {
    if (!trusts(event)) return
    const { port1, port2 } = new MessageChannelMain()
    if (supervisor.connect(port1)) event.sender.postMessage(CHANNELS.port, null, [port2])
    else port2.close()
  })
}

/** A crashed page comes back by itself, a few times; what was typed lies in the drafts. */
function mendPage(window: BrowserWindow, log: (line: string) => void): void {
  let reloads = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(JSON.stringify({ level: 'error', part: 'page', reason }))
    reloads += 1
    if (reason !== 'clean-exit' && reloads <= MOST_RELOADS) window.webContents.reload()
  })
}

/** Closing the window or quitting first lets the backend finish and close the workspace. */
function drainAtQuit(supervisor: Supervisor, close: () => Promise<void>): void {
  let drained = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', event => {
    if (drained) return
    event.preventDefault()
    void supervisor
      .stop()
      .then(close)
      .finally(() => {
        drained = true
        app.quit()
      })
  })
}

/** Puts the app together once Electron is ready. `out` is the folder of the build. */
export async function runApp(page: PageAddress, out: string): Promise<{ readonly window: BrowserWindow }> {
  const log = await openLogFile(homeFolder(), 'app')
  const words = shellWords(shellLanguage(app.getLocale()))
  servePage(path.join(out, 'renderer'))
  guardPermissions(session.defaultSession, page.origin)
  blockNetwork(session.defaultSession, page)
  setMenu(words, app.isPackaged)

  const window = openWindow(path.join(out, 'preload/index.cjs'), app.isPackaged)
  const windows = new Set([window.webContents.id])
  const trusts = (event: IpcMainEvent | IpcMainInvokeEvent) => isTrusted(event, windows, page.origin)
  const supervisor = new Supervisor({
    fork: forkBackend(out),
    state: state => {
      if (!window.isDestroyed()) window.webContents.send(CHANNELS.state, state)
    },
    startProblem: ({ messageKey, details }) =>
      dialog.showErrorBox(words('shell.dialog.notOpened'), words(messageKey, details)),
    log: log.write,
  })
  // The page asks anew after every load; until then it hears nothing, so it is told where things stand.
  window.webContents.on('did-finish-load', () => window.webContents.send(CHANNELS.state, supervisor.state))
  mendPage(window, log.write)
  servePorts(supervisor, trusts)
  serveShellCalls({ trusts, backend: supervisor, words })
  drainAtQuit(supervisor, log.close)
  supervisor.start()
  await window.loadURL(page.url)
  return { window }
}
