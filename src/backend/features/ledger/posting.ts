import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import type { Overcharged } from '#shared/domain/ledger/index.ts'
import type { Notice, Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { inChunks } from './chunks.ts'
import { depthOf } from './depth-rules.ts'
import { overchargedDocuments } from './document-charges.ts'
import { requireReasonForDuplicates } from './duplicate-warnings.ts'
import { fillRates } from './fill-rates.ts'
import { filteredEntries } from './list/totals.ts'
import { domainEntry, type EntryWithSplits, findEntriesByNumber } from './stored-entries.ts'
import { Blockers, blockersOf, postingContext } from './verdict.ts'

export type PostRequest = ({ readonly ids: readonly string[] } | { readonly filter: LedgerFilter }) & {
  /** Why entries that may be booked already are posted all the same. */
  readonly duplicateReason?: string | null
  /** An import posts its rows: equal ones of one file are kept, as its warnings say. */
  readonly imported?: boolean
}

/** Numbers of the named drafts; throws NotFound and Rule.Posted naming the entry. */
async function numbersOfIds(db: Reader, ids: readonly string[]): Promise<readonly number[]> {
  const numbers: number[] = []
  for await (const { part } of inChunks([...new Set(ids)])) {
    const rows = await db
      .selectFrom('ledger_entry')
      .select(['id', 'state', 'entry_no as entryNo'])
      .where('id', 'in', [...part])
      .execute()
    const known = new Map(rows.map(row => [row.id, row]))
    for (const id of part) {
      const row = known.get(id)
      if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id }))
      if (row.state === 'posted')
        throw new ProblemError(problem('Rule.Posted', 'problem.ledger.posted', { entryNo: row.entryNo }))
      numbers.push(row.entryNo)
    }
  }
  return numbers
}

/** Numbers of the drafts that the filter shows; a filter for posted entries shows none. */
async function numbersOfFilter(db: Reader, filter: LedgerFilter): Promise<readonly number[]> {
  if (filter.state === 'posted') return []
  const drafts = await filteredEntries(db, { ...filter, state: 'draft' })
  const rows = await drafts.select('e.entry_no as entryNo').orderBy('e.entry_no').execute()
  return rows.map(row => row.entryNo)
}

/** Money that is not there is said instead of the missing rate that follows from it. */
const withRateProblem = (verdict: Verdict, problem: Notice | undefined): Verdict =>
  problem
    ? {
        ...verdict,
        blockers: [
          problem,
          ...verdict.blockers.filter(({ code }) => code !== 'RateMissing' && code !== 'BaseAmountMissing'),
        ],
      }
    : verdict

/**
 * Numbers in the order of the payments, then of the entries: what was received is used in this order, whichever
 * order the drafts were chosen in.
 */
async function inOrderOfPayment(db: Reader, entryNos: readonly number[]): Promise<readonly number[]> {
  const found: { readonly no: number; readonly day: string }[] = []
  for await (const { part } of inChunks(entryNos))
    found.push(
      ...(await db
        .selectFrom('ledger_entry')
        .select(eb => ['entry_no as no', eb.fn.coalesce('payment_date', 'entry_date').as('day')])
        .where('entry_no', 'in', [...part])
        .execute()),
    )
  return found.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.no - b.no)).map(({ no }) => no)
}

type Surroundings = {
  readonly contexts: Map<string, Awaited<ReturnType<typeof postingContext>>>
  readonly overcharged: ReadonlyMap<number, Overcharged>
}

/** Fills rates and asks the rules of posting for every entry of one chunk. */
async function check(
  context: CommandContext,
  entries: readonly EntryWithSplits[],
  { contexts, overcharged }: Surroundings,
  blockers: Blockers,
): Promise<void> {
  for (const [projectId, own] of Map.groupBy(entries, entry => entry.row.project_id)) {
    const surroundings =
      contexts.get(projectId) ?? (await postingContext(context.trx, projectId, context.now))
    contexts.set(projectId, surroundings)
    const depth = await depthOf(context.trx, own)
    const settled = await fillRates(context, projectId, own)
    for (const entry of settled.entries) {
      const { id, entry_no } = entry.row
      const around = { ...surroundings, overcharged: overcharged.get(entry_no), depth: depth.get(id) }
      const verdict = blockersOf(domainEntry(entry), entry.row, around)
      blockers.add(withRateProblem(verdict, settled.problems.get(id)), { entryNo: entry_no, entryId: id })
    }
  }
}

/** Marks the drafts posted; each gets the period that holds its day, if there is one. */
async function markPosted({ trx, actor, now }: CommandContext, entryNos: readonly number[]): Promise<void> {
  await trx
    .updateTable('ledger_entry')
    .set(eb => ({
      state: 'posted' as const,
      posted_by: actor.personId,
      posted_at: now,
      version: eb('version', '+', 1),
      period_id: eb
        .selectFrom('reporting_period as period')
        .select('period.id')
        .whereRef('period.project_id', '=', 'ledger_entry.project_id')
        .whereRef('period.start_date', '<=', 'ledger_entry.entry_date')
        .whereRef('period.end_date', '>=', 'ledger_entry.entry_date'),
    }))
    .where('entry_no', 'in', [...entryNos])
    .execute()
}

/**
 * Posts the named drafts, or all drafts of a filter, all or nothing. Throws NotFound, Rule.Posted, and
 * Rule.Blocked listing what stands against it, entry by entry, and Rule.Duplicate for what may be booked already
 * unless a reason is given.
 */
export async function postEntries(context: CommandContext, request: PostRequest): Promise<number> {
  const chosen =
    'ids' in request
      ? await numbersOfIds(context.trx, request.ids)
      : await numbersOfFilter(context.trx, request.filter)
  const entryNos = await inOrderOfPayment(context.trx, chosen)
  const blockers = new Blockers()
  const surroundings: Surroundings = {
    contexts: new Map(),
    overcharged: await overchargedDocuments(context.trx, entryNos),
  }
  for await (const { part } of inChunks(entryNos))
    await check(context, await findEntriesByNumber(context.trx, part), surroundings, blockers)
  blockers.refuse()
  const reason = request.duplicateReason ?? null
  const besidesFile = request.imported ?? false
  await requireReasonForDuplicates(context.trx, entryNos, { reason, besidesFile })
  if (reason !== null) context.setReason(reason)
  for await (const { part } of inChunks(entryNos)) await markPosted(context, part)
  return entryNos.length
}
