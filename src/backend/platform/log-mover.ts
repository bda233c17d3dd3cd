import { Worker } from 'node:worker_threads'
import type { Connection } from './connection.ts'
import { endOf } from './worker-end.ts'
import { workerEntry } from './worker-entries.ts'

/** Pages of the log from which on a commit moves them into the database file itself; SQLite's own number. */
const PAGES_AT_COMMIT = 1000
/** Changed rows of a command from which on its pages are moved beside it. */
const MANY_CHANGES = 5000

/**
 * Moves what a large command left in the log into the database file in a thread of its own, so that nobody waits for
 * it: the command is safe on the disk once it stands in the log. Should the thread fail, the next commit moves the
 * pages as always.
 */
export class LogMover {
  readonly #connection: Connection
  readonly #database: string
  readonly #entry: URL
  #waiting = false
  #moving: Promise<void> = Promise.resolve()

  constructor(connection: Connection, database: string, entry: URL = workerEntry('log')) {
    this.#connection = connection
    this.#database = database
    this.#entry = entry
  }

  /** Told before a command commits how many rows it changed. */
  beforeCommit(changes: number): void {
    if (changes < MANY_CHANGES) return
    this.#connection.pragma('wal_autocheckpoint = 0')
    this.#waiting = true
  }

  /** Told when a command has committed or was given up. */
  afterCommand(): void {
    if (!this.#waiting) return
    this.#waiting = false
    this.#connection.pragma(`wal_autocheckpoint = ${PAGES_AT_COMMIT}`)
    this.#moving = this.#moving.then(() => this.#move()).catch(() => undefined)
  }

  /** Waits until nothing is being moved. */
  async settled(): Promise<void> {
    await this.#moving
  }

  async #move(): Promise<void> {
    const worker = new Worker(this.#entry, { workerData: { database: this.#database } })
    const end = endOf(worker)
    await new Promise<void>(resolve => {
      worker.once('message', () => resolve())
      worker.once('error', () => resolve())
      worker.once('exit', () => resolve())
    })
    await end(true)
  }
}
