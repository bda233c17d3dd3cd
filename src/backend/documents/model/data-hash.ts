import { createHash } from 'node:crypto'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { CellModel, DocumentModel, RowModel, Value } from './document-model.ts'
import { totalRows, visitRows } from './model-rows.ts'
import { createPace, type Watch } from './pace.ts'

/** Changes when the canonical form below changes, so that hashes of two forms are never compared. */
const FORM = 'regrant-document-data/1'

/** JSON with sorted keys: the same value always gives the same text. */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

/** A value as unambiguous text; lengths keep two neighbouring texts from reading as one other pair. */
function canonicalValue(value: Value): string {
  switch (value.kind) {
    case 'empty':
      return '-'
    case 'text':
      return `t${value.text.length}:${value.text}`
    case 'money':
      return `m${value.minor}${value.currency}`
    case 'number':
      return `n${value.value}`
    case 'percent':
      return `p${value.value}`
    case 'rate':
      return `r${value.value}`
    case 'date':
      return `d${value.date}`
  }
}

const canonicalCell = (cell: CellModel): string =>
  canonicalValue(cell.kind === 'formula' ? cell.result : cell)

function canonicalRow(row: RowModel): string {
  let line = row.kind
  // Empty cells at the end don't count: a row may leave them out.
  let end = row.cells.length
  while (end > 0 && row.cells[end - 1]?.kind === 'empty') end -= 1
  for (let index = 0; index < end; index += 1) {
    const cell = row.cells[index]
    line += `|${cell ? canonicalCell(cell) : '-'}`
  }
  return line
}

export type DataHasher = {
  /** Call before the rows of each sheet, in the model's order. */
  readonly sheet: (name: string) => void
  readonly row: (row: RowModel) => void
  /** Of what has passed so far; the hash can go on. */
  readonly digest: () => string
}

/** Bytes gathered before hashing: one call per row would cost more than the hashing. */
const BATCH = 32_768

/**
 * Hashes a document's values while they pass by: every cell's value (of a formula, its result), the kind of
 * each row, sheet names, language and parameters; no timestamps, no person, nothing of the file format.
 */
export function createDataHasher(model: DocumentModel): DataHasher {
  const hash = createHash('sha256')
  let gathered = `${FORM}\n${canonicalJson([model.id, model.language, { ...model.meta.parameters }])}\n`
  const add = (line: string): void => {
    gathered += `${line}\n`
    if (gathered.length < BATCH) return
    hash.update(gathered)
    gathered = ''
  }
  return {
    sheet: name => add(`sheet ${JSON.stringify(name)}`),
    row: row => add(canonicalRow(row)),
    digest: () => hash.copy().update(gathered).digest('hex'),
  }
}

/** The hash of a document's data, read once from beginning to end. */
export async function hashModel(model: DocumentModel, watch: Watch = {}): Promise<string> {
  const hasher = createDataHasher(model)
  const pace = createPace(totalRows(model.sheets), watch)
  for (const sheet of model.sheets) {
    hasher.sheet(sheet.name)
    await visitRows(sheet, hasher.row, pace.step)
  }
  pace.finish()
  return hasher.digest()
}
