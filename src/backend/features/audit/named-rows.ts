import { type AuditedRow, type AuditLayouts, auditedRow } from '#backend/platform/audit-rows.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { NamedTable } from './columns.ts'

export type Row = AuditedRow

/** A database takes only so many values in one statement. */
const AT_ONCE = 500

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const joined = (...parts: readonly unknown[]): string =>
  parts
    .map(text)
    .filter(part => part !== '')
    .join(' ')

/** What people call a row of each table. */
const NAMES: { readonly [T in NamedTable]: (row: Row) => string } = {
  account: row => text(row['name']),
  application: row => joined(row['reference_no'], row['title']),
  call_corrigendum: row => text(row['number']),
  call_cutoff: row => text(row['number']),
  call_item: row => text(row['code']),
  call_lot: row => joined(row['code'], row['title']),
  form_version: row => text(row['number']),
  grant_call: row => joined(row['code'], row['title']),
  grant_decision: row => text(row['decided_on']),
  grant_scheme: row => joined(row['code'], row['title']),
  grid_version: row => text(row['number']),
  reservation: row => joined(row['decided_on'], row['reference']),
  asset: row => text(row['description']),
  document_run: row => text(row['file_name']),
  forwarded_agreement: row => text(row['agreement_no']),
  funding_source: row => text(row['name']),
  payment_request: row => text(row['number']),
  payroll: row => text(row['month']),
  procurement: row => joined(row['reference'], row['title']),
  shared_cost: row => joined(row['document_no'], row['payee']),
  shared_cost_key: row => text(row['name']),
  staff_member: row => text(row['name']),
  activity: row => joined(row['code'], row['title']),
  budget_line: row => text(row['code']),
  budget_node: row => joined(row['code'], row['label']),
  budget_notice: row => joined(row['decided_on'], row['reference']),
  budget_version: row => text(row['number']),
  intervention: row => joined(row['code'], row['title']),
  ledger_entry: row => joined(row['entry_no'], row['payee']),
  organisation: row => text(row['name']),
  person: row => text(row['name']),
  project: row => text(row['code']),
  reporting_period: row => joined(row['label'] === '' ? row['number'] : row['label']),
  work_package: row => joined(row['code'], row['title']),
}

export const nameOf = (table: NamedTable, row: Row): string => NAMES[table](row)

/** Rows of several tables by id; one that is gone is given as the audit saw it last. */
export class NamedRows {
  readonly #db: Reader
  readonly #layouts: AuditLayouts
  readonly #rows = new Map<string, Row>()

  constructor(db: Reader, layouts: AuditLayouts) {
    this.#db = db
    this.#layouts = layouts
  }

  /** Undefined for what was not loaded or never existed. */
  get(table: NamedTable, id: string): Row | undefined {
    return this.#rows.get(`${table} ${id}`)
  }

  async load(table: NamedTable, ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)].filter(id => !this.#rows.has(`${table} ${id}`))
    for (let start = 0; start < wanted.length; start += AT_ONCE)
      await this.#loadSome(table, wanted.slice(start, start + AT_ONCE))
  }

  async #loadSome(table: NamedTable, ids: readonly string[]): Promise<void> {
    const present: readonly Row[] = await this.#db
      .selectFrom(table)
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    for (const row of present) this.#rows.set(`${table} ${text(row['id'])}`, row)
    for (const id of ids) if (!this.get(table, id)) await this.#loadGone(table, id)
  }

  async #loadGone(table: NamedTable, id: string): Promise<void> {
    const last = await this.#db
      .selectFrom('audit_change')
      .select(['before', 'after'])
      .where('row_id', '=', id)
      .where('table_name', '=', table)
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    const stored = last?.after ?? last?.before
    if (stored) this.#rows.set(`${table} ${id}`, auditedRow(stored, this.#layouts))
  }
}
