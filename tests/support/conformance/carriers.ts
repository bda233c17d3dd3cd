import { EventEmitter } from 'node:events'
import type { Backend } from '#backend/rpc/backend.ts'
import { createBackend } from '#backend/rpc/create-backend.ts'
import { startHost } from '#host/start-host.ts'
import type { FromBackendProcess } from '#main/backend/messages.ts'
import { runBackendProcess } from '#main/backend/run-backend-process.ts'
import type { BackendEvent, Envelope, FromBackend } from '#shared/contract/frames.ts'
import { StandInChannel, type StandInPort } from '../electron/processes.ts'
import { listen } from '../event-stream.ts'
import { enterHost, postJson } from '../host.ts'
import { callerOver, type OpenStage, type StagePlace } from './stage.ts'

/** Errors of the backend that a test did not mean to cause show up where the test fails. */
const log = (line: string) => process.stderr.write(`${line}\n`)

async function backendFor({ home, folder }: StagePlace): Promise<Backend> {
  const backend = createBackend({ home, appVersion: '0.0.0-test', log })
  if (folder !== null) {
    const opened = await backend.openFolder(folder)
    if (!opened.ok) throw new Error(opened.error.messageKey)
  }
  return backend
}

export const openInProcess: OpenStage = async place => {
  const backend = await backendFor(place)
  const events: BackendEvent[] = []
  const session = backend.openSession(event => events.push(event))
  return {
    call: callerOver(session.call),
    live: { send: session.call, cancel: async callId => session.cancel(callId), events },
    close: async () => {
      session.close()
      await backend.close()
    },
  }
}

export const openOverHost: OpenStage = async place => {
  const host = await startHost({ backend: await backendFor(place), pageRoot: place.home, log })
  const cookie = await enterHost(host)
  const window = await listen(host, cookie)
  const send = async (frame: unknown): Promise<Envelope> =>
    (await postJson(host, cookie, '/rpc', frame)).json()
  const cancel = async (callId: string) => {
    await send({ cancel: callId })
  }
  return {
    call: callerOver(send),
    live: { send, cancel, events: window.events },
    close: async () => {
      await window.leave()
      await host.close()
    },
  }
}

/** The main process as the backend process sees it. */
class Parent extends EventEmitter {
  readonly stopped = Promise.withResolvers<void>()
  postMessage(message: FromBackendProcess) {
    if (message.type === 'ready' && message.problem) throw new Error(message.problem.messageKey)
  }
}

/** Starts the body of the backend process in this one and returns the page's end of a port. */
export async function connectOverPort({ home, folder }: StagePlace) {
  const parent = new Parent()
  const wish = folder === null ? { kind: 'none' } : { kind: 'folder', folder }
  const start = { home, appVersion: '0.0.0-test', wish, reopen: false }
  await runBackendProcess(parent as never, start as never, createBackend, () => parent.stopped.resolve())
  const { port1, port2 } = new StandInChannel()
  parent.emit('message', { data: { type: 'connect' }, ports: [port1] })
  const close = async () => {
    port2.close()
    parent.emit('message', { data: { type: 'stop' }, ports: [] })
    await parent.stopped.promise
  }
  return { port: port2, close }
}

const callIdOf = (frame: unknown): string | undefined => {
  const callId = typeof frame === 'object' && frame !== null ? Reflect.get(frame, 'callId') : undefined
  return typeof callId === 'string' ? callId : undefined
}

function framesOver(port: StandInPort) {
  const events: BackendEvent[] = []
  const waiting = new Map<string, (envelope: Envelope) => void>()
  port.on('message', ({ data }: { data: FromBackend }) => {
    if ('event' in data) events.push(data.event)
    else waiting.get(data.reply)?.(data.envelope)
  })
  port.start()
  const send = async (frame: unknown) => {
    const callId = callIdOf(frame)
    const { promise, resolve } = Promise.withResolvers<Envelope>()
    if (callId !== undefined) waiting.set(callId, resolve)
    port.postMessage(frame)
    return callId === undefined ? undefined : promise
  }
  return { send, events }
}

export const openOverPort: OpenStage = async place => {
  const { port, close } = await connectOverPort(place)
  const { send, events } = framesOver(port)
  const cancel = async (callId: string) => port.postMessage({ cancel: callId })
  return { call: callerOver(send), live: { send, cancel, events }, close }
}
