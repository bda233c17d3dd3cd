import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import { gizContract } from '../facts/giz-contract.ts'
import type { Cell } from './cell.ts'

/** Line, months after January 2025, cents each time, kind and activity: 8,400 a quarter. */
const RHYTHMS: readonly (readonly [string, readonly number[], number, Cell['kind'], string])[] = [
  ['1.1', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 110_000, 'services', 'A1'],
  ['1.2', [1, 4, 7, 10], 230_000, 'services', 'A2'],
  ['2.1', [2, 5, 8, 11], 110_000, 'travel', 'A2'],
  ['2.2', [2, 5, 8, 11], 170_000, 'operating', 'A1'],
]

/** Invented entries of the GIZ agreement, paid in euros; as many however large the ledger is. */
export const gizCells = (): readonly Cell[] =>
  RHYTHMS.flatMap(([line, months, targetMinor, kind, activity]) =>
    months.map(month => ({
      project: gizContract.code,
      line,
      month: monthKey(addMonths('2025-01-01', month)),
      targetMinor,
      weight: 1,
      fixed: 1,
      kind,
      mix: [['EUR', 100]],
      payers: { EUR: 'eu-lead' },
      intervention: null,
      recipients: [],
      units: null,
      sharedWith: [],
      workPackage: null,
      activities: [activity],
    })),
  )
