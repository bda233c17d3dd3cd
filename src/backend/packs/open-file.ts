import { incomingFile, readInWorker } from '#backend/features/imports/index.ts'
import type { PackOutput } from '#backend/imports/worker/task.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { TokenFile } from '#backend/rpc/file-tokens.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { fileProblem } from './problems.ts'

/** Problems that are told of a file; the counts are of all. */
export const TOLD = 200

export const countOf = (problems: readonly RowProblem[], severity: RowProblem['severity']): number =>
  problems.filter(problem => problem.severity === severity).length

export type OpenedFile =
  | { readonly file: TokenFile; readonly output: PackOutput }
  | { readonly file: TokenFile; readonly problem: RowProblem }

/** What was refused, told as a problem of the file with a remedy of its own. */
function toldOf(error: ProblemError, code: string): RowProblem {
  const { messageKey, details } = error.problem
  return { ...fileProblem(code), messageKey, details: JSON.parse(JSON.stringify(details)) }
}

/**
 * Reads the cells of a pack. A file that can't be read is a problem of its own beside the others; a cancelled job ends.
 * Throws NotFound once the file was released.
 */
export async function openPackFile(
  context: JobContext,
  token: string,
  mostSheets: number,
): Promise<OpenedFile> {
  const file = incomingFile(context, token)
  try {
    const source = { path: file.path, name: file.fileName }
    return { file, output: await readInWorker(context, { kind: 'pack', file: source, mostSheets }) }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'Import') throw error
    return { file, problem: toldOf(error, 'Unreadable') }
  }
}

/**
 * A refusal of a rule, or of what somebody else changed meanwhile, told as a problem of the file with the remedy of
 * `code`, so that the other files go on; anything else is thrown on.
 */
export function refusalOf(error: unknown, code: string): RowProblem {
  if (!(error instanceof ProblemError)) throw error
  const { code: refused } = error.problem
  if (refused !== 'Conflict' && !refused.startsWith('Rule.')) throw error
  return toldOf(error, code)
}

/** Reads files one after the other, each for itself, and counts what became of them. */
export async function readEach<Outcome extends { readonly outcome: string }, File>(
  context: JobContext,
  files: readonly File[],
  readOne: (file: File) => Promise<Outcome>,
): Promise<{ files: Outcome[]; created: number; unchanged: number; refused: number }> {
  const read: Outcome[] = []
  for (const [index, file] of files.entries()) {
    context.signal.throwIfAborted()
    context.progress(index, files.length, 'progress.packs')
    read.push(await readOne(file))
  }
  const of = (outcome: string) => read.filter(one => one.outcome === outcome).length
  return { files: read, created: of('created'), unchanged: of('unchanged'), refused: of('refused') }
}
