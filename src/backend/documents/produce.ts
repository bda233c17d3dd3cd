import path from 'node:path'
import { auditHead } from '#backend/platform/audit-chain.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { DocumentCheck, DocumentFormat, DocumentId } from '#shared/contract/documents.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { type CheckOutcome, type DocumentModel, hashModel } from './model/index.ts'
import { documentOf } from './registry.ts'
import { displayText } from './render/display-text.ts'
import { renderDocx } from './render/docx.ts'
import { renderPdf } from './render/pdf/index.ts'
import { type Preview, previewModel } from './render/preview.ts'
import { renderXlsx } from './render/xlsx/index.ts'
import { withSnapshot } from './snapshot.ts'
import { translatorOf } from './translate.ts'

export interface DocumentSource {
  readonly database: string
  readonly id: DocumentId
  readonly parameters: Readonly<Record<string, JsonValue>>
  readonly author: {
    /** Whose sight the document keeps to: nothing of what the person is recused from. */
    readonly personId?: string
    readonly name: string
    readonly authenticated: boolean
  }
  readonly now: string
  readonly appVersion: string
}

type Progress = (done: number, total: number | null, stepKey: string) => void

/** Parameters as the document declares them; a wrong one is named with its place. */
export function parseParameters(id: DocumentId, parameters: unknown): Readonly<Record<string, JsonValue>> {
  const parsed = documentOf(id).parameters.safeParse(parameters)
  if (parsed.success) return parsed.data as Readonly<Record<string, JsonValue>>
  const fields = parsed.error.issues.map(issue => ({
    path: ['parameters', ...issue.path.map(String)].join('.'),
    messageKey: `validation.${issue.code}`,
    keys: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '',
  }))
  throw new ProblemError(problem('Validation', 'error.validation', { fields }))
}

async function modelOf(db: Reader, head: string, source: DocumentSource): Promise<DocumentModel> {
  const definition = documentOf(source.id)
  const parameters = parseParameters(source.id, source.parameters)
  const language = typeof parameters['language'] === 'string' ? parameters['language'] : 'en'
  const meta = {
    generatedAt: source.now,
    generatedBy: source.author.name,
    authenticated: source.author.authenticated,
    auditHead: head,
    appVersion: source.appVersion,
    parameters,
  }
  const builder = await definition.compose(db, parameters, {
    language,
    translate: translatorOf(language),
    readerId: source.author.personId ?? '',
    meta,
  })
  return builder.build(meta)
}

/** Composes a document and works on it within the same snapshot of the data. */
export const withModel = <T>(
  source: DocumentSource,
  work: (model: DocumentModel, db: Reader) => Promise<T>,
): Promise<T> =>
  withSnapshot(source.database, async (db, connection) =>
    work(await modelOf(db, auditHead(connection), source), db),
  )

const shownCheck = (check: CheckOutcome, locale: string): DocumentCheck => ({
  id: check.id,
  textKey: check.textKey,
  details: check.details as DocumentCheck['details'],
  expected: displayText(check.expected, locale),
  actual: displayText(check.actual, locale),
  difference: displayText(check.difference, locale),
  ok: check.ok,
  blocking: check.blocking,
  fixRoute: check.fixRoute,
})

export interface CheckedDocument {
  readonly checks: DocumentCheck[]
  readonly ok: boolean
  readonly dataHash: string
}

/** The checks of a document before it is produced, and the hash of the data it would show. */
export const checkDocument = (source: DocumentSource, progress: Progress): Promise<CheckedDocument> =>
  withModel(source, async model => {
    const dataHash = await hashModel(model, {
      onProgress: (done, total) => progress(done, total, 'progress.documentCheck'),
    })
    const checks = model.checks.map(check => shownCheck(check, model.language))
    return { checks, ok: checks.every(check => check.ok), dataHash }
  })

export const previewDocument = (
  source: DocumentSource,
  window: { readonly sheet: number; readonly offset: number; readonly limit: number },
): Promise<Preview> => withModel(source, model => previewModel(model, window, translatorOf(model.language)))

export interface ProducedDocument {
  readonly fileName: string
  readonly path: string
  readonly dataHash: string
  readonly auditHead: string
  readonly checks: DocumentCheck[]
}

export interface ProduceTarget {
  readonly folder: string
  readonly format: DocumentFormat
  /** Running number of this document with these parameters. */
  readonly number: number
}

const RENDERERS = { xlsx: renderXlsx, pdf: renderPdf, docx: renderDocx } as const

/** Writes the file. A failing blocking check refuses it; other differences are printed in it. */
export const produceDocument = (
  source: DocumentSource,
  target: ProduceTarget,
  progress: Progress,
): Promise<ProducedDocument> =>
  withModel(source, async model => {
    const blocking = model.checks.filter(check => check.blocking && !check.ok)
    if (blocking.length > 0)
      throw new ProblemError(
        problem('Rule.Blocked', 'documents.error.blocked', {
          checks: blocking.map(check => check.id).join(', '),
        }),
      )
    const fileName = `${model.fileStem}_v${String(target.number).padStart(2, '0')}.${target.format}`
    const rendered = await RENDERERS[target.format](model, {
      path: path.join(target.folder, fileName),
      translate: translatorOf(model.language),
      onProgress: (done, total) => progress(done, total, 'progress.documentMake'),
    })
    return {
      fileName,
      path: rendered.path,
      dataHash: rendered.dataHash,
      auditHead: model.meta.auditHead,
      checks: model.checks.map(check => shownCheck(check, model.language)),
    }
  })
