import { CompiledQuery, Kysely, SqliteDialect } from 'kysely'
import type { Database } from '#backend/schema.ts'
import type { Connection } from './connection.ts'

/**
 * A deferred transaction that turns into a write can meet SQLITE_BUSY_SNAPSHOT, which no busy timeout cures;
 * so every transaction takes the write lock at once. A full disk rolls back by itself: rolling back once more
 * would fail and hide why.
 */
class ImmediateDialect extends SqliteDialect {
  readonly #database: Connection

  constructor(database: Connection) {
    super({ database })
    this.#database = database
  }

  override createDriver() {
    const driver = super.createDriver()
    driver.beginTransaction = async connection => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    }
    driver.rollbackTransaction = async connection => {
      if (this.#database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
    }
    return driver
  }
}

/** Kysely over an open connection; destroying it closes the connection. */
export const kyselyOver = (connection: Connection): Kysely<Database> =>
  new Kysely<Database>({ dialect: new ImmediateDialect(connection) })
