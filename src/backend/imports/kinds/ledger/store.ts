import {
  insertEntries,
  type NewEntry,
  postEntries,
  sourceName,
  updateDraft,
} from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import type { StoreRun } from '../kind.ts'
import type { ProblemList } from '../problem-list.ts'
import { postingProblems } from './posting-problems.ts'
import type { LedgerScope } from './scope.ts'
import type { SettledRow } from './settle-rates.ts'
import type { SortedRows } from './sort-rows.ts'

interface Work {
  readonly scope: LedgerScope
  readonly file: string
  readonly sheet: string
  readonly sorted: SortedRows
  readonly problems: ProblemList
}

/** Longest name of a rate's source, the same bound as the entry form's. */
const LONGEST_SOURCE = 80

/** Ids per statement, below SQLite's limit of bound values. */
const POSTED_AT_ONCE = 5000

function newEntry(row: SettledRow, { scope, file, sheet }: Work, generation: number): NewEntry {
  return {
    projectId: scope.projectId,
    entryDate: row.entryDate,
    documentNo: row.documentNo,
    documentDate: row.documentDate,
    paymentDate: row.paymentDate,
    documentType: row.documentType,
    paymentReference: row.paymentReference,
    payee: row.payee,
    description: row.description,
    beneficiaryId: row.beneficiary?.id ?? null,
    interventionId: row.intervention?.id ?? null,
    currency: row.currency,
    amountMinor: row.amountMinor,
    vatMinor: row.vatMinor,
    rate: row.rate,
    // A rate that the file states without a source comes from the file.
    rateSource: row.rate !== null && row.rateSource === '' ? file.slice(0, LONGEST_SOURCE) : row.rateSource,
    rateDate: row.rateDate,
    quantity: row.quantity,
    subGrantNo: row.subGrantNo,
    remark: row.remark,
    // A file that names no account leaves the one that somebody chose since.
    accountId: row.account?.id,
    splits: [
      {
        lineId: row.line?.id ?? null,
        workPackageId: row.workPackage?.id ?? null,
        activityId: row.activity?.id ?? null,
        share: '100',
      },
    ],
    baseMinor: row.storedBaseMinor,
    source: { file: sourceName(file, generation), sheet, row: row.row },
  }
}

/** Refusals of posting that list their entries. */
const BY_ENTRY: ReadonlySet<string> = new Set(['Rule.Blocked', 'Rule.Duplicate'])

/** Posting may be refused row by row; the reasons become problems of the rows, and the transaction is given up. */
async function reportingBlockers<T>(
  work: Work,
  rows: ReadonlyMap<string, number>,
  act: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ProblemError) || !BY_ENTRY.has(error.problem.code)) throw error
    work.problems.addAll(postingProblems(error.problem, work.sheet, rows))
    return undefined
  }
}

/** Stores new and changed rows; with `post` every entry of the file ends posted, or nothing is stored. */
export async function storeRows(context: CommandContext, work: Work, run: StoreRun): Promise<number> {
  const { fresh, changed, unchanged } = work.sorted
  const { importRunId, post, signal, onProgress } = run
  const total = fresh.length + changed.length
  const none = new Map<string, number>()
  const created = await reportingBlockers(work, none, () =>
    insertEntries(
      context,
      fresh.map(({ row, generation }) => newEntry(row, work, generation)),
      { importRunId, post, signal, onProgress: done => onProgress(done, total) },
    ),
  )
  for (const [index, { row, entry }] of changed.entries()) {
    signal.throwIfAborted()
    onProgress(fresh.length + index, total)
    const updated = newEntry(row, work, 1)
    // The entry keeps the source under which it is stored.
    await updateDraft(context, { id: entry.id, version: entry.version }, { ...updated, source: null })
  }
  if (!post) return 0
  const drafts = [...changed.map(({ entry }) => entry), ...unchanged].filter(entry => entry.state === 'draft')
  const rows = new Map(drafts.map(entry => [entry.id, entry.row]))
  const ids = [...rows.keys()]
  let posted = created?.length ?? 0
  for (let start = 0; start < ids.length; start += POSTED_AT_ONCE) {
    const part = ids.slice(start, start + POSTED_AT_ONCE)
    posted +=
      (await reportingBlockers(work, rows, () => postEntries(context, { ids: part, imported: true }))) ?? 0
  }
  return posted
}
