import type { Connection } from './connection.ts'
import { sha256 } from './ids.ts'

/** A row as the audit keeps it, by column. */
export type AuditedRow = Readonly<Record<string, unknown>>

/** The columns behind each list of values, by the layout's id. */
export type AuditLayouts = ReadonlyMap<string, readonly string[]>

interface StoredLayout {
  readonly id: string
  readonly table_name: string
  readonly columns: string
}

/** A layout's id follows from its content: one that was changed later no longer fits its id. */
const layoutId = (table: string, columns: string): string =>
  sha256(JSON.stringify([table, columns])).slice(0, 16)

/** False in a workspace of the first format. */
const hasLayouts = (connection: Connection): boolean =>
  connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit_layout'").get() !==
  undefined

/**
 * Id of the layout in which new rows of a table are kept as plain lists of values, naming no column again; undefined
 * where there are no layouts.
 */
export function layoutOf(
  connection: Connection,
  table: string,
  columns: readonly string[],
): string | undefined {
  if (!hasLayouts(connection)) return undefined
  const text = JSON.stringify(columns)
  const id = layoutId(table, text)
  connection.prepare('INSERT OR IGNORE INTO audit_layout VALUES (?, ?, ?)').run(id, table, text)
  return id
}

/** Ids of layouts that are not what they were made as. */
export function changedLayouts(connection: Connection): readonly string[] {
  if (!hasLayouts(connection)) return []
  const rows = connection.prepare<[], StoredLayout>('SELECT id, table_name, columns FROM audit_layout').all()
  return rows.filter(row => layoutId(row.table_name, row.columns) !== row.id).map(row => row.id)
}

/** Layouts as they are stored, ready for `auditedRow`. */
export const layoutsFrom = (rows: readonly Pick<StoredLayout, 'id' | 'columns'>[]): AuditLayouts =>
  new Map(rows.map(row => [row.id, JSON.parse(row.columns)]))

/** A kept row: an object of its columns, or a list that begins with its layout. Empty when nothing was kept. */
export function auditedRow(stored: string | null, layouts: AuditLayouts): AuditedRow {
  if (stored === null) return {}
  const kept = JSON.parse(stored)
  if (!Array.isArray(kept)) return kept
  const [id, ...values] = kept
  const columns = layouts.get(id)
  if (!columns) throw new Error(`The audit has no layout ${id}`)
  return Object.fromEntries(columns.map((column, place) => [column, values[place]]))
}
