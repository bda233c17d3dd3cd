import { type Connection, openReader } from '#backend/platform/connection.ts'
import { kyselyOver } from '#backend/platform/kysely-handle.ts'
import type { Reader } from '#backend/rpc/context.ts'

/** Opens one snapshot of the workspace, so that all figures of a file are of the same moment whatever is written meanwhile. */
export async function withSnapshot<T>(
  database: string,
  work: (db: Reader, connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = openReader(database)
  const db = kyselyOver(connection)
  try {
    connection.exec('BEGIN')
    return await work(db, connection)
  } finally {
    if (connection.inTransaction) connection.exec('COMMIT')
    await db.destroy()
  }
}
