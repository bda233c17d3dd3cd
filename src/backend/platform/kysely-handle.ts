import { CompiledQuery, Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
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
    super({ database: keepingInserts(database) })
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

/** Long inserts of an import are the same text again and again; more texts than this are not met in one command. */
const KEPT_STATEMENTS = 32

/** Keeps compiled inserts. Reads are compiled anew each time: a statement that is being stepped through can't start again. */
function keepingInserts(connection: Connection): SqliteDatabase {
  const kept = new Map<string, ReturnType<Connection['prepare']>>()
  return {
    close: () => connection.close(),
    prepare: text => {
      const known = kept.get(text)
      if (known) return known
      const statement = connection.prepare(text)
      if (!text.startsWith('insert ') || statement.reader) return statement
      for (const oldest of kept.keys()) {
        if (kept.size < KEPT_STATEMENTS) break
        kept.delete(oldest)
      }
      kept.set(text, statement)
      return statement
    },
  }
}

/** Kysely over an open connection; destroying it closes the connection. */
export const kyselyOver = (connection: Connection): Kysely<Database> =>
  new Kysely<Database>({ dialect: new ImmediateDialect(connection) })
