import { costTypes } from '#backend/features/rule-lists/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { InputOf } from '#shared/contract/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { checkCorrection } from '#shared/domain/ledger/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { NewEntry } from './entry-input.ts'
import { periodAt, periodsOfProject } from './periods-of.ts'
import type { StoredEntry } from './stored-entries.ts'

/** What a person may say of an entry beyond its voucher and its lines; imports and other features leave it out. */
export type LinkName =
  | 'costType'
  | 'procurementId'
  | 'correctsPeriodId'
  | 'correctsEntryId'
  | 'correctionNote'
export type EntryLinks = Pick<InputOf<'ledger.saveDraft'>, LinkName>

/** Columns of what an entry belongs to; one that puts an earlier period right is an adjustment. */
export function linkColumns(entry: EntryLinks & { readonly nature?: 'cost' | 'accrual' | undefined }) {
  const periodId = entry.correctsPeriodId ?? null
  return {
    cost_type: entry.costType ?? '',
    procurement_id: entry.procurementId ?? null,
    corrects_period_id: periodId,
    corrects_entry_id: periodId === null ? null : (entry.correctsEntryId ?? null),
    correction_note: periodId === null ? '' : (entry.correctionNote ?? '').trim(),
    nature: periodId === null ? (entry.nature ?? ('cost' as const)) : ('adjustment' as const),
  }
}

const notFound = (key: string, field: string, id: string) =>
  new ProblemError(problem('NotFound', `problem.notFound.${key}`, { field, id }))

async function requireProcurement(db: Reader, id: string, projectId: string): Promise<void> {
  const row = await db
    .selectFrom('procurement')
    .select('id')
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!row) throw notFound('procurement', 'procurementId', id)
}

async function correctedEntry(db: Reader, id: string, projectId: string) {
  const row = await db
    .selectFrom('ledger_entry')
    .select(['entry_no as entryNo', 'entry_date as date', 'state'])
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!row) throw notFound('entry', 'correctsEntryId', id)
  return row
}

async function requireCorrection(db: Reader, entry: NewEntry, periodId: string): Promise<void> {
  const periods = await periodsOfProject(db, entry.projectId)
  const period = periods.find(other => other.id === periodId)
  if (!period) throw notFound('period', 'correctsPeriodId', periodId)
  const corrected = entry.correctsEntryId ?? null
  const checked = checkCorrection({
    date: entry.entryDate,
    period,
    entry: corrected === null ? null : await correctedEntry(db, corrected, entry.projectId),
    note: entry.correctionNote ?? '',
  })
  if (!checked.ok) throw new ProblemError(checked.error)
}

/**
 * What an entry names beside its lines is there and fits. Throws Validation (type of cost), NotFound (contract, period,
 * entry), Rule.PeriodOpen, Rule.CorrectionNotLater, Rule.CorrectedElsewhere, Rule.ReasonNeeded.
 */
export async function requireLinks(db: Reader, entry: NewEntry): Promise<void> {
  const { costType = '', procurementId = null, correctsPeriodId = null } = entry
  if (costType !== '' && !costTypes().some(type => type.code === costType))
    throw new ProblemError(
      problem('Validation', 'problem.ledger.costTypeUnknown', { field: 'costType', costType }),
    )
  if (procurementId !== null) await requireProcurement(db, procurementId, entry.projectId)
  if (correctsPeriodId !== null) await requireCorrection(db, entry, correctsPeriodId)
}

/** A reversal of an entry in a locked period corrects that period and says so by itself. */
export async function reversalLinks(db: Reader, original: StoredEntry, reason: string) {
  const period = periodAt(await periodsOfProject(db, original.project_id), original.entry_date)
  const isLocked = period?.state === 'locked'
  return {
    cost_type: original.cost_type,
    procurement_id: original.procurement_id,
    ...(isLocked
      ? {
          nature: 'adjustment' as const,
          corrects_period_id: period.id,
          corrects_entry_id: original.id,
          correction_note: reason.trim(),
        }
      : {}),
  }
}

async function procurementOf(db: Reader, id: string | null): Promise<EntryDetails['procurement']> {
  if (id === null) return null
  const row = await db
    .selectFrom('procurement')
    .select(['reference', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

async function correctsOf(db: Reader, row: StoredEntry): Promise<EntryDetails['corrects']> {
  if (row.corrects_period_id === null) return null
  const period = (await periodsOfProject(db, row.project_id)).find(
    other => other.id === row.corrects_period_id,
  )
  if (!period) return null
  const entry =
    row.corrects_entry_id === null
      ? undefined
      : await db
          .selectFrom('ledger_entry')
          .select(['id', 'entry_no as entryNo'])
          .where('id', '=', row.corrects_entry_id)
          .executeTakeFirst()
  return { period: { id: period.id, number: period.number, label: period.label }, entry: entry ?? null }
}

/** What an entry belongs to, by id and by name, and which later entries put it right. */
export async function linksOf(db: Reader, row: StoredEntry) {
  const correctedBy = await db
    .selectFrom('ledger_entry')
    .select(['id', 'entry_no as entryNo'])
    .where('project_id', '=', row.project_id)
    .where('corrects_period_id', 'is not', null)
    .where('corrects_entry_id', '=', row.id)
    .orderBy('entry_no')
    .execute()
  return {
    costType: row.cost_type,
    procurementId: row.procurement_id,
    correctsPeriodId: row.corrects_period_id,
    correctsEntryId: row.corrects_entry_id,
    correctionNote: row.correction_note,
    procurement: await procurementOf(db, row.procurement_id),
    corrects: await correctsOf(db, row),
    correctedBy,
  }
}
