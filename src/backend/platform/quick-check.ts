import type { Connection } from './connection.ts'

const MANY = 50

const linesOf = (answer: unknown): readonly string[] =>
  Array.isArray(answer) ? answer.flatMap(row => Object.values(row ?? {}).map(String)) : [String(answer)]

/** Lines of SQLite's own check, empty when sound. A damaged page can make the check throw instead of answering: both forms are findings. */
export function quickCheck(connection: Connection, thorough = false): readonly string[] {
  try {
    const answer = connection.pragma(`${thorough ? 'integrity_check' : 'quick_check'}(${MANY})`)
    return linesOf(answer).filter(line => line !== 'ok')
  } catch (error) {
    return [error instanceof Error && 'code' in error ? String(error.code) : 'SQLITE_CORRUPT']
  }
}
