import type { CallFrame, FromBackend, ToBackend } from '#shared/contract/frames.ts'
import type { BackendState, PreloadApi } from '#shared/contract/shell.ts'
import { PORT_MESSAGE } from '#shared/contract/shell-bridge.ts'
import type { Exchange, OpenCarrier } from './carrier.ts'

type ConnectionApi = Pick<PreloadApi, 'requestPort' | 'onBackendState'>

/** The window as far as the port comes through it; a stand-in serves in tests. */
interface PortWindow {
  readonly location: { readonly origin: string }
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
  removeEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

/** Longest wait for the backend process to start, in milliseconds. */
const START_LIMIT = 30_000
const LOST: Exchange = { kind: 'lost' }

/** Frames over the port that the Electron shell hands to the page; data does not pass through the main process. */
export const openPortCarrier =
  (api: ConnectionApi, page: PortWindow, startLimit = START_LIMIT): OpenCarrier =>
  events => {
    const sent = new Map<string, (exchange: Exchange) => void>()
    let current: MessagePort | undefined
    let requested = false
    let arrival = Promise.withResolvers<MessagePort | undefined>()

    const settle = (callId: string, exchange: Exchange) => {
      sent.get(callId)?.(exchange)
      sent.delete(callId)
    }
    const receive = (message: FromBackend) => {
      if ('event' in message) events.event(message.event)
      else settle(message.reply, { kind: 'answered', envelope: message.envelope })
    }
    /** Calls that were sent are lost; those that still wait for a port go on waiting. */
    const drop = () => {
      if (current) arrival = Promise.withResolvers()
      requested = false
      current?.close()
      current = undefined
      for (const callId of [...sent.keys()]) settle(callId, LOST)
    }
    const giveUp = () => {
      drop()
      arrival.resolve(undefined)
      arrival = Promise.withResolvers()
    }
    const take = (event: MessageEvent) => {
      const port = event.ports[0]
      // Only this window's own preload script speaks from this window and origin; frames are never embedded.
      if (event.source !== page || event.origin !== page.location.origin) return
      if (event.data !== PORT_MESSAGE || !port) return
      drop()
      current = port
      port.addEventListener('message', message => receive(message.data))
      port.start()
      arrival.resolve(port)
      events.state('connected')
    }
    /** Told twice that all is ready (at once and after loading), it must not throw away a port that works. */
    const ask = () => {
      if (!current && !requested) api.requestPort()
      requested = true
    }
    const reactions: Readonly<Record<BackendState, () => void>> = {
      starting: () => undefined,
      ready: ask,
      lost: () => {
        drop()
        events.state('lost')
      },
      failed: () => {
        giveUp()
        events.state('gone')
      },
    }
    const send = (port: MessagePort, message: ToBackend) => port.postMessage(message)

    page.addEventListener('message', take)
    const unfollow = api.onBackendState(state => reactions[state]())

    const portWithin = (limit: number) => {
      const { promise, resolve } = Promise.withResolvers<MessagePort | undefined>()
      const timer = setTimeout(resolve, limit, undefined)
      return Promise.race([arrival.promise, promise]).finally(() => clearTimeout(timer))
    }
    const exchange = async (frame: CallFrame): Promise<Exchange> => {
      const port = await portWithin(startLimit)
      if (!port || port !== current) return LOST
      return new Promise(resolve => {
        sent.set(frame.callId, resolve)
        send(port, frame)
      })
    }

    return {
      exchange,
      cancel: callId => current && send(current, { cancel: callId }),
      close: () => {
        unfollow()
        page.removeEventListener('message', take)
        giveUp()
      },
    }
  }
