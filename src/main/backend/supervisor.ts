import type { MessagePortMain, UtilityProcess } from 'electron'
import type { Envelope, WireError } from '#shared/contract/frames.ts'
import type { BackendState } from '#shared/contract/shell.ts'
import { shellError } from '#shell/shell-error.ts'
import type { Ask, FromBackendProcess, ToBackendProcess } from './messages.ts'

export interface Timing {
  /** Between two heartbeats, in milliseconds. */
  readonly beat: number
  /** Unanswered heartbeats after which the process counts as hung; a large command may hold it for some seconds. */
  readonly missed: number
  /** Waits before the first, second, … restart; when they are used up it stays down. */
  readonly backOff: readonly number[]
  /** How long it must run for earlier crashes to be forgotten. */
  readonly calm: number
  /** How long it may take to finish its work and close the workspace when it is stopped. */
  readonly drain: number
}

export const DEFAULT_TIMING: Timing = {
  beat: 5000,
  missed: 12,
  backOff: [300, 1000, 3000, 8000],
  calm: 60_000,
  drain: 60_000,
}

export interface SupervisorOptions {
  /** Starts the process; `reopen` asks it to open again what was open. */
  readonly fork: (reopen: boolean) => UtilityProcess
  readonly state: (state: BackendState) => void
  /** Why what was asked for at the start could not be opened. */
  readonly startProblem: (problem: WireError) => void
  readonly log: (line: string) => void
  readonly timing?: Timing
}

const LOST = shellError('Unavailable', 'shell.error.connectionLost')

/**
 * Keeps the backend process alive: heartbeat, restart with growing waits, and never a message to a process that has
 * ended (which would take the main process down with it).
 */
export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #timing: Timing
  readonly #asked = new Map<number, (envelope: Envelope) => void>()
  #child: UtilityProcess | undefined
  #state: BackendState = 'starting'
  #workspaceOpen = false
  #crashes = 0
  #nextId = 1
  #unanswered = 0
  #heart: NodeJS.Timeout | undefined
  #pause: NodeJS.Timeout | undefined
  #stopped: Promise<void> | undefined
  #ended: (() => void) | undefined

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#timing = options.timing ?? DEFAULT_TIMING
  }

  get state(): BackendState {
    return this.#state
  }

  start(): void {
    const child = this.#options.fork(this.#workspaceOpen)
    this.#child = child
    this.#unanswered = 0
    child.on('message', (message: FromBackendProcess) => {
      if (child === this.#child) this.#hear(message)
    })
    child.once('exit', code => {
      if (child === this.#child) this.#exited(code)
    })
  }

  /** Hands one end of a page's channel to the process; false when there is none to take it. */
  connect(port: MessagePortMain): boolean {
    return this.#state === 'ready' && this.#post({ type: 'connect' }, [port])
  }

  ask(ask: Ask): Promise<Envelope> {
    const id = this.#nextId
    this.#nextId += 1
    const { promise, resolve } = Promise.withResolvers<Envelope>()
    this.#asked.set(id, resolve)
    if (!this.#post({ type: 'ask', id, ask })) this.#answer(id, LOST)
    return promise
  }

  /** Lets the process finish, close the workspace and end; what does not end in time is killed. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#pause)
    clearInterval(this.#heart)
    const child = this.#child
    if (!child) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#ended = resolve
    const timer = setTimeout(() => child.kill(), this.#timing.drain)
    if (!this.#post({ type: 'stop' })) child.kill()
    await promise
    clearTimeout(timer)
  }

  #post(message: ToBackendProcess, ports: MessagePortMain[] = []): boolean {
    if (!this.#child) return false
    this.#child.postMessage(message, ports)
    return true
  }

  #set(state: BackendState): void {
    this.#state = state
    this.#options.state(state)
  }

  #answer(id: number, envelope: Envelope): void {
    this.#asked.get(id)?.(envelope)
    this.#asked.delete(id)
  }

  #hear(message: FromBackendProcess): void {
    if (message.type === 'pong') this.#unanswered = 0
    if (message.type === 'answer') this.#answer(message.id, message.envelope)
    if (message.type === 'workspace') this.#workspaceOpen = message.open
    if (message.type === 'ready') {
      this.#heart = setInterval(() => this.#beat(), this.#timing.beat)
      this.#pause = setTimeout(() => {
        this.#crashes = 0
      }, this.#timing.calm)
      if (message.problem) this.#options.startProblem(message.problem)
      this.#set('ready')
    }
  }

  #beat(): void {
    if (this.#unanswered >= this.#timing.missed) {
      this.#note('hung', this.#unanswered)
      this.#child?.kill()
      return
    }
    this.#unanswered += 1
    this.#post({ type: 'ping', count: this.#unanswered })
  }

  #exited(code: number): void {
    this.#child = undefined
    clearInterval(this.#heart)
    clearTimeout(this.#pause)
    for (const id of [...this.#asked.keys()]) this.#answer(id, LOST)
    this.#ended?.()
    if (this.#stopped !== undefined) return
    this.#note('exited', code)
    const wait = this.#timing.backOff[this.#crashes]
    this.#crashes += 1
    this.#set(wait === undefined ? 'failed' : 'lost')
    if (wait !== undefined) this.#pause = setTimeout(() => this.start(), wait)
  }

  #note(event: 'hung' | 'exited', count: number): void {
    this.#options.log(JSON.stringify({ level: 'error', part: 'backend process', event, count }))
  }
}
