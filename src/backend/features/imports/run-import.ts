import { isDeepStrictEqual } from 'node:util'
import type {
  KindDefinition,
  OpenedImport,
  Plan,
  PlanRequest,
  ReadFile,
  SourceFile,
} from '#backend/imports/kinds/kind.ts'
import { ProblemList } from '#backend/imports/kinds/problem-list.ts'
import { importKind } from '#backend/imports/registry.ts'
import { hashFile } from '#backend/platform/atomic-file.ts'
import type { CommandContext, JobContext, Reader } from '#backend/rpc/context.ts'
import type { ImportOutcome, Mapping } from '#shared/contract/imports.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { incomingFile, readForImport } from './reading.ts'
import { type ImportRun, insertRun, listMappings, runsOfFile } from './repository.ts'

type Input = ParsedInputOf<'imports.dryRun'>
type Mode = { readonly dry: true } | { readonly dry: false; readonly post: boolean }

const invalid = (path: string, messageKey: string) =>
  new ProblemError(problem('Validation', 'error.validation', { fields: [{ path, messageKey, keys: '' }] }))

/** A mapping may only name fields that the kind has. */
function checkInput(kind: KindDefinition, { mapping }: Input, mode: Mode): void {
  const known = new Set(kind.fields.map(field => field.key))
  for (const part of ['columns', 'constants'] as const)
    for (const key of Object.keys(mapping?.[part] ?? {}))
      if (!known.has(key)) throw invalid(`mapping.${part}.${key}`, 'validation.unknownField')
  if (!mode.dry && mode.post && !kind.posts) throw invalid('post', 'validation.nothingToPost')
}

/** An earlier import of the very same file in the same way, whose records are still there. */
async function earlierRun(
  db: Reader,
  kind: KindDefinition,
  opened: OpenedImport,
  file: SourceFile,
  mapping: Mapping | null,
) {
  const runs = await runsOfFile(db, {
    kind: kind.kind,
    projectId: opened.projectId,
    fileHash: file.hash,
  })
  for (const run of runs) {
    const sameParams = isDeepStrictEqual(JSON.parse(run.parameters), opened.params)
    const sameMapping = mapping === null || isDeepStrictEqual(JSON.parse(run.mapping), mapping)
    const isThere = kind.isStillThere ? await kind.isStillThere(db, run) : true
    if (sameParams && sameMapping && isThere) return run
  }
  return undefined
}

const alreadyImported = (run: { readonly id: string; readonly rowsRead: number }): ImportOutcome => ({
  rowsRead: run.rowsRead,
  created: 0,
  updated: 0,
  unchanged: run.rowsRead,
  skipped: 0,
  errors: 0,
  warnings: 0,
  problems: [],
  sample: [],
  importRunId: run.id,
  alreadyImported: true,
  posted: 0,
})

/** What reading found fault with, before anything was compared with the workspace. */
function problemsOf(read: ReadFile): ProblemList {
  const problems = new ProblemList()
  problems.addAll(read.kind === 'map' ? read.output.applied : read.output.reading)
  return problems
}

const outcomeOf = (plan: Plan, problems: ProblemList): ImportOutcome => ({
  rowsRead: plan.rowsRead,
  created: plan.created,
  updated: plan.updated,
  unchanged: plan.unchanged,
  skipped: plan.skipped,
  ...problems.result(),
  sample: plan.sample.map(row => ({ ...row })),
  importRunId: null,
  alreadyImported: false,
  posted: 0,
})

/** Gives the transaction up: with one error nothing is stored. */
class RowsRefused extends Error {
  override readonly name = 'RowsRefused'
  readonly outcome: ImportOutcome

  constructor(outcome: ImportOutcome) {
    super('Rows of the file were refused')
    this.outcome = { ...outcome, created: 0, updated: 0 }
  }
}

interface Work {
  readonly kind: KindDefinition
  readonly input: Input
  readonly file: SourceFile
  readonly read: ReadFile
}

const mappingOf = (read: ReadFile): JsonValue =>
  read.kind === 'map' ? JSON.parse(JSON.stringify(read.output.mapping)) : null

/** What the file becomes. A file of which nothing is left is an error, never an empty success. */
async function planOf(opened: OpenedImport, { file, read, problems }: PlanRequest): Promise<Plan> {
  const plan = await opened.plan({ file, read, problems })
  const kept = plan.created + plan.updated + plan.unchanged
  if (read.kind === 'map' && kept === 0 && problems.errors === 0) {
    const { sheet, headerRows } = read.output.applied
    problems.report('error', { sheet, row: headerRows.at(-1) ?? 1 }, 'nothingLeft', { rows: plan.rowsRead })
  }
  return plan
}

/** Plans once more inside the transaction, for the data may have moved on, and stores. */
async function store(
  context: CommandContext,
  job: JobContext,
  { kind, input, file, read }: Work,
  post: boolean,
): Promise<ImportOutcome> {
  const problems = problemsOf(read)
  const opened = await kind.open(context.trx, input.params)
  const plan = await planOf(opened, { file, read, problems })
  if (problems.errors > 0) throw new RowsRefused(outcomeOf(plan, problems))
  job.signal.throwIfAborted()
  const importRunId = context.newId()
  const posted = await plan.store(context, {
    importRunId,
    post,
    signal: job.signal,
    onProgress: (done, total) => job.progress(done, total, 'progress.import.store'),
  })
  if (problems.errors > 0) throw new RowsRefused(outcomeOf(plan, problems))
  const run: ImportRun = {
    id: importRunId,
    kind: kind.kind,
    projectId: opened.projectId,
    fileName: file.name,
    fileHash: file.hash,
    parameters: JSON.stringify(opened.params),
    mapping: JSON.stringify(mappingOf(read)),
    rowsRead: plan.rowsRead,
    created: plan.created,
    updated: plan.updated,
    unchanged: plan.unchanged,
  }
  await insertRun(context.trx, run, { personId: context.actor.personId, now: context.now })
  return { ...outcomeOf(plan, problems), importRunId, posted }
}

/** Imports a file, or with `dry` only says what would happen. Row errors are in the outcome, and then nothing is stored. */
export async function runImport(context: JobContext, input: Input, mode: Mode): Promise<ImportOutcome> {
  const kind = importKind(input.kind)
  const token = incomingFile(context, input.token)
  checkInput(kind, input, mode)
  const opened = await kind.open(context.db, input.params)
  const file: SourceFile = { name: token.fileName, hash: (await hashFile(token.path)).hash }
  const earlier = await earlierRun(context.db, kind, opened, file, input.mapping)
  if (earlier) return alreadyImported(earlier)
  const read = await readForImport(context, token, opened, {
    mapping: input.mapping,
    saved: await listMappings(context.db, input.kind),
  })
  if (mode.dry) {
    const problems = problemsOf(read)
    return outcomeOf(await planOf(opened, { file, read, problems }), problems)
  }
  const work: Work = { kind, input, file, read }
  try {
    return await context.write(command => store(command, context, work, mode.post))
  } catch (error) {
    if (error instanceof RowsRefused) return error.outcome
    throw error
  }
}
