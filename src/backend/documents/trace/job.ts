import { periodAt, periodsOfProject } from '#backend/features/ledger/index.ts'
import type { JobHandlers, Reader } from '#backend/rpc/context.ts'
import type { TracedDocument } from '#shared/contract/document-trace.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { reportParameters } from '../parameters.ts'
import { documents } from '../registry.ts'
import { type Parameters, runInDocuments, sourceOf } from '../run-in-documents.ts'

async function standingOf(db: Reader, entryId: string) {
  const entry = await db
    .selectFrom('ledger_entry as e')
    .innerJoin('project', 'project.id', 'e.project_id')
    .select(['e.state', 'e.entry_date', 'e.period_id', 'project.id', 'project.code', 'project.family'])
    .where('e.id', '=', entryId)
    .executeTakeFirst()
  if (!entry) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id: entryId }))
  const periods = await periodsOfProject(db, entry.id)
  const period =
    periods.find(({ id }) => id === entry.period_id) ?? periodAt(periods, entry.entry_date) ?? null
  return { entry, period }
}

/** Reports that the donor takes for a period. */
const reportsOf = (family: string) =>
  documents.filter(({ parameters, families }) => parameters === reportParameters && families.includes(family))

export const traceJobs: Pick<JobHandlers, 'documents.trace'> = {
  'documents.trace': async (context, { entryId, language }) => {
    const { entry, period } = await standingOf(context.db, entryId)
    if (!period || entry.state !== 'posted') return { periodId: period?.id ?? null, documents: [] }
    const parameters: Parameters = { project: entry.code, period: period.number, language }
    const sources = reportsOf(entry.family).map(({ id }) => sourceOf(context, id, parameters))
    const found = await runInDocuments<JsonValue & { documents: TracedDocument[] }>(context, {
      kind: 'trace',
      task: { entryId, sources },
    })
    return { periodId: period.id, documents: found.documents }
  },
}
