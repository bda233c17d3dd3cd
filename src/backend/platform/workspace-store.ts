import { access } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Migration } from '#backend/migrations/migration.ts'
import type { Database } from '#backend/schema.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { snapshotDatabase } from './backup.ts'
import { APPLICATION_ID, type Connection, openReader, openWriter } from './connection.ts'
import { newId } from './ids.ts'
import { kyselyOver } from './kysely-handle.ts'
import { LogMover } from './log-mover.ts'
import { formatOf, migrate, pendingMigrations } from './migrate.ts'
import { quickCheck } from './quick-check.ts'
import { storageProblem } from './storage-error.ts'
import {
  assertDatabaseHeader,
  assertEmptyFolder,
  createFolders,
  FOLDER_FORMAT,
  readIdentity,
  type WorkspaceIdentity,
  type WorkspacePaths,
  workspacePaths,
} from './workspace-files.ts'
import { lockWorkspace, type WorkspaceLock } from './workspace-lock.ts'

/** An open workspace folder: its lock, its one writing connection and a read-only one. */
export class WorkspaceStore {
  readonly paths: WorkspacePaths
  readonly identity: WorkspaceIdentity
  readonly connection: Connection
  readonly writer: Kysely<Database>
  readonly reader: Kysely<Database>
  /** Keeps large commands from waiting until the log is moved into the file. */
  readonly log: LogMover
  readonly #lock: WorkspaceLock
  /** For reads that go beside Kysely (audit head, checks). */
  readonly readConnection: Connection

  private constructor(
    paths: WorkspacePaths,
    identity: WorkspaceIdentity,
    lock: WorkspaceLock,
    connection: Connection,
  ) {
    this.paths = paths
    this.identity = identity
    this.#lock = lock
    this.connection = connection
    this.readConnection = openReader(paths.database)
    this.writer = kyselyOver(connection)
    this.reader = kyselyOver(this.readConnection)
    this.log = new LogMover(connection, paths.database)
  }

  /** Makes a new workspace in an empty or missing folder; a failure leaves no half-made database behind. */
  static async create(root: string, migrations: readonly Migration[], now: string): Promise<WorkspaceStore> {
    const paths = workspacePaths(root)
    await assertEmptyFolder(root)
    const identity: WorkspaceIdentity = {
      application: 'regrant',
      id: newId(),
      format: FOLDER_FORMAT,
      createdAt: now,
    }
    await createFolders(paths, identity)
    const lock = await lockWorkspace(root)
    return WorkspaceStore.#guard(lock, () => {
      const connection = openWriter(paths.database)
      return WorkspaceStore.#closing(connection, () => {
        migrate(connection, migrations)
        return new WorkspaceStore(paths, identity, lock, connection)
      })
    })
  }

  /** Lock, header, newer-version check, verified copy before a migration, migration; a damaged file is left untouched. */
  static async open(root: string, migrations: readonly Migration[]): Promise<WorkspaceStore> {
    const paths = workspacePaths(root)
    const identity = await readIdentity(paths)
    const lock = await lockWorkspace(root)
    return WorkspaceStore.#guard(lock, async () => {
      await assertDatabaseHeader(paths.database, APPLICATION_ID)
      const pending = WorkspaceStore.#pendingOf(paths, migrations)
      if (pending > 0) await snapshotDatabase(paths.database, paths.backups, 'before-migration')
      await access(paths.root)
      const connection = openWriter(paths.database)
      return WorkspaceStore.#closing(connection, () => {
        migrate(connection, migrations)
        connection.prepare('SELECT id FROM workspace_info').all()
        return new WorkspaceStore(paths, identity, lock, connection)
      })
    })
  }

  /** Read-only look before anything may write; a migration also needs a sound file. */
  static #pendingOf(paths: WorkspacePaths, migrations: readonly Migration[]): number {
    const reader = openReader(paths.database)
    try {
      const pending = pendingMigrations(reader, migrations).length
      if (formatOf(reader) === 0) throw new ProblemError(problem('StorageCorrupt', 'error.foreignDatabase'))
      if (pending > 0 && quickCheck(reader).length > 0)
        throw new ProblemError(problem('StorageCorrupt', 'error.storageCorrupt'))
      return pending
    } finally {
      reader.close()
    }
  }

  static async #guard<T>(lock: WorkspaceLock, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      await lock.release()
      const known = storageProblem(error)
      throw known ? new ProblemError(known) : error
    }
  }

  static #closing<T>(connection: Connection, work: () => T): T {
    try {
      return work()
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** Moves the log into the database file when nothing else happens. */
  async checkpoint(): Promise<void> {
    await this.log.settled()
    this.connection.pragma('wal_checkpoint(TRUNCATE)')
  }

  async close(sound: boolean): Promise<void> {
    await this.log.settled()
    await this.reader.destroy()
    try {
      if (sound) {
        this.connection.pragma('optimize')
        await this.checkpoint()
      }
    } finally {
      await this.writer.destroy()
      await this.#lock.release()
    }
  }
}
