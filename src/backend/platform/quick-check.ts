import type { Connection } from './connection.ts'

const MANY = 50

/** Lines of SQLite's own check, empty when sound. A damaged page can make the check throw instead of answering: both forms are findings. */
export function quickCheck(connection: Connection, thorough = false): readonly string[] {
  try {
    const rows = connection
      .prepare<[], { result: string }>(
        `SELECT ${thorough ? 'integrity_check' : 'quick_check'} AS result FROM pragma_${thorough ? 'integrity_check' : 'quick_check'}(${MANY})`,
      )
      .all()
    return rows.map(row => row.result).filter(line => line !== 'ok')
  } catch (error) {
    return [error instanceof Error && 'code' in error ? String(error.code) : 'SQLITE_CORRUPT']
  }
}
