import type { Reader, Writer } from '#backend/rpc/context.ts'
import { IMPORT_KINDS, type ImportKind, type Mapping, mappingSchema } from '#shared/contract/imports.ts'

export interface SavedMapping {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly mapping: Mapping
}

/** Saved mappings of a kind by name; one that this version cannot read any more is left out. */
export async function listMappings(db: Reader, kind: ImportKind): Promise<readonly SavedMapping[]> {
  const rows = await db
    .selectFrom('import_mapping')
    .select(['id', 'version', 'name', 'mapping'])
    .where('kind', '=', kind)
    .orderBy('name')
    .execute()
  return rows.flatMap(row => {
    const mapping = mappingSchema.safeParse(JSON.parse(row.mapping))
    return mapping.success ? [{ ...row, mapping: mapping.data }] : []
  })
}

/** Stores a mapping under its name; one of the same name is replaced. */
export async function putMapping(
  trx: Writer,
  row: { readonly id: string; readonly kind: ImportKind; readonly name: string; readonly mapping: Mapping },
): Promise<{ readonly id: string; readonly version: number }> {
  const text = JSON.stringify(row.mapping)
  return trx
    .insertInto('import_mapping')
    .values({ id: row.id, kind: row.kind, name: row.name, mapping: text })
    .onConflict(conflict =>
      conflict.columns(['kind', 'name']).doUpdateSet(known => ({
        mapping: text,
        version: known('import_mapping.version', '+', 1),
      })),
    )
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function removeMapping(trx: Writer, id: string): Promise<boolean> {
  const removed = await trx.deleteFrom('import_mapping').where('id', '=', id).executeTakeFirst()
  return removed.numDeletedRows > 0n
}

/** One finished import as stored. */
export interface ImportRun {
  readonly id: string
  readonly kind: ImportKind
  readonly projectId: string | null
  readonly fileName: string
  readonly fileHash: string
  /** Canonical JSON of the parameters. */
  readonly parameters: string
  /** Canonical JSON of the mapping that was used; `null` where none is. */
  readonly mapping: string
  readonly rowsRead: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

export async function insertRun(
  trx: Writer,
  run: ImportRun,
  by: { readonly personId: string; readonly now: string },
): Promise<void> {
  await trx
    .insertInto('import_run')
    .values({
      id: run.id,
      kind: run.kind,
      project_id: run.projectId,
      file_name: run.fileName,
      file_hash: run.fileHash,
      parameters: run.parameters,
      mapping: run.mapping,
      rows_read: run.rowsRead,
      rows_created: run.created,
      rows_updated: run.updated,
      rows_unchanged: run.unchanged,
      imported_by: by.personId,
      imported_at: by.now,
    })
    .execute()
}

/** Earlier runs of the very same file for the same project, newest first. */
export async function runsOfFile(
  db: Reader,
  file: { readonly kind: ImportKind; readonly projectId: string | null; readonly fileHash: string },
) {
  return db
    .selectFrom('import_run')
    .select(['id', 'parameters', 'mapping', 'rows_read as rowsRead', 'rows_created as created'])
    .where('kind', '=', file.kind)
    .where('project_id', file.projectId === null ? 'is' : '=', file.projectId)
    .where('file_hash', '=', file.fileHash)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

const KINDS: ReadonlySet<string> = new Set(IMPORT_KINDS)
const isKind = (text: string): text is ImportKind => KINDS.has(text)

/** The newest imports with who made them. */
export async function listRuns(db: Reader, limit: number) {
  const rows = await db
    .selectFrom('import_run')
    .innerJoin('person', 'person.id', 'import_run.imported_by')
    .leftJoin('project', 'project.id', 'import_run.project_id')
    .select([
      'import_run.id as id',
      'import_run.kind as kind',
      'project.code as projectCode',
      'import_run.file_name as fileName',
      'import_run.rows_read as rowsRead',
      'import_run.rows_created as created',
      'import_run.rows_updated as updated',
      'import_run.rows_unchanged as unchanged',
      'person.name as importedBy',
      'import_run.imported_at as importedAt',
    ])
    .orderBy('import_run.imported_at', 'desc')
    .orderBy('import_run.id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(row => (isKind(row.kind) ? [{ ...row, kind: row.kind }] : []))
}
