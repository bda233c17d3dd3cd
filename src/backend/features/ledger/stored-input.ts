import type { Reader } from '#backend/rpc/context.ts'
import { perDiemOf, typedFields } from './details.ts'
import { isOwnRate, type NewEntry } from './entry-input.ts'
import type { EntryWithSplits } from './stored-entries.ts'

/** A stored draft as the form or an import would give it, so that it can be changed and saved by the same rules. */
export async function storedInput(db: Reader, { row, splits }: EntryWithSplits): Promise<NewEntry> {
  // Rates that the contract's method gave are taken anew.
  const keepsRate = isOwnRate(row.rate_source)
  return {
    ...typedFields(row),
    rate: keepsRate ? row.rate : null,
    rateSource: keepsRate ? row.rate_source : '',
    rateDate: keepsRate ? row.rate_date : null,
    baseMinor: keepsRate ? row.base_minor : null,
    nature: row.nature === 'accrual' ? 'accrual' : 'cost',
    perDiem: await perDiemOf(db, row.id),
    costType: row.cost_type,
    procurementId: row.procurement_id,
    correctsPeriodId: row.corrects_period_id,
    correctsEntryId: row.corrects_entry_id,
    correctionNote: row.correction_note,
    splits: splits.map(split => ({
      lineId: split.budget_line_id,
      workPackageId: split.work_package_id,
      activityId: split.activity_id,
      share: split.share,
    })),
  }
}
