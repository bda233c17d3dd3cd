import { showsEntry } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { TracedDocument } from '#shared/contract/document-trace.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { drillFilter } from '../drill.ts'
import { type DocumentSource, withModel } from '../produce.ts'
import { documentOf } from '../registry.ts'
import { figuresOfEntry, type Includes } from './figures-of-entry.ts'

export interface TraceTask {
  readonly entryId: string
  /** The documents to look through, each with its parameters. */
  readonly sources: readonly DocumentSource[]
}

/** The same reference stands behind many cells and is asked once. */
function includesEntry(db: Reader, entryId: string): Includes {
  const known = new Map<string, Promise<boolean>>()
  return ref => {
    const asked = known.get(ref) ?? showsEntry(db, drillFilter(ref), entryId)
    known.set(ref, asked)
    return asked
  }
}

async function traceOne(source: DocumentSource, entryId: string): Promise<TracedDocument> {
  const { id, titleKey } = documentOf(source.id)
  try {
    const figures = await withModel(source, (model, db) => figuresOfEntry(model, includesEntry(db, entryId)))
    return { id, titleKey, figures, refused: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code, messageKey, details } = error.problem
    return {
      id,
      titleKey,
      figures: [],
      refused: { code, messageKey, details: details as Notice['details'], fix: null },
    }
  }
}

/** Looks through documents for the figures an entry is part of; one that can't be made now says why. */
export async function traceDocuments(
  { entryId, sources }: TraceTask,
  progress: (done: number, total: number | null, stepKey: string) => void,
): Promise<TracedDocument[]> {
  const traced: TracedDocument[] = []
  for (const [done, source] of sources.entries()) {
    progress(done, sources.length, 'progress.trace')
    traced.push(await traceOne(source, entryId))
  }
  return traced
}
