import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type Electron from 'electron'

/** One end of a channel in the main or the backend process, over a real port: messages are truly cloned. */
export class StandInPort extends EventEmitter {
  readonly port: MessagePort
  constructor(port: MessagePort) {
    super()
    this.port = port
    port.on('close', () => this.emit('close'))
  }
  postMessage(message: unknown) {
    this.port.postMessage(message)
  }
  /** As in Electron, nothing is delivered before this. */
  start() {
    this.port.on('message', data => this.emit('message', { data, ports: [] }))
  }
  close() {
    this.port.close()
  }
}
const checkedPort = (port: StandInPort) =>
  port satisfies Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>

export class StandInChannel {
  readonly port1: StandInPort
  readonly port2: StandInPort
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = checkedPort(new StandInPort(port1))
    this.port2 = checkedPort(new StandInPort(port2))
  }
}

/** A utility process that keeps what it was sent; a test says what it answers and when it ends. */
export class StandInChild extends EventEmitter {
  readonly modulePath: string
  readonly args: readonly string[]
  readonly options: Electron.ForkOptions | undefined
  readonly posted: { readonly message: unknown; readonly ports: readonly StandInPort[] }[] = []
  alive = true
  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions | undefined) {
    super()
    this.modulePath = modulePath
    this.args = args
    this.options = options
  }
  postMessage(message: unknown, ports: Electron.MessagePortMain[] = []) {
    // The real one takes the main process down (electron/electron#53923).
    if (!this.alive) throw new Error('A message to a process that has ended')
    this.posted.push({ message: structuredClone(message), ports: ports as unknown as StandInPort[] })
  }
  kill() {
    this.end(-1)
    return true
  }
  /** Plays the end of the process. */
  end(code: number) {
    if (!this.alive) return
    this.alive = false
    this.emit('exit', code)
  }
  /** Plays a message from the process. */
  say(message: unknown) {
    this.emit('message', structuredClone(message))
  }
}
const checkedChild = (child: StandInChild) =>
  child satisfies Pick<Electron.UtilityProcess, 'postMessage' | 'kill'>
export const asUtilityProcess = (child: StandInChild): Electron.UtilityProcess =>
  checkedChild(child) as unknown as Electron.UtilityProcess
