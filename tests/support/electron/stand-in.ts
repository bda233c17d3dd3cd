import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { StandInChannel, StandInChild, type StandInPort } from './processes.ts'

// A stand-in for the `electron` module: it records what it is told and lets a test play the part of the system. Every
// part is checked against electron.d.ts, so that a name or a signature that Electron does not have fails to compile.
// (`on` and its kin return the whole real object, which no stand-in is; the names of events are checked in src/main.)

/** What the system was asked to do, in order. */
export const calls: (readonly [string, ...unknown[]])[] = []
const note = (name: string, ...details: unknown[]) => {
  calls.push([name, ...details])
}

/** What a test decides before the app starts. */
export const stage = {
  isPackaged: true,
  firstInstance: true,
  locale: 'en-GB',
  openDialog: { canceled: true, filePaths: [] as string[] },
  saveDialog: { canceled: true, filePath: '' },
  openPath: '',
}

type AppUsed = Pick<
  Electron.App,
  'isPackaged' | 'requestSingleInstanceLock' | 'enableSandbox' | 'whenReady' | 'quit' | 'exit' | 'getLocale'
> & { readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'> }

class StandInApp extends EventEmitter {
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => note('appendSwitch', name, value),
  }
  get isPackaged() {
    return stage.isPackaged
  }
  requestSingleInstanceLock() {
    note('requestSingleInstanceLock')
    return stage.firstInstance
  }
  enableSandbox() {
    note('enableSandbox')
  }
  async whenReady() {
    note('whenReady')
  }
  getLocale() {
    return stage.locale
  }
  quit() {
    let prevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    note(prevented ? 'quit prevented' : 'quit')
  }
  exit(code?: number) {
    note('exit', code)
  }
}
export const app = new StandInApp() satisfies AppUsed

type Handler = Parameters<Electron.Protocol['handle']>[1]
export const schemes = new Map<string, Handler>()
export const protocol = {
  registerSchemesAsPrivileged: (custom: Electron.CustomScheme[]) => note('registerSchemes', custom),
  handle: (scheme: string, handler: Handler) => {
    schemes.set(scheme, handler)
  },
} satisfies Partial<Electron.Protocol>

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0]
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

export const guards: {
  request: RequestHandler
  check: CheckHandler
  device: DeviceHandler
  beforeRequest: BeforeRequest | null
} = { request: null, check: null, device: null, beforeRequest: null }

/** Events of the session, such as `will-download`. */
export const sessionEvents = new EventEmitter()
const defaultSession = {
  on: (name: string, listener: Parameters<EventEmitter['on']>[1]) => sessionEvents.on(name, listener),
  setPermissionRequestHandler: (handler: RequestHandler) => {
    guards.request = handler
  },
  setPermissionCheckHandler: (handler: CheckHandler) => {
    guards.check = handler
  },
  setDevicePermissionHandler: (handler: DeviceHandler) => {
    guards.device = handler
  },
  webRequest: {
    onBeforeRequest: (listener: BeforeRequest) => {
      guards.beforeRequest = listener
    },
  },
} satisfies {
  [K in
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler']: Electron.Session[K]
} & { on: unknown; webRequest: { onBeforeRequest: (listener: BeforeRequest) => void } }
export const session = { defaultSession }

type ContentsUsed = Pick<
  Electron.WebContents,
  'id' | 'send' | 'postMessage' | 'setWindowOpenHandler' | 'isDestroyed' | 'getURL' | 'reload' | 'print'
>
let lastId = 0
export class StandInContents extends EventEmitter {
  readonly id = ++lastId
  readonly sent: [string, ...unknown[]][] = []
  readonly ports: StandInPort[] = []
  url = ''
  destroyed = false
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined
  send(channel: string, ...args: unknown[]) {
    this.sent.push([channel, ...args])
  }
  postMessage(channel: string, message: unknown, ports: Electron.MessagePortMain[] = []) {
    this.sent.push([channel, message])
    this.ports.push(...(ports as unknown as StandInPort[]))
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]) {
    this.openHandler = handler
  }
  isDestroyed() {
    return this.destroyed
  }
  getURL() {
    return this.url
  }
  reload() {
    note('reload')
  }
  print(options?: Electron.WebContentsPrintOptions) {
    note('print', options)
  }
}
const checkedContents = (contents: StandInContents) => contents satisfies ContentsUsed
/** Makes contents as Electron does, and announces them. */
export function newContents(): StandInContents {
  const contents = checkedContents(new StandInContents())
  app.emit('web-contents-created', {}, contents)
  return contents
}

type WindowUsed = Pick<
  Electron.BrowserWindow,
  'show' | 'focus' | 'restore' | 'isMinimized' | 'isDestroyed' | 'loadURL'
>
export const windows: StandInWindow[] = []
export class StandInWindow extends EventEmitter implements WindowUsed {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = newContents()
  minimized = false
  destroyed = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    windows.push(this)
  }
  static fromWebContents(contents: unknown) {
    return windows.find(window => window.webContents === contents) ?? null
  }
  async loadURL(url: string) {
    this.webContents.url = url
    note('loadURL', url)
  }
  show() {
    note('show')
  }
  focus() {
    note('focus')
  }
  restore() {
    note('restore')
  }
  isMinimized() {
    return this.minimized
  }
  isDestroyed() {
    return this.destroyed
  }
}
export const BrowserWindow = StandInWindow

type InvokeHandler = Parameters<Electron.IpcMain['handle']>[1]
export const invokes = new Map<string, InvokeHandler>()
class StandInIpcMain extends EventEmitter {
  handle(channel: string, handler: InvokeHandler) {
    if (invokes.has(channel)) throw new Error(`A second handler for ${channel}`)
    invokes.set(channel, handler)
  }
}
export const ipcMain = new StandInIpcMain() satisfies Pick<Electron.IpcMain, 'handle'>

export const dialog = {
  showOpenDialog: async (_window: unknown, options: Electron.OpenDialogOptions) => {
    note('showOpenDialog', options)
    return stage.openDialog
  },
  showSaveDialog: async (_window: unknown, options: Electron.SaveDialogOptions) => {
    note('showSaveDialog', options)
    return stage.saveDialog
  },
  showErrorBox: (title: string, content: string) => note('showErrorBox', title, content),
} satisfies {
  showOpenDialog: (
    w: Electron.BrowserWindow,
    o: Electron.OpenDialogOptions,
  ) => Promise<Electron.OpenDialogReturnValue>
  showSaveDialog: (
    w: Electron.BrowserWindow,
    o: Electron.SaveDialogOptions,
  ) => Promise<Electron.SaveDialogReturnValue>
  showErrorBox: Electron.Dialog['showErrorBox']
}

export const shell = {
  openExternal: async (url: string) => note('openExternal', url),
  openPath: async (file: string) => {
    note('openPath', file)
    return stage.openPath
  },
  showItemInFolder: (file: string) => note('showItemInFolder', file),
} satisfies Partial<Electron.Shell>

export const menus: Electron.MenuItemConstructorOptions[][] = []
export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => {
    menus.push(template)
    return template
  },
  setApplicationMenu: (menu: unknown) => note('setApplicationMenu', menu !== null),
}

export const children: StandInChild[] = []
export const utilityProcess = {
  fork: (modulePath: string, args?: string[], options?: Electron.ForkOptions) => {
    const child = new StandInChild(modulePath, args ?? [], options)
    children.push(child)
    return child
  },
}
export const MessageChannelMain = StandInChannel

/** The renderer's half, for the preload script. */
export const exposed = new Map<string, unknown>()
export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => {
    exposed.set(name, api)
  },
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>

class StandInIpcRenderer extends EventEmitter {
  send(channel: string, ...args: unknown[]) {
    note('ipc send', channel, ...args)
  }
  async invoke(channel: string, ...args: unknown[]) {
    note('ipc invoke', channel, ...args)
    return { ok: true, value: null }
  }
}
export const ipcRenderer = new StandInIpcRenderer() satisfies Pick<Electron.IpcRenderer, 'send' | 'invoke'>
