import { type AuditLayouts, auditedRow } from '#backend/platform/audit-rows.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { AuditChange, AuditField, AuditValue } from '#shared/contract/audit.ts'
import { type ColumnKind, type CurrencyOf, columnKind, type NamedTable } from './columns.ts'
import { NamedRows, nameOf, type Row } from './named-rows.ts'
import { findLayouts } from './repository.ts'

export interface StoredChange {
  readonly table_name: string
  readonly row_id: string
  readonly operation: AuditChange['operation']
  readonly before: string | null
  readonly after: string | null
}

interface ReadChange {
  readonly table: string
  readonly rowId: string
  readonly operation: AuditChange['operation']
  readonly before: Row
  readonly after: Row
}

const readChange = (change: StoredChange, layouts: AuditLayouts): ReadChange => ({
  table: change.table_name,
  rowId: change.row_id,
  operation: change.operation,
  before: auditedRow(change.before, layouts),
  after: auditedRow(change.after, layouts),
})

/** What a row belongs to and takes its currency from: the column that names it, and its table. */
const OWNERS: readonly (readonly [string, NamedTable])[] = [
  ['entry_id', 'ledger_entry'],
  ['project_id', 'project'],
  ['version_id', 'budget_version'],
]

const idIn = (row: Row, column: string): string | undefined => {
  const id = row[column]
  return typeof id === 'string' ? id : undefined
}

/** Loads what the changed rows point to, so that every value can be told without asking again. */
async function loadNamed(rows: NamedRows, changes: readonly ReadChange[]): Promise<void> {
  const wanted = new Map<NamedTable, Set<string>>()
  const want = (table: NamedTable, id: string | undefined) => {
    if (id !== undefined) wanted.set(table, (wanted.get(table) ?? new Set()).add(id))
  }
  for (const { table, before, after } of changes)
    for (const row of [before, after])
      for (const column of Object.keys(row)) {
        const kind = columnKind(table, column)
        if (kind.kind === 'record') want(kind.table, idIn(row, column))
      }
  for (const [table, ids] of wanted) await rows.load(table, ids)
  // An amount of a budget is in its project's currency, and the project is one step further.
  const versions = [...(wanted.get('budget_version') ?? [])]
  await rows.load(
    'project',
    versions.flatMap(id => idIn(rows.get('budget_version', id) ?? {}, 'project_id') ?? []),
  )
}

/** Code of the currency that an amount of `row` is in; undefined when nothing says it. */
function currencyOf(rows: NamedRows, row: Row, { column, ofOwner }: CurrencyOf): string | undefined {
  const own = idIn(row, column)
  if (own !== undefined) return own
  for (const [key, table] of OWNERS) {
    const id = idIn(row, key)
    const owner = id === undefined ? undefined : rows.get(table, id)
    if (!owner) continue
    const found = idIn(owner, ofOwner) ?? idIn(owner, 'currency')
    return found ?? currencyOf(rows, owner, { column, ofOwner })
  }
  return undefined
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

function told(rows: NamedRows, row: Row, column: string, kind: ColumnKind): AuditValue | null {
  const value = row[column]
  if (value === null || value === undefined || value === '') return null
  const text = asText(value)
  switch (kind.kind) {
    case 'flag':
      return { kind: 'flag', on: value === 1 }
    case 'decimal':
      return { kind: 'decimal', text }
    case 'word':
      return { kind: 'word', key: `${kind.prefix}.${text}`, code: text }
    case 'record': {
      const named = rows.get(kind.table, text)
      return { kind: 'record', id: text, name: named ? nameOf(kind.table, named) : null }
    }
    case 'money': {
      const currency = currencyOf(rows, row, kind.currency)
      return currency === undefined
        ? { kind: 'text', text }
        : { kind: 'money', minor: Number(value), currency }
    }
    default:
      return { kind: 'text', text }
  }
}

interface Parameter {
  readonly name: string
  readonly value: string | null
  readonly confirmed?: boolean
}

const parametersIn = (row: Row): ReadonlyMap<string, Parameter> => {
  const stored = row['rule_parameters']
  const list: readonly Parameter[] = typeof stored === 'string' ? JSON.parse(stored) : []
  return new Map(list.map(parameter => [parameter.name, parameter]))
}

/** The limits that differ, each as a field of its own under the name of its rule. */
function ruleFields({ before, after }: ReadChange): AuditField[] {
  const [old, now] = [parametersIn(before), parametersIn(after)]
  const valueIn = (list: typeof old, name: string): AuditValue | null => {
    const value = list.get(name)?.value ?? null
    return value === null ? null : { kind: 'text', text: String(value) }
  }
  return [...new Set([...old.keys(), ...now.keys()])].map(name => ({
    column: `rule.${name}`,
    before: valueIn(old, name),
    after: valueIn(now, name),
  }))
}

function fieldsOf(rows: NamedRows, change: ReadChange): AuditField[] {
  const columns = [...new Set([...Object.keys(change.before), ...Object.keys(change.after)])]
  const fields = columns.flatMap(column => {
    const kind = columnKind(change.table, column)
    if (kind.kind === 'hidden') return []
    if (kind.kind === 'parameters') return ruleFields(change)
    return {
      column,
      before: told(rows, change.before, column, kind),
      after: told(rows, change.after, column, kind),
    }
  })
  return fields.filter(field => JSON.stringify(field.before) !== JSON.stringify(field.after))
}

/** Row changes as people read them: fields that differ, amounts with currency, references by name. */
export async function describeChanges(db: Reader, stored: readonly StoredChange[]): Promise<AuditChange[]> {
  const layouts = await findLayouts(db)
  const changes = stored.map(change => readChange(change, layouts))
  const rows = new NamedRows(db, layouts)
  await loadNamed(rows, changes)
  return changes.map(change => ({
    table: change.table,
    rowId: change.rowId,
    operation: change.operation,
    fields: fieldsOf(rows, change),
  }))
}
