import { isDeepStrictEqual } from 'node:util'
import {
  insertDraft,
  receiveApplication,
  requireTakesIn,
  type TypedReceipt,
} from '#backend/features/applications/index.ts'
import { incomingFile, readInWorker } from '#backend/features/imports/index.ts'
import type { PackOutput } from '#backend/imports/worker/task.ts'
import type { CommandContext, JobContext, Reader } from '#backend/rpc/context.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { PackOutcome } from '#shared/contract/packs.ts'
import { answerColumns } from '#shared/domain/applications/index.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { type JudgedPack, judgePack } from './judge.ts'
import { fileProblem } from './problems.ts'

type Input = ParsedInputOf<'applications.readPacks'>
type Read = NonNullable<JudgedPack['read']>
type Receipt = NonNullable<Input['receipt']>

const TOLD = 200

const count = (problems: readonly RowProblem[], severity: RowProblem['severity']) =>
  problems.filter(problem => problem.severity === severity).length

function outcomeOf(
  fileName: string,
  judged: JudgedPack,
  outcome: PackOutcome['outcome'],
  stored: Partial<Pick<PackOutcome, 'applicationId' | 'referenceNo' | 'state'>> = {},
): PackOutcome {
  const { read, problems } = judged
  const columns = read && answerColumns(read.form.definition, read.answers)
  return {
    fileName,
    outcome,
    applicationId: stored.applicationId ?? null,
    referenceNo: stored.referenceNo ?? null,
    state: stored.state ?? null,
    applicantName: columns?.applicantName ?? '',
    title: columns?.title ?? '',
    requested:
      read && columns && columns.requestedMinor !== null
        ? money(columns.requestedMinor, read.call.currency)
        : null,
    errors: count(problems, 'error'),
    warnings: count(problems, 'warning'),
    problems: problems.slice(0, TOLD).map(problem => ({ ...problem })),
  }
}

/** The application that this very file, or a copy of it with the same answers, became before. */
async function storedBefore(db: Reader, fileHash: string, read: Read | undefined) {
  const rows = await db
    .selectFrom('application_revision as revision')
    .innerJoin('application', 'application.id', 'revision.application_id')
    .select([
      'application.id as applicationId',
      'application.reference_no as referenceNo',
      'application.state',
      'application.lot_id as lotId',
      'revision.file_hash as hash',
      'revision.answers',
    ])
    .where('application.intake', '=', 'pack')
    .$if(read !== undefined, query => query.where('application.call_id', '=', read?.call.id ?? ''))
    .execute()
  return (
    rows.find(({ hash }) => hash === fileHash) ??
    rows.find(
      ({ answers, lotId }) =>
        read && lotId === read.lotId && isDeepStrictEqual(JSON.parse(answers), read.answers),
    )
  )
}

const reviewCodes = (judged: JudgedPack): string =>
  [judged.brokenRules ? 'BrokenRules' : '', judged.olderForm ? 'OlderForm' : ''].filter(Boolean).join('; ')

interface Filled {
  readonly fileName: string
  readonly hash: string
  readonly judged: JudgedPack
  readonly read: Read
}

/** Stores one pack as an application, received when a receipt is given. Throws what intake refuses. */
async function store(
  context: CommandContext,
  { fileName, hash, judged, read }: Filled,
  receipt: TypedReceipt | null,
): Promise<PackOutcome> {
  requireTakesIn(read.call)
  const draft = await insertDraft(context, {
    call: read.call,
    formVersionId: read.form.id,
    lotId: read.lotId,
    language: read.language,
    answers: read.answers,
    applicantId: null,
    patronId: null,
    intake: 'pack',
    fileHash: hash,
    reviewNote: receipt === null ? reviewCodes(judged) : judged.olderForm ? 'OlderForm' : '',
  })
  const place = { applicationId: draft.id, referenceNo: draft.referenceNo }
  if (receipt === null) return outcomeOf(fileName, judged, 'created', { ...place, state: 'draft' })
  const received = await receiveApplication(context, { ...receipt, id: draft.id, version: draft.version })
  return outcomeOf(fileName, judged, 'created', { ...place, state: received.state })
}

/** A refusal of intake is told as a problem of the file, so that the other files go on. */
function refusal(error: unknown, fileName: string, judged: JudgedPack): PackOutcome {
  if (!(error instanceof ProblemError) || !error.problem.code.startsWith('Rule.')) throw error
  const { messageKey, details } = error.problem
  const problem: RowProblem = {
    ...fileProblem('Refused'),
    messageKey,
    details: JSON.parse(JSON.stringify(details)),
  }
  return outcomeOf(fileName, { ...judged, problems: [...judged.problems, problem] }, 'refused')
}

async function readOne(
  context: JobContext,
  input: Input,
  file: Input['files'][number],
): Promise<PackOutcome> {
  const token = incomingFile(context, file.token)
  const name = token.fileName
  let output: PackOutput
  try {
    output = await readInWorker(context, { kind: 'pack', file: { path: token.path, name } })
  } catch (error) {
    // A file that can't be opened is told beside the others; a cancelled job ends.
    if (!(error instanceof ProblemError) || error.problem.code !== 'Import') throw error
    const { messageKey, details } = error.problem
    const problem = { ...fileProblem('Unreadable'), messageKey, details: JSON.parse(JSON.stringify(details)) }
    return outcomeOf(name, { problems: [problem], brokenRules: false, olderForm: false }, 'refused')
  }
  const judged = await judgePack(context.db, output, input)
  const before = await storedBefore(context.db, output.sha256, judged.read)
  if (before && judged.read) return outcomeOf(name, { ...judged, problems: [] }, 'unchanged', before)
  const { read } = judged
  if (!read || count(judged.problems, 'error') > 0) return outcomeOf(name, judged, 'refused')
  if (input.dryRun) return outcomeOf(name, judged, 'ready')
  const receipt: Receipt | null = file.receipt ?? input.receipt
  const typed = receipt === null ? null : { ...receipt, acceptFaults: input.acceptFaults }
  try {
    return await context.write(command =>
      store(command, { fileName: name, hash: output.sha256, judged, read }, typed),
    )
  } catch (error) {
    return refusal(error, name, judged)
  }
}

/** Reads filled packs one after the other, each all or nothing. */
export async function readPacks(
  context: JobContext,
  input: Input,
): Promise<OutputOf<'applications.readPacks'>> {
  const files: PackOutcome[] = []
  for (const [index, file] of input.files.entries()) {
    context.signal.throwIfAborted()
    context.progress(index, input.files.length, 'progress.packs')
    files.push(await readOne(context, input, file))
  }
  const of = (outcome: PackOutcome['outcome']) => files.filter(file => file.outcome === outcome).length
  return { files, created: of('created'), unchanged: of('unchanged'), refused: of('refused') }
}
