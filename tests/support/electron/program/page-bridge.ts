// These run in the page: Playwright sends their text, so they can use nothing from outside themselves.

/** What the page tells the main process, as JSON by the function `tellMain` that is put into the page. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly kind: 'invoke'
      readonly id: number
      readonly channel: string
      readonly args: readonly unknown[]
    }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }

/** What the main process tells the page. */
export type ToPage =
  | { readonly kind: 'event'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'newPort'; readonly channel: string; readonly port: number }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }

/** Electron as the preload script finds it, in a page that has none: channels and ports go through one function. */
export function electronOfPage(): object {
  const tellMain = (message: FromPage) => Reflect.get(window, 'tellMain')(JSON.stringify(message))
  type Listener = (event: { readonly ports: readonly MessagePort[] }, ...args: readonly unknown[]) => void
  const listeners = new Map<string, Set<Listener>>()
  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
  }
  const ports = new Map<number, MessagePort>()
  const invoked: ((value: unknown) => void)[] = []
  const hear = (message: ToPage) => {
    if (message.kind === 'port') return ports.get(message.port)?.postMessage(message.data)
    if (message.kind === 'answer') return invoked[message.id]?.(message.value)
    const own: MessagePort[] = []
    if (message.kind === 'newPort') {
      const { port: number } = message
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => tellMain({ kind: 'port', port: number, data })
      ports.set(number, port1)
      own.push(port2)
    }
    const args = message.kind === 'event' ? message.args : []
    for (const listener of listeners.get(message.channel) ?? []) listener({ ports: own }, ...args)
  }
  Reflect.set(window, 'hearMain', hear)
  return {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => Reflect.set(window, name, api) },
    ipcRenderer: {
      on,
      off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
      send: (channel: string, ...args: unknown[]) => tellMain({ kind: 'send', channel, args }),
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise(resolve => {
          const id = invoked.push(resolve) - 1
          tellMain({ kind: 'invoke', id, channel, args })
        }),
    },
  }
}

/** Tells a page something; one that is just being loaded does not hear it, as in Electron. */
export function tellPage(message: ToPage): void {
  Reflect.get(window, 'hearMain')?.(message)
}

/** The preload script with its Electron, as one text for the beginning of every page. */
export const withElectron = (preload: string): string =>
  `(() => { const ofPage = (${electronOfPage})(), require = () => ofPage, exports = {};\n${preload}\n})()`
