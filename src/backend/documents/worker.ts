import { serveTask } from '#backend/platform/worker-serve.ts'
import { type PackFile, producePack } from './application-pack/produce-pack.ts'
import { type ListExport, produceList } from './ledger-list/produce-list.ts'
import {
  checkDocument,
  type DocumentSource,
  type ProduceTarget,
  previewDocument,
  produceDocument,
} from './produce.ts'
import { produceRecords, type RecordsExport } from './record-lists/produce-records.ts'
import { produceScorePack, type ScorePackFile } from './score-pack/produce-score-pack.ts'
import { type TraceTask, traceDocuments } from './trace/trace-documents.ts'

export type DocumentTask =
  | { readonly kind: 'check'; readonly source: DocumentSource }
  | {
      readonly kind: 'preview'
      readonly source: DocumentSource
      readonly window: { readonly sheet: number; readonly offset: number; readonly limit: number }
    }
  | { readonly kind: 'make'; readonly source: DocumentSource; readonly target: ProduceTarget }
  | { readonly kind: 'list'; readonly task: ListExport }
  | { readonly kind: 'records'; readonly task: RecordsExport }
  | { readonly kind: 'trace'; readonly task: TraceTask }
  | { readonly kind: 'pack'; readonly task: PackFile }
  | { readonly kind: 'scorePack'; readonly task: ScorePackFile }

serveTask<DocumentTask>(async (task, progress) => {
  if (task.kind === 'check') return { ...(await checkDocument(task.source, progress)) }
  if (task.kind === 'preview')
    return JSON.parse(JSON.stringify(await previewDocument(task.source, task.window)))
  if (task.kind === 'list') return { ...(await produceList(task.task, progress)) }
  if (task.kind === 'records') return { ...(await produceRecords(task.task, progress)) }
  if (task.kind === 'scorePack') return { ...(await produceScorePack(task.task)) }
  if (task.kind === 'trace')
    return JSON.parse(JSON.stringify({ documents: await traceDocuments(task.task, progress) }))
  if (task.kind === 'pack') return { ...(await producePack(task.task)) }
  return { ...(await produceDocument(task.source, task.target, progress)) }
})
