import { sql } from 'kysely'
import { auditHead, type EventFields, hashChanges, hashEvent } from '#backend/platform/audit-chain.ts'
import { newId, sha256 } from '#backend/platform/ids.ts'
import type { WorkspaceStore } from '#backend/platform/workspace-store.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { Actor, CommandContext, WorkspaceFolders, Writer } from './context.ts'
import type { FileTokens } from './file-tokens.ts'

export interface CommandRequest<T> {
  readonly procedure: string
  readonly commandId: string | null
  /** What was asked, to tell a retry from another command under the same id. */
  readonly input: JsonValue
  readonly actor: Actor
  readonly now: string
  readonly work: (context: CommandContext) => Promise<T>
}

export interface CommandOutcome<T> {
  readonly value: T
  readonly topics: readonly string[]
}

interface Notes {
  reason: string | null
  second: { readonly personId: string; readonly name: string; readonly authenticated: boolean } | null
  readonly topics: Set<string>
}

/** Runs commands one at a time, each in one immediate transaction that also writes its audit event. */
export class CommandRunner {
  readonly #store: WorkspaceStore
  readonly #folders: WorkspaceFolders
  readonly #files: FileTokens
  readonly #appVersion: string
  #last: Promise<unknown> = Promise.resolve()

  constructor(store: WorkspaceStore, folders: WorkspaceFolders, files: FileTokens, appVersion: string) {
    this.#store = store
    this.#folders = folders
    this.#files = files
    this.#appVersion = appVersion
  }

  /** Takes its turn; earlier failures don't stop later work. */
  enqueue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Waits until everything that was asked so far is done. */
  async drain(): Promise<void> {
    await this.#last
  }

  run<T extends JsonValue>(request: CommandRequest<T>): Promise<CommandOutcome<T>> {
    return this.enqueue(async () => {
      try {
        return await this.#store.writer.transaction().execute(trx => this.#inside(trx, request))
      } finally {
        this.#store.log.afterCommand()
      }
    })
  }

  async #inside<T extends JsonValue>(trx: Writer, request: CommandRequest<T>): Promise<CommandOutcome<T>> {
    const inputHash = sha256(JSON.stringify([request.procedure, request.input]))
    const earlier = await this.#earlierResult(trx, request.commandId, inputHash)
    if (earlier !== undefined) return { value: earlier as T, topics: [] }
    const notes: Notes = { reason: null, second: null, topics: new Set() }
    const value = await request.work(this.#context(trx, request, notes))
    const topics = await this.#record(trx, request, notes)
    if (request.commandId !== null)
      await trx
        .insertInto('command_result')
        .values({
          command_id: request.commandId,
          procedure: request.procedure,
          input_hash: inputHash,
          result: JSON.stringify(value),
          at: request.now,
        })
        .execute()
    return { value, topics }
  }

  async #earlierResult(
    trx: Writer,
    commandId: string | null,
    inputHash: string,
  ): Promise<JsonValue | undefined> {
    if (commandId === null) return undefined
    const row = await trx
      .selectFrom('command_result')
      .select(['input_hash', 'result'])
      .where('command_id', '=', commandId)
      .executeTakeFirst()
    if (!row) return undefined
    if (row.input_hash !== inputHash) throw new ProblemError(problem('Conflict', 'error.commandIdReused'))
    return JSON.parse(row.result)
  }

  #context<T>(trx: Writer, request: CommandRequest<T>, notes: Notes): CommandContext {
    return {
      trx,
      actor: request.actor,
      folders: this.#folders,
      files: this.#files,
      now: request.now,
      appVersion: this.#appVersion,
      newId,
      setReason: reason => {
        notes.reason = reason
      },
      setSecondPerson: person => {
        notes.second = person
      },
      touch: topic => notes.topics.add(topic),
    }
  }

  /** Seals the row changes that the triggers wrote under the next sequence number; the deferred key refuses any that stay unsealed. */
  async #record<T>(trx: Writer, request: CommandRequest<T>, notes: Notes): Promise<readonly string[]> {
    const { connection } = this.#store
    const last = await trx
      .selectFrom('audit_event')
      .select(sql<number>`coalesce(max(seq), 0)`.as('seq'))
      .executeTakeFirstOrThrow()
    const seq = last.seq + 1
    const { changes, hash } = await hashChanges(connection, seq)
    this.#store.log.beforeCommit(changes)
    const tables = await trx
      .selectFrom('audit_change')
      .select('table_name')
      .distinct()
      .where('event_seq', '=', seq)
      .execute()
    const previous = auditHead(connection)
    const event: EventFields = {
      seq,
      id: newId(),
      at: request.now,
      person_id: request.actor.personId,
      person_name: request.actor.name,
      authenticated: request.actor.authenticated ? 1 : 0,
      second_person_id: notes.second?.personId ?? null,
      second_person_name: notes.second?.name ?? null,
      second_authenticated: notes.second?.authenticated ? 1 : 0,
      procedure: request.procedure,
      command_id: request.commandId,
      reason: notes.reason,
      changes,
      changes_hash: hash,
    }
    await trx
      .insertInto('audit_event')
      .values({
        ...event,
        authenticated: request.actor.authenticated ? 1 : 0,
        second_authenticated: notes.second?.authenticated ? 1 : 0,
        previous_hash: previous,
        hash: hashEvent(previous, event),
      })
      .execute()
    return [...new Set([...tables.map(row => row.table_name), ...notes.topics])]
  }
}
