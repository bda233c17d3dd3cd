import { auditHead } from '#backend/platform/audit-chain.ts'
import { checkIntegrity, type IntegrityCheck } from '#backend/platform/integrity.ts'
import type { WorkspaceStore } from '#backend/platform/workspace-store.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { CommandRunner } from './command-runner.ts'
import type { FileTokens } from './file-tokens.ts'

export type IntegrityState = 'checking' | 'ok' | 'damaged'

/** A workspace in use: its store, its command queue, and the check that holds writes until it is done. */
export class OpenedWorkspace {
  readonly store: WorkspaceStore
  readonly commands: CommandRunner
  #integrity: IntegrityState = 'checking'
  #check: IntegrityCheck | undefined
  #checked: Promise<void> = Promise.resolve()
  readonly #jobs = new Set<AbortController>()
  readonly #running = new Set<Promise<unknown>>()

  constructor(store: WorkspaceStore, files: FileTokens, appVersion: string) {
    this.store = store
    this.commands = new CommandRunner(store, store.paths, files, appVersion)
  }

  get integrity(): IntegrityState {
    return this.#integrity
  }

  get auditHead(): string {
    return auditHead(this.store.readConnection)
  }

  /** A workspace made this moment has just been checked by its migration. */
  markSound(): void {
    this.#integrity = 'ok'
  }

  /** Starts the check in its own thread; commands wait for it, queries don't. */
  startIntegrityCheck(tell: (state: IntegrityState) => void): void {
    this.#check = checkIntegrity(this.store.paths.database)
    this.#checked = this.#check.result
      .catch(() => 'damaged' as const)
      .then(state => {
        this.#integrity = state
        tell(state)
      })
  }

  /** Throws StorageCorrupt when the file is damaged, so that nothing is written over what can still be rescued. */
  async assertWritable(): Promise<void> {
    await this.#checked
    if (this.#integrity === 'damaged')
      throw new ProblemError(problem('StorageCorrupt', 'error.databaseDamaged'))
  }

  /** Counts work in so that closing waits for it and can cancel it. */
  async track<T>(abort: AbortController, work: Promise<T>): Promise<T> {
    this.#jobs.add(abort)
    this.#running.add(work)
    try {
      return await work
    } finally {
      this.#jobs.delete(abort)
      this.#running.delete(work)
    }
  }

  async close(): Promise<void> {
    for (const job of this.#jobs) job.abort()
    await Promise.allSettled([...this.#running])
    await this.commands.drain()
    await this.#check?.stop()
    await this.#checked
    await this.store.close(this.#integrity !== 'damaged')
  }
}
