import type { Translate } from '../model/index.ts'

/** What a posted entry puts right, as the journal reads it. */
export interface CorrectionMark {
  readonly remark: string
  /** Label and number of the corrected period; null for an entry that corrects none. */
  readonly correctsLabel: string | null
  readonly correctsNumber: number | null
  readonly correctsEntryNo: number | null
  readonly correctionNote: string
}

/** Remark of a row: what the entry says, and which earlier period or entry it corrects (donor-formats.md section 7, statement 47). */
export function remarkText(row: CorrectionMark, t: Translate): string {
  if (row.correctsNumber === null) return row.remark
  const details = { period: row.correctsLabel || String(row.correctsNumber), note: row.correctionNote }
  const correction =
    row.correctsEntryNo === null
      ? t('documents.journal.corrects', details)
      : t('documents.journal.correctsEntry', { ...details, entryNo: row.correctsEntryNo })
  return row.remark === '' ? correction : `${row.remark} · ${correction}`
}
