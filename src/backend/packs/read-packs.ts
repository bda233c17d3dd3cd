import {
  insertDraft,
  receiveApplication,
  requireTakesIn,
  type TypedReceipt,
} from '#backend/features/applications/index.ts'
import type { CommandContext, JobContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { PackOutcome } from '#shared/contract/packs.ts'
import { answerColumns } from '#shared/domain/applications/index.ts'
import { money } from '#shared/kernel/money.ts'
import { type JudgedPack, judgePack } from './judge.ts'
import { countOf, openPackFile, readEach, refusalOf, TOLD } from './open-file.ts'
import { type StoredPacks, storedPacks } from './stored-packs.ts'

type Input = ParsedInputOf<'applications.readPacks'>
type Read = NonNullable<JudgedPack['read']>
type Receipt = NonNullable<Input['receipt']>

/** Sheets that an application pack has at most. */
const MOST_SHEETS = 20

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
    errors: countOf(problems, 'error'),
    warnings: countOf(problems, 'warning'),
    problems: problems.slice(0, TOLD).map(problem => ({ ...problem })),
  }
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

async function readOne(
  context: JobContext,
  input: Input,
  file: Input['files'][number],
  stored: StoredPacks,
): Promise<PackOutcome> {
  const opened = await openPackFile(context, file.token, MOST_SHEETS)
  const name = opened.file.fileName
  if ('problem' in opened)
    return outcomeOf(name, { problems: [opened.problem], brokenRules: false, olderForm: false }, 'refused')
  const { output } = opened
  const judged = await judgePack(context.db, output, input)
  const { read } = judged
  const own = read && { hash: output.sha256, lotId: read.lotId, answers: read.answers }
  const before = own && (await stored.find(read.call.id, own))
  if (before) return outcomeOf(name, { ...judged, problems: [] }, 'unchanged', before)
  if (!read || !own || countOf(judged.problems, 'error') > 0) return outcomeOf(name, judged, 'refused')
  if (input.dryRun) return outcomeOf(name, judged, 'ready')
  const receipt: Receipt | null = file.receipt ?? input.receipt
  const typed = receipt === null ? null : { ...receipt, acceptFaults: input.acceptFaults }
  try {
    const outcome = await context.write(command =>
      store(command, { fileName: name, hash: output.sha256, judged, read }, typed),
    )
    const { applicationId, referenceNo, state } = outcome
    if (applicationId !== null && referenceNo !== null)
      stored.add(read.call.id, { ...own, applicationId, referenceNo, state })
    return outcome
  } catch (error) {
    return outcomeOf(
      name,
      { ...judged, problems: [...judged.problems, refusalOf(error, 'Refused')] },
      'refused',
    )
  }
}

/** Reads filled packs one after the other, each all or nothing. */
export const readPacks = (context: JobContext, input: Input): Promise<OutputOf<'applications.readPacks'>> => {
  const stored = storedPacks(context.db)
  return readEach(context, input.files, file => readOne(context, input, file, stored))
}
