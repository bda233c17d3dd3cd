import { sql } from 'kysely'
import { openRateBook, type RateBook } from '#backend/features/rates/index.ts'
import { insertRows } from '#backend/platform/insert-rows.ts'
import type { CommandContext, Writer } from '#backend/rpc/context.ts'
import { overchargedBlockers } from '#shared/domain/ledger/index.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { isLayerPolicy } from '#shared/domain/rates/index.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { inChunks } from './chunks.ts'
import { overchargedDocuments } from './document-charges.ts'
import { requireReasonForDuplicates } from './duplicate-warnings.ts'
import { type NewEntry, type PreparedEntry, prepareEntry, rateDay } from './entry-input.ts'
import { periodAt, periodsOfProject } from './periods-of.ts'
import { postEntries } from './posting.ts'
import { type ProjectTerms, projectTerms } from './project-terms.ts'
import { type References, referencesOf, unknownReference } from './references.ts'
import { Blockers, blockersOf, postingContext } from './verdict.ts'

/**
 * Entries stored between two pauses: a statement keeps a copy of each page it touches, so an import of few long ones
 * is cheaper; longer ones would keep other calls waiting.
 */
const STORED_AT_ONCE = 2500

export interface InsertOptions {
  /** The import that brings the entries, so that they can be listed and posted together. */
  readonly importRunId: string | null
  /** Posts them at once, by the same rules as `ledger.post`; otherwise they stay drafts. */
  readonly post: boolean
  /** Told after each part. */
  readonly onProgress?: (done: number) => void
  /** Stops between parts; the transaction is then rolled back. */
  readonly signal?: AbortSignal
}

/** What entries of one project are checked and converted with; read once. */
interface Surroundings {
  readonly terms: ProjectTerms
  readonly references: References
  readonly periods: readonly ReportingPeriod[]
  readonly book: RateBook
  readonly posting: Awaited<ReturnType<typeof postingContext>>
}

async function surroundingsOf(
  { trx, now }: CommandContext,
  projectId: string,
  entries: readonly NewEntry[],
): Promise<Surroundings> {
  const terms = await projectTerms(trx, projectId)
  const periods = await periodsOfProject(trx, projectId)
  const days = new Map(
    entries.map(entry => {
      const question = {
        currency: entry.currency,
        date: rateDay(entry),
        amountMinor: entry.amountMinor,
      }
      return [`${question.currency}|${question.date}`, question]
    }),
  )
  return {
    terms,
    periods,
    references: await referencesOf(trx, terms),
    book: await openRateBook(trx, terms, periods, [...days.values()]),
    posting: await postingContext(trx, projectId, now),
  }
}

/** Where an entry came from, for errors: row of the imported file, else its place in the given list. */
const placeOf = (entry: NewEntry, index: number): { readonly [key: string]: JsonValue } =>
  entry.source
    ? { file: entry.source.file, sheet: entry.source.sheet, row: entry.source.row }
    : { row: index + 1 }

const placeAt = (entries: readonly NewEntry[], index: number): { readonly [key: string]: JsonValue } => {
  const entry = entries[index]
  return entry ? placeOf(entry, index) : { row: index + 1 }
}

/** Converted and split; throws the first problem with the place of its entry. */
function prepare(entry: NewEntry, index: number, { terms, references, book }: Surroundings): PreparedEntry {
  const stray = unknownReference(entry, references, terms.code)
  const prepared = stray ? { ok: false as const, error: stray } : prepareEntry(entry, terms, book)
  if (prepared.ok) return prepared.value
  const { code, messageKey, details } = prepared.error
  throw new ProblemError(problem(code, messageKey, { ...details, ...placeOf(entry, index) }))
}

interface Ready extends PreparedEntry {
  readonly id: string
}

/** The rules of posting over an entry that is not stored yet. */
function checkPosting(
  { id, columns, splits }: Ready,
  place: { readonly [key: string]: JsonValue },
  surroundings: Surroundings,
  blockers: Blockers,
): void {
  const verdict = blockersOf(
    {
      id,
      state: 'draft',
      date: columns.entry_date,
      documentNo: columns.document_no,
      documentDate: columns.document_date,
      payee: columns.payee,
      description: columns.description,
      currency: columns.currency,
      amountMinor: columns.amount_minor,
      quantity: columns.quantity,
      rate: columns.rate,
      baseCurrency: columns.base_currency,
      baseMinor: columns.base_minor,
      excludedMinor: columns.excluded_minor,
      documentMinor: columns.document_minor,
      splits: splits.map(split => ({
        lineId: split.budget_line_id,
        workPackageId: split.work_package_id,
        activityId: split.activity_id,
        share: split.share,
        amountMinor: split.amount_minor,
        baseMinor: split.base_minor,
      })),
      reversesId: null,
      reversalReason: '',
    },
    columns,
    surroundings.posting,
  )
  blockers.add(verdict, place)
}

/** Columns that say who stores or posts the entries, and in which state. */
const stamp = ({ actor, now }: CommandContext, { post, importRunId }: InsertOptions) => ({
  state: post ? ('posted' as const) : ('draft' as const),
  created_by: actor.personId,
  created_at: now,
  posted_by: post ? actor.personId : null,
  posted_at: post ? now : null,
  import_run_id: importRunId,
})

async function store(
  trx: Writer,
  ready: readonly Ready[],
  common: ReturnType<typeof stamp>,
  newId: () => string,
  periodOf: (entry: Ready) => string | null,
): Promise<void> {
  await insertRows(
    trx,
    'ledger_entry',
    ready.map(entry => ({ ...entry.columns, ...common, id: entry.id, period_id: periodOf(entry) })),
  )
  await insertRows(
    trx,
    'ledger_split',
    ready.flatMap(entry => entry.splits.map(split => ({ ...split, id: newId(), entry_id: entry.id }))),
  )
}

/** The places of the entries in the refusal of posting them, in place of the numbers they would have got. */
function namingPlaces(error: unknown, entries: readonly NewEntry[], ids: readonly string[]): unknown {
  if (!(error instanceof ProblemError) || !Array.isArray(error.problem.details['blockers'])) return error
  const { code, messageKey, details } = error.problem
  const places = new Map(ids.map((id, index) => [id, entries[index]]))
  const blockers = error.problem.details['blockers'].map(found => {
    const entryId = found?.details?.entryId
    const entry = typeof entryId === 'string' ? places.get(entryId) : undefined
    return entry && typeof entryId === 'string'
      ? { ...found, details: { ...found.details, ...placeOf(entry, ids.indexOf(entryId)) } }
      : found
  })
  return new ProblemError(problem(code, messageKey, { ...details, blockers }))
}

async function surroundingsByProject(
  context: CommandContext,
  entries: readonly NewEntry[],
): Promise<ReadonlyMap<string, Surroundings>> {
  const surroundings = new Map<string, Surroundings>()
  for (const [projectId, own] of Map.groupBy(entries, entry => entry.projectId))
    surroundings.set(projectId, await surroundingsOf(context, projectId, own))
  return surroundings
}

const convertsByReceipts = (all: readonly Surroundings[]): boolean =>
  all.some(({ terms }) => isLayerPolicy(terms.ratePolicy))

/** Entries of contracts that convert by what they received are stored first: posting settles them in its own order. */
async function storeAndPost(
  context: CommandContext,
  entries: readonly NewEntry[],
  options: InsertOptions,
): Promise<readonly string[]> {
  const ids = await insertEntries(context, entries, { ...options, post: false })
  try {
    await postEntries(context, { ids, imported: true })
  } catch (error) {
    throw namingPlaces(error, entries, ids)
  }
  return ids
}

/** Numbers of stored entries by their ids, in the order of the ids. */
async function numbersOf(trx: Writer, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ id: string; entryNo: number }>`
    SELECT e.id, e.entry_no AS entryNo FROM json_each(${JSON.stringify(ids)}) AS n
      CROSS JOIN ledger_entry AS e ON e.id = n.value`.execute(trx)
  return new Map(rows.rows.map(row => [row.id, row.entryNo]))
}

/** Documents that these entries and those of other projects charge above their amount; they are stored by now. */
async function checkCharges(
  trx: Writer,
  numbers: ReadonlyMap<string, number>,
  entries: readonly NewEntry[],
  blockers: Blockers,
): Promise<void> {
  const overcharged = await overchargedDocuments(trx, [...numbers.values()])
  for (const [place, id] of [...numbers.keys()].entries()) {
    const found = overcharged.get(numbers.get(id) ?? 0)
    const entry = entries[place]
    if (found && entry)
      blockers.add({ blockers: overchargedBlockers(found), warnings: [] }, placeOf(entry, place))
  }
}

/** What can be asked of posted entries only once all of them are stored. An import warned of equal rows of its file. */
async function checkPosted(
  trx: Writer,
  ids: readonly string[],
  entries: readonly NewEntry[],
  blockers: Blockers,
): Promise<void> {
  const numbers = await numbersOf(trx, ids)
  await checkCharges(trx, numbers, entries, blockers)
  if (blockers.found) return
  try {
    await requireReasonForDuplicates(trx, [...numbers.values()], { besidesFile: true })
  } catch (error) {
    throw namingPlaces(error, entries, ids)
  }
}

function requireKnown(surroundings: ReadonlyMap<string, Surroundings>, projectId: string): Surroundings {
  const found = surroundings.get(projectId)
  if (!found) throw new Error(`No surroundings were read for project ${projectId}`)
  return found
}

/**
 * Stores many entries at once by the rules of `ledger.saveDraft`, and with `post` of `ledger.post`: all or
 * nothing. Returns their ids in the order given. Throws NotFound, Rule.SplitTotal or Rule.RateInvalid with the
 * row, and Rule.Blocked listing the rows that may not be posted.
 */
export async function insertEntries(
  context: CommandContext,
  entries: readonly NewEntry[],
  options: InsertOptions,
): Promise<readonly string[]> {
  const surroundings = await surroundingsByProject(context, entries)
  if (options.post && convertsByReceipts([...surroundings.values()]))
    return storeAndPost(context, entries, options)
  const known = (projectId: string): Surroundings => requireKnown(surroundings, projectId)
  const common = stamp(context, options)
  const blockers = new Blockers()
  const ids: string[] = []
  const periodOf = ({ columns }: Ready): string | null =>
    options.post ? (periodAt(known(columns.project_id).periods, columns.entry_date)?.id ?? null) : null
  for await (const { start, part } of inChunks(entries, STORED_AT_ONCE)) {
    options.signal?.throwIfAborted()
    const ready = part.map((entry, place) => ({
      ...prepare(entry, start + place, known(entry.projectId)),
      id: context.newId(),
    }))
    if (options.post)
      for (const [place, made] of ready.entries())
        checkPosting(made, placeAt(entries, start + place), known(made.columns.project_id), blockers)
    // A blocked entry can't be stored as posted; the rest are still looked at, so that all are named at once.
    if (!blockers.found) await store(context.trx, ready, common, context.newId, periodOf)
    ids.push(...ready.map(entry => entry.id))
    options.onProgress?.(ids.length)
  }
  if (options.post && !blockers.found) await checkPosted(context.trx, ids, entries, blockers)
  blockers.refuse()
  return ids
}
