import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { DocumentFormat, DocumentId } from '#shared/contract/documents.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { canonicalJson } from './model/data-hash.ts'

export type RunRow = OutputOf<'documents.history'>['rows'][number]

interface StoredCheck {
  readonly ok: boolean
}

/** How often this document was produced with these parameters in this format; the next file carries one more. */
export async function countRuns(
  db: Reader,
  id: DocumentId,
  parameters: Readonly<Record<string, JsonValue>>,
  format: DocumentFormat,
): Promise<number> {
  const row = await db
    .selectFrom('document_run')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('document_id', '=', id)
    .where('format', '=', format)
    .where('parameters', '=', canonicalJson({ ...parameters }))
    .executeTakeFirstOrThrow()
  return row.n
}

const select = (db: Reader) =>
  db
    .selectFrom('document_run')
    .innerJoin('person', 'person.id', 'document_run.produced_by')
    .leftJoin('project', 'project.id', 'document_run.project_id')
    .select([
      'document_run.id',
      'document_run.document_id',
      'document_run.format',
      'document_run.parameters',
      'document_run.file_name',
      'document_run.file_size',
      'document_run.file_hash',
      'document_run.data_hash',
      'document_run.audit_head',
      'document_run.checks',
      'document_run.authenticated',
      'document_run.produced_at',
      'person.name as producedBy',
      'project.code as projectCode',
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const runOf = (row: Selected): RunRow => ({
  id: row.id,
  documentId: row.document_id as DocumentId,
  projectCode: row.projectCode,
  format: row.format,
  parameters: JSON.parse(row.parameters),
  fileName: row.file_name,
  fileSize: row.file_size,
  fileHash: row.file_hash,
  dataHash: row.data_hash,
  auditHead: row.audit_head,
  differences: (JSON.parse(row.checks) as StoredCheck[]).filter(check => !check.ok).length,
  producedBy: row.producedBy,
  authenticated: row.authenticated === 1,
  producedAt: row.produced_at,
})

export async function listRuns(db: Reader, projectId: string | null, limit: number): Promise<RunRow[]> {
  let query = select(db)
    .orderBy('document_run.produced_at', 'desc')
    .orderBy('document_run.id', 'desc')
    .limit(limit)
  if (projectId !== null) query = query.where('document_run.project_id', '=', projectId)
  return (await query.execute()).map(runOf)
}

export async function getRun(db: Reader, id: string): Promise<RunRow | undefined> {
  const row = await select(db).where('document_run.id', '=', id).executeTakeFirst()
  return row && runOf(row)
}

export interface NewRun {
  readonly id: string
  readonly documentId: DocumentId
  readonly projectId: string | null
  readonly format: DocumentFormat
  readonly parameters: Readonly<Record<string, JsonValue>>
  readonly fileName: string
  readonly fileHash: string
  readonly fileSize: number
  readonly dataHash: string
  readonly auditHead: string
  readonly checks: JsonValue
}

/** Records a produced file: who, when, from which data and audit head, with which parameters and checks. */
export async function insertRun(context: CommandContext, run: NewRun): Promise<void> {
  await context.trx
    .insertInto('document_run')
    .values({
      id: run.id,
      document_id: run.documentId,
      project_id: run.projectId,
      format: run.format,
      parameters: canonicalJson({ ...run.parameters }),
      file_name: run.fileName,
      file_path: run.fileName,
      file_hash: run.fileHash,
      file_size: run.fileSize,
      data_hash: run.dataHash,
      audit_head: run.auditHead,
      checks: JSON.stringify(run.checks),
      produced_by: context.actor.personId,
      authenticated: context.actor.authenticated ? 1 : 0,
      produced_at: context.now,
    })
    .execute()
}
