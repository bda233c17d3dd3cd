import type { OpenedImport, ReadFile } from '#backend/imports/kinds/kind.ts'
import type { NamedMapping } from '#backend/imports/mapping/fitting-mapping.ts'
import { runReading } from '#backend/imports/worker/run-reading.ts'
import { type OutputOfTask, type ReadingTask, stepKeyOf } from '#backend/imports/worker/task.ts'
import { workerEntry } from '#backend/platform/worker-entries.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { TokenFile } from '#backend/rpc/file-tokens.ts'
import type { Mapping } from '#shared/contract/imports.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** The file behind a token. Throws NotFound once it was released. */
export function incomingFile({ files }: Pick<JobContext, 'files'>, token: string): TokenFile {
  const file = files.incoming(token)
  if (!file) throw new ProblemError(problem('NotFound', 'error.fileGone'))
  return file
}

/** Carries out a reading task in the worker; cancelling the job ends it. Throws the refusal of the file. */
export async function readInWorker<T extends ReadingTask>(
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
  task: T,
): Promise<OutputOfTask<T>> {
  const crashes: unknown[] = []
  const read = await runReading(task, {
    signal,
    onCrash: error => crashes.push(error),
    entry: workerEntry('imports'),
    onProgress: ({ phase, done, total }) => progress(done, total, stepKeyOf(phase)),
  })
  // A bug of the reader goes on as it is, so that its stack is logged under an incident's number.
  if (!read.ok) throw crashes[0] ?? new ProblemError(read.error)
  return read.value
}

/** Reads a file as its import needs it: a table into records, or rates. */
export async function readForImport(
  context: JobContext,
  file: TokenFile,
  { reading }: OpenedImport,
  choice: { readonly mapping: Mapping | null; readonly saved: readonly NamedMapping[] },
): Promise<ReadFile> {
  const source = { path: file.path, name: file.fileName }
  if (reading.kind === 'rates')
    return { kind: 'rates', output: await readInWorker(context, { ...reading, file: source }) }
  if (reading.kind === 'sanctions')
    return { kind: 'sanctions', output: await readInWorker(context, { ...reading, file: source }) }
  return { kind: 'map', output: await readInWorker(context, { ...reading, ...choice, file: source }) }
}
