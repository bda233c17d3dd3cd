import { requireVersion } from '#backend/features/audit/index.ts'
import { openRateBook } from '#backend/features/rates/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import { type NewEntry, type PreparedEntry, prepareEntry, rateDay, type SplitColumns } from './entry-input.ts'
import { requireLinks } from './entry-links.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { referencesOf, unknownReference } from './references.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** The named draft; throws NotFound, Rule.Posted or Conflict. */
async function requireDraft({ trx }: CommandContext, id: string, version: number | null) {
  const row = await trx
    .selectFrom('ledger_entry')
    .select([
      'id',
      'version',
      'state',
      'entry_no as entryNo',
      'currency',
      'amount_minor as amountMinor',
      'document_minor as documentMinor',
      'document_share as documentShare',
      'shared_cost_id as sharedCostId',
      'payroll_id as payrollId',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id }))
  if (row.state === 'posted')
    throw new ProblemError(problem('Rule.Posted', 'problem.ledger.posted', { entryNo: row.entryNo }))
  await requireVersion(trx, row, version)
  return row
}

async function prepare({ trx }: CommandContext, entry: NewEntry): Promise<PreparedEntry> {
  const terms = await projectTerms(trx, entry.projectId)
  const stray = unknownReference(entry, await referencesOf(trx, terms), terms.code)
  if (stray) throw new ProblemError(stray)
  await requireLinks(trx, entry)
  const book = await openRateBook(trx, terms, await periodsOfProject(trx, terms.id), [
    { currency: entry.currency, date: rateDay(entry), amountMinor: entry.amountMinor },
  ])
  const prepared = prepareEntry(entry, terms, book)
  if (!prepared.ok) throw new ProblemError(prepared.error)
  return prepared.value
}

async function writeSplits(
  { trx, newId }: CommandContext,
  entryId: string,
  splits: readonly SplitColumns[],
): Promise<void> {
  await trx
    .insertInto('ledger_split')
    .values(splits.map(split => ({ ...split, id: newId(), entry_id: entryId })))
    .execute()
}

type StoredDraft = Awaited<ReturnType<typeof requireDraft>>

/** A draft made of a shared document or a salary keeps its amount: else the parts would no longer add up. Throws Rule.Generated. */
function keepPart(stored: StoredDraft, entry: NewEntry): NewEntry {
  if (stored.sharedCostId === null && stored.payrollId === null) return entry
  const isSame =
    stored.currency === entry.currency &&
    stored.amountMinor === entry.amountMinor &&
    stored.documentMinor === (entry.documentMinor ?? null)
  if (!isSame)
    throw new ProblemError(
      problem(
        'Rule.Generated',
        `problem.ledger.${stored.payrollId === null ? 'partOfShared' : 'partOfPayroll'}`,
        {
          field: 'amountMinor',
          entryNo: stored.entryNo,
          amount: { minor: stored.amountMinor, currency: stored.currency },
        },
      ),
    )
  return { ...entry, documentShare: stored.documentShare }
}

async function writePerDiem(
  { trx, newId }: CommandContext,
  entryId: string,
  { perDiem, currency }: NewEntry,
): Promise<void> {
  await trx.deleteFrom('per_diem').where('entry_id', '=', entryId).execute()
  if (!perDiem) return
  await trx
    .insertInto('per_diem')
    .values({
      id: newId(),
      entry_id: entryId,
      country: perDiem.country,
      place: perDiem.place,
      purpose: perDiem.purpose,
      start_date: perDiem.startDate,
      end_date: perDiem.endDate,
      overnights: daysBetween(perDiem.startDate, perDiem.endDate),
      currency,
      rate_minor: perDiem.rateMinor,
    })
    .execute()
}

const madeBy = ({ madeBy: origin }: NewEntry) => ({
  shared_cost_id: origin && 'sharedCostId' in origin ? origin.sharedCostId : null,
  payroll_id: origin && 'payrollId' in origin ? origin.payrollId : null,
})

async function createDraft(context: CommandContext, entry: NewEntry): Promise<Saved> {
  const { columns, splits } = await prepare(context, entry)
  const id = context.newId()
  await context.trx
    .insertInto('ledger_entry')
    .values({
      ...columns,
      ...madeBy(entry),
      id,
      state: 'draft',
      created_by: context.actor.personId,
      created_at: context.now,
    })
    .execute()
  await writeSplits(context, id, splits)
  if (entry.perDiem) await writePerDiem(context, id, entry)
  return { id, version: 1 }
}

/** Replaces a draft's contents; where it came from and what paid it stay unless the entry names them. Throws like `saveDraft`. */
export async function updateDraft(context: CommandContext, target: Saved, entry: NewEntry): Promise<Saved> {
  const current = await requireDraft(context, target.id, target.version)
  const { columns, splits } = await prepare(context, keepPart(current, entry))
  const { source_file, source_sheet, source_row, account_id, charged_minor, ...content } = columns
  const version = current.version + 1
  await context.trx
    .updateTable('ledger_entry')
    .set({
      ...content,
      ...(entry.accountId === undefined ? {} : { account_id, charged_minor }),
      ...(entry.source ? { source_file, source_sheet, source_row } : {}),
      version,
    })
    .where('id', '=', current.id)
    .execute()
  await context.trx.deleteFrom('ledger_split').where('entry_id', '=', current.id).execute()
  await writeSplits(context, current.id, splits)
  await writePerDiem(context, current.id, entry)
  return { id: current.id, version }
}

/**
 * Saves a draft, new or changed. Throws NotFound (entry, project or a line, work package, activity,
 * intervention or organisation that the project doesn't have, naming the field), Conflict, Rule.Posted,
 * Rule.SplitTotal, Rule.RateInvalid, Rule.Generated, Rule.DocumentSmaller.
 */
export async function saveDraft(
  context: CommandContext,
  target: { readonly id: string | null; readonly version: number | null },
  entry: NewEntry,
): Promise<Saved> {
  if (target.id === null) return createDraft(context, entry)
  // A blank version never equals a stored one, so it is refused as a conflict.
  return updateDraft(context, { id: target.id, version: target.version ?? 0 }, entry)
}

/** Deletes a draft with its splits and its links to files; the files stay for other records and the audit. */
export async function deleteDraft(context: CommandContext, target: Saved): Promise<void> {
  const draft = await requireDraft(context, target.id, target.version)
  await context.trx
    .deleteFrom('attachment_link')
    .where('record_kind', '=', 'ledger_entry')
    .where('record_id', '=', draft.id)
    .execute()
  await context.trx.deleteFrom('ledger_entry').where('id', '=', draft.id).execute()
}
