import type { Migration } from '#backend/migrations/migration.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { layoutOf } from './audit-rows.ts'
import { APPLICATION_ID, type Connection } from './connection.ts'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Columns as `json_object` arguments: the audit keeps whole rows, so that a later merge can compare field by field. */
function rowAsJson(columns: readonly string[], prefix: 'OLD' | 'NEW'): string {
  return `json_object(${columns.map(column => `'${column}', ${prefix}.${quoted(column)}`).join(', ')})`
}

/** A new row as the list of its values; its columns stand in the layout. */
const rowAsList = (columns: readonly string[], layout: string): string =>
  `json_array('${layout}', ${columns.map(column => `NEW.${quoted(column)}`).join(', ')})`

function createAuditTriggers(connection: Connection, table: string): void {
  const columns = connection
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(column => column.name)
    .filter(name => name !== 'row_no')
  const layout = layoutOf(connection, table, columns)
  const kept = layout === undefined ? rowAsJson(columns, 'NEW') : rowAsList(columns, layout)
  const next = '(SELECT coalesce(max(seq), 0) + 1 FROM audit_event)'
  const parts = [
    ['insert', 'NEW', 'NULL', kept],
    ['update', 'NEW', rowAsJson(columns, 'OLD'), rowAsJson(columns, 'NEW')],
    ['delete', 'OLD', rowAsJson(columns, 'OLD'), 'NULL'],
  ] as const
  for (const [operation, row, before, after] of parts)
    connection.exec(`
      DROP TRIGGER IF EXISTS ${quoted(`audit_${table}_${operation}`)};
      CREATE TRIGGER ${quoted(`audit_${table}_${operation}`)} AFTER ${operation.toUpperCase()} ON ${quoted(table)} BEGIN
        INSERT INTO audit_change (event_seq, table_name, row_id, operation, before, after)
        VALUES (${next}, '${table}', ${row}.id, '${operation}', ${before}, ${after});
      END;`)
}

/** Number of the newest migration that a workspace holds; 0 for an empty file. */
export const formatOf = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

function assertMonotonic(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1)
      throw new Error(`Migration ${migration.name} has number ${migration.number}, not ${index + 1}`)
  })
}

function assertSound(connection: Connection): void {
  const orphans = connection.pragma('foreign_key_check')
  if (Array.isArray(orphans) && orphans.length > 0)
    throw new ProblemError(problem('StorageCorrupt', 'error.foreignKeys', { rows: orphans.length }))
  const check = connection.pragma('quick_check', { simple: true })
  if (check !== 'ok')
    throw new ProblemError(problem('StorageCorrupt', 'error.storageCorrupt', { check: String(check) }))
}

/** True when the file needs no step and is not newer; throws FromNewerVersion for a newer one. */
export function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[],
): readonly Migration[] {
  assertMonotonic(migrations)
  const format = formatOf(connection)
  if (format > migrations.length)
    throw new ProblemError(
      problem('FromNewerVersion', 'error.fromNewerVersion', { format, known: migrations.length }),
    )
  return migrations.slice(format)
}

/** Runs all pending steps in one immediate transaction and proves the result before committing; a failed step leaves nothing. */
export function migrate(connection: Connection, migrations: readonly Migration[]): number {
  const pending = pendingMigrations(connection, migrations)
  if (pending.length === 0) return 0
  connection.exec('BEGIN IMMEDIATE')
  try {
    for (const migration of pending) {
      for (const statement of migration.sql) connection.exec(statement)
      for (const table of migration.audited) createAuditTriggers(connection, table)
    }
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    connection.pragma(`user_version = ${migrations.length}`)
    assertSound(connection)
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
  return pending.length
}
