import type { ItemKind } from '#shared/domain/accounts/index.ts'

/** The column that names a record of each kind, in matches and on signed sheets. */
export const RECORD_COLUMN = {
  entry: 'entry_id',
  fund: 'fund_movement_id',
  forwarded: 'forwarded_movement_id',
  conversion: 'conversion_id',
  transfer: 'transfer_id',
} as const satisfies Record<ItemKind, string>

const KINDS = ['entry', 'fund', 'forwarded', 'conversion', 'transfer'] as const satisfies readonly ItemKind[]

type RecordColumns = Record<(typeof RECORD_COLUMN)[ItemKind], string | null>

/** The columns of a row that names one record; all blank for no kind. */
export const recordColumns = (kind: ItemKind | null, id: string): RecordColumns => ({
  entry_id: kind === 'entry' ? id : null,
  fund_movement_id: kind === 'fund' ? id : null,
  forwarded_movement_id: kind === 'forwarded' ? id : null,
  conversion_id: kind === 'conversion' ? id : null,
  transfer_id: kind === 'transfer' ? id : null,
})

/** The record that a row names; undefined when it names none. */
export function namedRecord(
  row: RecordColumns,
): { readonly kind: ItemKind; readonly id: string } | undefined {
  for (const kind of KINDS) {
    const id = row[RECORD_COLUMN[kind]]
    if (id !== null) return { kind, id }
  }
  return undefined
}
