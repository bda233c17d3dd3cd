import Sqlite from 'better-sqlite3'
import { readHandedRows } from './handed-rows.ts'

export type Connection = Sqlite.Database

/** 'RGRT': marks a database file as a Regrant workspace. */
export const APPLICATION_ID = 0x52475254

const BUSY_MS = 5000
/** A large import changes far more pages than a reader needs; spilling them early writes them twice. Used only as far as needed. */
const WRITE_CACHE_KIB = 262_144

/** Opens the one writing connection. The driver compiles WAL with synchronous=NORMAL, so FULL is set explicitly. */
export function openWriter(file: string): Connection {
  const connection = new Sqlite(file)
  try {
    connection.pragma(`busy_timeout = ${BUSY_MS}`)
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('checkpoint_fullfsync = 1')
    connection.pragma('foreign_keys = ON')
    connection.pragma('trusted_schema = OFF')
    connection.pragma('cell_size_check = ON')
    connection.pragma(`cache_size = -${WRITE_CACHE_KIB}`)
    readHandedRows(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Opens a connection that can't write, for queries and workers. */
export function openReader(file: string): Connection {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true })
  connection.pragma(`busy_timeout = ${BUSY_MS}`)
  connection.pragma('query_only = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma('cache_size = -65536')
  return connection
}
