import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { hashFile } from '#backend/platform/atomic-file.ts'
import { newId } from '#backend/platform/ids.ts'
import type { JobContext, JobHandlers, QueryHandlers, Reader } from '#backend/rpc/context.ts'
import type { DocumentFormat, DocumentId } from '#shared/contract/documents.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { drillFilter } from './drill.ts'
import { makeLetters } from './grant-letters/job.ts'
import { letterTexts, previewLetter } from './grant-letters/texts.ts'
import { listJobs } from './list-job.ts'
import { canonicalJson } from './model/data-hash.ts'
import { type CheckedDocument, type ProducedDocument, parseParameters } from './produce.ts'
import { documentOf, documents } from './registry.ts'
import { type Parameters, runInDocuments, sourceOf } from './run-in-documents.ts'
import { countRuns, getRun, insertRun, listRuns } from './runs.ts'
import { traceJobs } from './trace/job.ts'

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

async function projectOfCall(db: Reader, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('grant_call as call')
    .innerJoin('grant_scheme as scheme', 'scheme.id', 'call.scheme_id')
    .select('scheme.project_id as id')
    .where('call.code', '=', code)
    .executeTakeFirst()
  return row?.id ?? null
}

async function projectIdOf(db: Reader, parameters: Parameters): Promise<string | null> {
  const { project: code, call } = parameters
  if (typeof call === 'string') return projectOfCall(db, call)
  if (typeof code !== 'string') return null
  const row = await db.selectFrom('project').select('id').where('code', '=', code).executeTakeFirst()
  return row?.id ?? null
}

/** One document is produced at a time per parameters, so that two files never share a running number. */
const producing = new Map<string, Promise<unknown>>()

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = producing.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  const settled = mine.catch(() => undefined)
  producing.set(key, settled)
  try {
    return await mine
  } finally {
    if (producing.get(key) === settled) producing.delete(key)
  }
}

/** A document is made only as what it offers: a long list makes no letter. Throws Validation. */
function requireOffered(id: DocumentId, format: DocumentFormat): void {
  const { formats } = documentOf(id)
  if (formats.includes(format)) return
  const details = { field: 'format', document: id, format, formats: formats.join(', ') }
  throw new ProblemError(problem('Validation', 'documents.error.formatNotOffered', details))
}

async function make(
  context: JobContext,
  id: DocumentId,
  parameters: Parameters,
  format: DocumentFormat,
): Promise<OutputOf<'documents.make'>> {
  requireOffered(id, format)
  const number = (await countRuns(context.db, id, parameters, format)) + 1
  await mkdir(context.folders.exports, { recursive: true })
  const target = { folder: context.folders.exports, format, number }
  const made = await runInDocuments<JsonValue & ProducedDocument>(context, {
    kind: 'make',
    source: sourceOf(context, id, parameters),
    target,
  })
  const file = await hashFile(made.path)
  const runId = newId()
  const projectId = await projectIdOf(context.db, parameters)
  await context.write(command =>
    insertRun(command, {
      id: runId,
      documentId: id,
      projectId,
      format,
      parameters,
      fileName: made.fileName,
      fileHash: file.hash,
      fileSize: file.size,
      dataHash: made.dataHash,
      auditHead: made.auditHead,
      checks: made.checks as JsonValue,
    }),
  )
  const recorded = await getRun(context.db, runId)
  if (!recorded) throw new Error('The produced document was not recorded')
  const token = context.files.offerOutgoing({
    path: made.path,
    fileName: made.fileName,
    mediaType: MEDIA_TYPES[format],
    temporary: false,
  })
  return { token, run: recorded, checks: made.checks }
}

export const documentJobs: Pick<
  JobHandlers,
  | 'documents.check'
  | 'documents.preview'
  | 'documents.make'
  | 'documents.file'
  | 'letters.make'
  | keyof typeof listJobs
  | keyof typeof traceJobs
> = {
  'documents.check': (context, input) =>
    runInDocuments<JsonValue & CheckedDocument>(context, {
      kind: 'check',
      source: sourceOf(context, input.id, parseParameters(input.id, input.parameters)),
    }),
  'documents.preview': (context, input) =>
    runInDocuments<JsonValue & OutputOf<'documents.preview'>>(context, {
      kind: 'preview',
      source: sourceOf(context, input.id, parseParameters(input.id, input.parameters)),
      window: { sheet: input.sheet, offset: input.offset, limit: input.limit },
    }),
  'documents.make': (context, input) => {
    const parameters = parseParameters(input.id, input.parameters)
    return inTurn(canonicalJson([input.id, input.format, { ...parameters }]), () =>
      make(context, input.id, parameters, input.format),
    )
  },
  'letters.make': (context, input) =>
    makeLetters(context, input, (own, given, format) => {
      const parameters = parseParameters('grant-letters', given)
      return inTurn(canonicalJson(['grant-letters', format, { ...parameters }]), () =>
        make(own, 'grant-letters', parameters, format),
      )
    }),
  'documents.file': async (context, input) => {
    const found = await getRun(context.db, input.runId)
    if (!found) throw new ProblemError(problem('NotFound', 'documents.error.unknownRun'))
    const file = path.join(context.folders.exports, path.basename(found.fileName))
    const actual = await hashFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT')
        throw new ProblemError(problem('NotFound', 'documents.error.fileMissing', { file: found.fileName }))
      throw error
    })
    if (actual.hash !== found.fileHash)
      throw new ProblemError(
        problem('StorageCorrupt', 'documents.error.fileChanged', { file: found.fileName }),
      )
    const token = context.files.offerOutgoing({
      path: file,
      fileName: found.fileName,
      mediaType: MEDIA_TYPES[found.format],
      temporary: false,
    })
    return { token, fileName: found.fileName }
  },
  ...listJobs,
  ...traceJobs,
}

export const documentQueries: Pick<
  QueryHandlers,
  'documents.kinds' | 'documents.drill' | 'documents.history' | 'letters.texts' | 'letters.preview'
> = {
  'letters.texts': ({ db, actor }, input) => letterTexts(db, actor, input),
  'letters.preview': ({ db, actor, now }, input) => previewLetter(db, actor, input, now),
  'documents.kinds': async () => ({ rows: listKinds() }),
  'documents.drill': async (_context, input) => ({
    filter: drillFilter(input.ref),
    labelKey: 'documents.drillLabel',
    details: {},
  }),
  'documents.history': async ({ db }, input) => ({ rows: await listRuns(db, input.projectId, input.limit) }),
}

/** Each document with its formats, its parameters as JSON schema and an example; also what the command line lists. */
export function listKinds(): OutputOf<'documents.kinds'>['rows'] {
  return documents.map(definition => ({
    id: definition.id,
    titleKey: definition.titleKey,
    families: [...definition.families],
    formats: [...definition.formats],
    parameters: JSON.parse(JSON.stringify(z.toJSONSchema(definition.parameters, { io: 'input' }))),
    example: { ...definition.example } as OutputOf<'documents.kinds'>['rows'][number]['example'],
  }))
}
